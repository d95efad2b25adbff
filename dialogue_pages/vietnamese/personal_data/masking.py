from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from .kinds import MASKS, Span


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with words for personal data; `spans` are the places of these words."""

    text: str
    spans: list[Span]


def mask(text: str, spans: Iterable[Span]) -> str:
    return masked(text, spans).text


def masked(text: str, spans: Iterable[Span]) -> Masked:
    """The masked text with the place of each mask, in the order of the spans."""
    parts, places, at, length = [], [], 0, 0
    for span in sorted(spans, key=attrgetter("start")):
        if span.start < at:
            raise ValueError("Spans overlap.")
        kept, shown = text[at : span.start], MASKS[span.kind]
        start = length + len(kept)
        length = start + len(shown)
        places.append(Span(span.kind, start, length))
        parts += kept, shown
        at = span.end
    return Masked("".join([*parts, text[at:]]), places)
