"""What a visitor's words ask for: concepts, each with the ways in which it is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from dialogue_pages.vietnamese.search_words import (
    Word,
    is_asking_word,
    search_words,
    word_key,
)
from dialogue_pages.vietnamese.telex import read_telex
from dialogue_pages.vietnamese.visible_text import clean_line

LONGEST_QUERY = 200
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A word to look for. `form` is how it is best written; None: no way is better.

    A strict one is found as `form`, and in texts that were typed without accents.
    """

    key: str
    form: str | None = None
    is_strict: bool = False
    is_prefix: bool = False


Phrase = tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing asked for: as it was typed, and other phrases that mean the same."""

    typed: tuple[Phrase, ...]
    same: tuple[Phrase, ...] = ()

    @property
    def size(self) -> int:
        """How many of the typed words it is."""
        return len(self.typed[0])


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, cleaned, and what it asks for; `pairs` are words side by side."""

    text: str
    concepts: tuple[Concept, ...] = ()
    pairs: tuple[tuple[Asked, Asked], ...] = ()

    @property
    def size(self) -> int:
        return sum(concept.size for concept in self.concepts)

    def asked(self) -> Iterator[Asked]:
        for concept in self.concepts:
            for phrase in (*concept.typed, *concept.same):
                yield from phrase


def read_query(
    text: str,
    synonyms: Iterable[list[str]] = (),
    *,
    is_loose: bool = False,
    is_unfinished: bool = False,
) -> Query:
    """Read the words of a visitor.

    Loose words may have other accents than were typed; an unfinished last word is the
    beginning of one.
    """
    text = clean_line(text[:LONGEST_QUERY])
    typed = [_read(word) for word in list(search_words(text))[:MOST_WORDS]]
    rows = [[_words(phrase) for phrase in row] for row in synonyms]
    has_accents = any(word.has_accents for readings in typed for word in readings)
    reader = _Reader(rows, has_accents, is_loose)
    if is_unfinished and typed:
        concepts = [*reader.concepts(typed[:-1]), _unfinished(typed[-1])]
    else:
        concepts = reader.concepts(typed)
    asked = [reader.asked(readings[-1]) for readings in typed]
    return Query(text, tuple(concepts), tuple(pairwise(asked)))


# What a typed word may stand for, the likeliest last.
_Readings = tuple[Word, ...]


def _read(word: Word) -> _Readings:
    telex = read_telex(word.form)
    if telex is None:
        return (word,)
    return word, replace(word, form=telex, key=word_key(telex))


@lru_cache(maxsize=2048)
def _words(phrase: str) -> tuple[Word, ...]:
    return tuple(search_words(clean_line(phrase)))


def _unfinished(readings: _Readings) -> Concept:
    """Without accents: who types `đươ` has the tone still before them."""
    return Concept(((Asked(readings[-1].key, is_prefix=True),),))


@dataclass(frozen=True, slots=True)
class _Reader:
    rows: list[list[tuple[Word, ...]]]  # synonyms, each of several phrases
    has_accents: bool
    is_loose: bool

    def concepts(self, typed: list[_Readings]) -> Iterator[Concept]:
        """Synonyms where there are any, else single words but those that only ask."""
        alone = [t for t in typed if not self.only_asks(t)] or typed
        place = 0
        while place < len(typed):
            concept = self.synonym_at(typed[place:])
            if concept is None and typed[place] in alone:
                phrases = ((self.asked(word),) for word in typed[place])
                concept = Concept(tuple(phrases))
            if concept:
                yield concept
            place += concept.size if concept else 1

    def only_asks(self, readings: _Readings) -> bool:
        return is_asking_word(readings[-1], accents_are_typed=self.has_accents)

    def asked(self, word: Word) -> Asked:
        form = word.form if self.has_accents else None
        return Asked(word.key, form, word.has_accents and not self.is_loose)

    def synonym_at(self, typed: list[_Readings]) -> Concept | None:
        """The longest phrase that the query begins with, and all that mean the same."""
        found = [
            (phrase, row)
            for row in self.rows
            for phrase in row
            if self.begins_with(typed, phrase)
        ]
        if not found:
            return None
        length = max(len(phrase) for phrase, _ in found)
        longest = [(phrase, row) for phrase, row in found if len(phrase) == length]
        is_strict = self.has_accents and not self.is_loose
        written = tuple(
            Asked(word.key, word.form, is_strict and word.has_accents)
            for word in longest[0][0]
        )
        same = (
            tuple(Asked(word.key, word.form, is_strict=True) for word in other)
            for phrase, row in longest
            for other in row
            if other is not phrase
        )
        return Concept((written,), tuple(dict.fromkeys(same)))

    def begins_with(self, typed: list[_Readings], phrase: tuple[Word, ...]) -> bool:
        if not phrase or len(phrase) > len(typed):
            return False
        by_key = len(phrase) > 1 and (self.is_loose or not self.has_accents)
        return all(
            any(r.form == word.form or (by_key and r.key == word.key) for r in readings)
            for readings, word in zip(typed, phrase, strict=False)
        )
