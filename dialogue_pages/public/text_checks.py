"""A resident's text as the public would see it."""

from dataclasses import dataclass

from dialogue_pages.vietnamese.personal_data import find_personal_data, masked


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text as the public would see it."""

    text: str
    is_masked: bool = False


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
