import re
from collections.abc import Iterable, Iterator

from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.personal_data import find_personal_data

from .commune_settings import CommuneSettings

_SEPARATORS = re.compile(r"[\s.\-()]+")


def personal_data_in(
    texts: Iterable[str], *, office: CommuneSettings, question=None
) -> Iterator[str]:
    """What of a person still stands in texts that are to be public.

    The office's own telephone, e-mail and address may stand there; the name of the
    sender of `question` only with the second consent.
    """
    own = _bare(f"{office.phone} {office.email} {office.address}")
    for text in texts:
        for span in find_personal_data(text):
            found = text[span.start : span.end]
            if _bare(found) not in own:
                yield found
        if question and _is_secret(question) and _names(question, text):
            yield question.sender_name


def _is_secret(question) -> bool:
    return not question.may_publish_name and not question.anonymised_at


def _names(question, text: str) -> bool:
    """Whether a text holds the full name of the sender, with or without accents."""
    words = fold(question.sender_name).split()
    return len(words) > 1 and f" {' '.join(words)} " in f" {_words(text)} "


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text).casefold()
