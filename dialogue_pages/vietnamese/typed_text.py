"""A text as people type it, made comparable without losing where anything stands."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from .folding import fold

# Characters that cannot be seen and those that make a symbol of another.
_UNSEEN = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\u20d0-\u20f0\ufe00-\ufe0f\ufeff"
)
_ADDED = f"[\u0300-\u036f{_UNSEEN}]"
_CLUSTER = re.compile(f".{_ADDED}*", re.DOTALL)
_ANY_ADDED = re.compile(_ADDED)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SUPERSCRIPT = re.compile("[²³¹\u2070-\u2079]")
_BARRIER = "]"


@dataclass(frozen=True, slots=True)
class TypedText:
    """One character of `cased` and of `folded` for each that a reader sees."""

    cased: str
    folded: str
    starts: tuple[int, ...] | range
    length: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `folded` stands in the text as given."""
        after = self.starts[end] if end < len(self.starts) else self.length
        return self.starts[start], after

    def without(self, places: Iterable[tuple[int, int]]) -> "TypedText":
        """The same text with brackets in these places, over which nothing reads."""
        if not (places := list(places)):
            return self
        return replace(
            self,
            cased=_blanked(self.cased, places),
            folded=_blanked(self.folded, places),
        )


def read_typed(text: str) -> TypedText:
    if text.isascii():
        return TypedText(text, text.lower(), range(len(text)), len(text))
    if not _ANY_ADDED.search(text):
        return _of_single_letters(text)
    clusters = [(match.start(), *_read(match[0])) for match in _CLUSTER.finditer(text)]
    return TypedText(
        "".join(cased for _, cased, _ in clusters),
        "".join(folded for _, _, folded in clusters),
        tuple(start for start, _, _ in clusters),
        len(text),
    )


def _of_single_letters(text: str) -> TypedText:
    """The same for a text of composed letters, each of them looked at once."""
    read = {ord(letter): _read(letter) for letter in set(text)}
    return TypedText(
        text.translate({letter: cased for letter, (cased, _) in read.items()}),
        text.translate({letter: folded for letter, (_, folded) in read.items()}),
        range(len(text)),
        len(text),
    )


def lowered(text: str) -> str:
    """Lower case in which every character keeps its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(low if len(low := one.lower()) == 1 else one for one in text)


@lru_cache(maxsize=4096)
def _read(cluster: str) -> tuple[str, str]:
    seen = _INVISIBLE.sub("", cluster) or " "
    seen = _DASHES.sub("-", seen)
    form = "NFC" if _SUPERSCRIPT.match(seen) else "NFKC"
    cased = unicodedata.normalize(form, seen)
    if len(cased) != 1:
        cased = seen[0]
    if cased.isdecimal():  # the figures of other scripts
        cased = str(unicodedata.decimal(cased))
    folded = fold(cased)
    return cased, folded if len(folded) == 1 else cased


def _blanked(text: str, places: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(places):
        parts += text[at:start], _BARRIER * (end - max(at, start))
        at = max(at, end)
    return "".join([*parts, text[at:]])
