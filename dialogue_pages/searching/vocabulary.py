"""The words that a commune's pages use, as far as a query asks for them."""

from collections import defaultdict
from dataclasses import dataclass

from dialogue_pages.vietnamese.search_words import LONGEST_WORD

from ..models import SearchWord
from .asking import Asked, Phrase, Query
from .matching import AS_TYPED, OTHER_ACCENTS, SAME_MEANING, Slot, Way, Ways

MOST_BEGINNINGS = 60
_NEWEST_OF_A_BEGINNING = 500  # pages with each of the words
_PAIR_AS_TYPED = 2


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`words` gives the forms that share a key, with their numbers."""

    words: dict[str, list[tuple[str, int]]]
    beginnings: tuple[tuple[str, int], ...] = ()

    @classmethod
    def for_queries(cls, site_id: int, *queries: Query) -> "Vocabulary":
        """Read at once all that may be asked for; a second query for a beginning."""
        asked = [word for query in queries for word in query.asked()]
        keys = {word.key for word in asked}
        keys |= {f"{one.key} {two.key}" for q in queries for one, two in q.pairs}
        rows = SearchWord.objects.filter(site=site_id)
        words = defaultdict(list)
        for key, form, pk in rows.filter(key__in=keys).values_list("key", "form", "pk"):
            words[key].append((form, pk))
        prefix = next((word for word in asked if word.is_prefix), None)
        begun = _beginning_with(rows, prefix) if prefix else ()
        return cls(dict(words), tuple(begun))

    def ways(self, query: Query) -> list[Ways]:
        """The ways to each concept that some page could have; none for the unknown."""
        return [
            Ways(
                [
                    *self._known(concept.typed, AS_TYPED),
                    *self._known(concept.same, SAME_MEANING),
                ],
                concept.size,
            )
            for concept in query.concepts
        ]

    def pairs(self, query: Query) -> list[Slot]:
        slots = (self._pair(one, two) for one, two in query.pairs)
        return [slot for slot in slots if slot.best or slot.others]

    def _known(self, phrases: tuple[Phrase, ...], factor: int) -> list[Way]:
        """Scattered over a page, `sở` and `độ` are no `sổ đỏ`: they weigh nothing."""
        ways = (
            [
                self._slot(asked, factor, OTHER_ACCENTS * (len(phrase) == 1))
                for asked in phrase
            ]
            for phrase in phrases
        )
        return [way for way in ways if all(s.best or s.others for s in way)]

    def _slot(self, asked: Asked, factor: int, loosely: int) -> Slot:
        if asked.is_prefix:
            begun = sorted(pk for _, pk in self.beginnings)
            newest = _NEWEST_OF_A_BEGINNING
            return Slot((), factor, begun, loosely, newest)
        best, others = [], []
        for form, pk in self.words.get(asked.key, ()):
            if form == asked.form:
                best.append(pk)
            elif not asked.is_strict or form.isascii():
                others.append(pk)
        return Slot(best, factor, sorted(others), loosely)

    def _pair(self, one: Asked, two: Asked) -> Slot:
        best, others = [], []
        for form, pk in self.words.get(f"{one.key} {two.key}", ()):
            if one.form and form == f"{one.form} {two.form}":
                best.append(pk)
            elif not (one.is_strict or two.is_strict):
                others.append(pk)
        return Slot(best, _PAIR_AS_TYPED, sorted(others))


def _beginning_with(rows, asked: Asked) -> list[tuple[str, int]]:
    """Single words, the shortest first."""
    # The range lets every collation use its index; the beginning is what counts.
    last = asked.key + "z" * LONGEST_WORD
    rows = rows.filter(key__gte=asked.key, key__lte=last)
    rows = rows.filter(key__startswith=asked.key).exclude(key__contains=" ")
    found = sorted(rows.values_list("form", "pk"), key=lambda row: (len(row[0]), row))
    return found[:MOST_BEGINNINGS]
