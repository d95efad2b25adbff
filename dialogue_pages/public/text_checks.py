"""What the portal reads in a resident's text before a person does."""

from dataclasses import dataclass

from dialogue_pages.vietnamese.complaints import ToldAs, told_as
from dialogue_pages.vietnamese.personal_data import find_personal_data, masked


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text as the public would see it."""

    text: str
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A message worded as a complaint or denunciation, and the words that say so."""

    is_denunciation: bool
    words: list[str]


def pieces_of(text: str) -> list[Piece]:
    """The text with personal data masked, cut where a mask begins or ends."""
    shown = masked(text, find_personal_data(text))
    pieces, at = [], 0
    for span in shown.spans:
        pieces += [
            Piece(shown.text[at : span.start]),
            Piece(shown.text[span.start : span.end], is_masked=True),
        ]
        at = span.end
    return [piece for piece in (*pieces, Piece(shown.text[at:])) if piece.text]


def suspicion_of(title: str, content: str) -> Suspicion | None:
    """Whether a message is worded as what the form may not take; a person decides."""
    found = told_as(f"{title}.\n{content}")
    if found is None:
        return None
    words = list(dict.fromkeys(reason.text for reason in found.reasons))
    return Suspicion(found.kind == ToldAs.DENUNCIATION, words[:3])
