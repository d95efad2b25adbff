"""The words by which the office finds a case, folded and in one text."""

import re
from collections.abc import Iterator
from itertools import chain

from django.db import models

from dialogue_pages.vietnamese.folding import nfc
from dialogue_pages.vietnamese.search_words import word_key, word_keys

WORDED = (
    "title",
    "content",
    "sender_name",
    "sender_phone",
    "sender_email",
    "sender_address",
    "public_title",
    "public_text",
    "hamlet_id",
)
_OFFICE_ONLY = WORDED[:6]
_PUBLIC = ("public_title", "public_text")
_SHORTEST_ENDING = 4
_NOT_A_DIGIT = re.compile(r"\D")


class QuestionWords(models.Model):
    """The words of a question: ` duong ngap | thon ~duong ~ngap ~h7 `.

    Each is a `word_key` between spaces, in the order of the text; `|` parts two texts. A
    `~` marks the words that everybody at the desk may search, and the key of the hamlet.
    Triggers (SQLite) and an index (PostgreSQL) of migration 0030 make it searchable.
    """

    question = models.OneToOneField(
        "dialogue_pages.Question",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="words",
    )
    text = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []

    def __str__(self):
        return self.text


def words_of(question) -> str:
    """What `QuestionWords.text` holds for a question."""
    parts = [_keys(getattr(question, name)) for name in _OFFICE_ONLY]
    parts.append(_endings(question.sender_phone))
    parts += [[f"~{key}" for key in _keys(getattr(question, n))] for n in _PUBLIC]
    if question.hamlet_id:
        parts.append([hamlet_key(question.hamlet_id)])
    told = chain.from_iterable([*part, "|"] for part in parts if part)
    return f" {' '.join(told)} "


def hamlet_key(pk: int) -> str:
    return f"~h{pk}"


def worded(question) -> tuple:
    """All that `words_of` reads; the same again needs no new words."""
    return tuple(question.__dict__.get(name) for name in WORDED)


def _keys(text: str) -> list[str]:
    return word_keys(nfc(text))


def _endings(phone: str) -> list[str]:
    """A number is known by its last digits as well."""
    digits = _NOT_A_DIGIT.sub("", phone)
    return list(dict.fromkeys(_ending_keys(digits)))


def _ending_keys(digits: str) -> Iterator[str]:
    for start in range(max(len(digits) - _SHORTEST_ENDING + 1, 0)):
        yield word_key(digits[start:])
