"""The public text of a question, made from the original; the original stays."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dialogue_pages.vietnamese.personal_data import find_personal_data

from .acting import Actor, locked
from .exceptions import ActRefusedError
from .models import CommuneSettings, Question
from .models.answer_privacy import personal_data_in
from .stages import Role

PREPARED = "dialogue_pages.question.prepare_public"
PREPARERS = frozenset({Role.MODERATOR, Role.APPROVER})
BY_HAND = "by_hand"
_WORDS = re.compile(r"\w+|[^\w\s]")


def left_of_people(question: Question, texts: list[str]) -> list[str]:
    """What of people still stands in texts that are to be public, as it is refused later."""
    office = CommuneSettings.for_site(question.site)
    return list(personal_data_in(texts, office=office, question=question))


@transaction.atomic
def prepare(
    question: Question, title: str, text: str, *, by: Actor, version: int | None = None
) -> Question:
    """Keep what the public would read, and which places of the original it leaves out."""
    if not by.roles & PREPARERS:
        raise ActRefusedError(_("This is not yours to do."))
    question = locked(question, version=version)
    question.public_title, question.public_text = title, text
    question.masks = [
        {"field": field, "start": start, "end": end, "kind": kind}
        for field, original, public in (
            ("title", question.title, title),
            ("content", question.content, text),
        )
        for start, end, kind in left_out(original, public)
    ]
    question.version += 1
    question.save()
    log(question, PREPARED, user=by.user, title=question.number)
    return question


def left_out(original: str, public: str) -> Iterator[tuple[int, int, str]]:
    """The places of an original that a public text does not have, with their kinds."""
    pieces = list(_pieces(original))
    compared = SequenceMatcher(
        None,
        [original[start:end] for start, end, _kind in pieces],
        _WORDS.findall(public),
        autojunk=False,
    )
    for what, first, last, _new_first, _new_last in compared.get_opcodes():
        if what in ("replace", "delete"):
            for kind, run in groupby(pieces[first:last], key=itemgetter(2)):
                run = list(run)
                yield run[0][0], run[-1][1], kind


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text in order; each found piece of personal data is one word."""
    at = 0
    for span in find_personal_data(text):
        yield from _words(text, at, span.start)
        yield span.start, span.end, str(span.kind)
        at = span.end
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for word in _WORDS.finditer(text, start, end):
        yield word.start(), word.end(), BY_HAND
