"""A picture of told counts: where each bar lies, and what is written beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 320  # of the picture, in its own units
LONGEST = 42  # letters of a name that fit beside its number
_ROW = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a length for all of a group and, dark within it, a part of them.

    Lengths are None where the count is withheld. `label_y` is the line of the words.
    """

    name: str
    count: int | None
    part: int | None
    label_y: int
    bar_y: int
    length: int | None
    dark: int | None


@dataclass(frozen=True, slots=True)
class Picture:
    bars: list[Bar]
    height: int
    width: int = WIDTH


def picture_of(rows: Iterable[tuple[str, int | None, int | None]]) -> Picture:
    """Bars from rows of (name, count, how many of them are in the dark part)."""
    rows = list(rows)
    most = max((count for _, count, _ in rows if count), default=0)
    return Picture(
        [
            Bar(
                _short(name),
                count,
                part,
                label_y=place * _ROW + 13,
                bar_y=place * _ROW + 18,
                length=_length(count, most),
                dark=_length(part, most) if count is not None else None,
            )
            for place, (name, count, part) in enumerate(rows)
        ],
        height=len(rows) * _ROW,
    )


def _length(count: int | None, most: int) -> int | None:
    """At least a stroke for whatever is there, so that a few are not seen as none."""
    if count is None:
        return None
    return max(round(count * (WIDTH - 2) / most), 2) if count else 0


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
