"""The pages that hold what is asked for, weighed by one statement over the postings.

Only integers are added and compared, so SQLite and PostgreSQL give the same pages in
the same order. Every list of numbers comes from our own tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection

from ..models import SearchEntry, SearchPosting

AS_TYPED, SAME_MEANING, OTHER_ACCENTS = 3, 2, 1
_EVERY_WORD = 10_000  # more than all weights together


@dataclass(frozen=True, slots=True)
class Slot:
    """Keys of the words that may stand for one word, and what their weight counts."""

    best: Sequence[int]
    factor: int = AS_TYPED
    others: Sequence[int] = ()


Way = list[Slot]  # all must stand in the page


class Ways(NamedTuple):
    """How a concept of so many words may be written; one way is enough."""

    ways: list[Way]
    size: int = 1


class Match(NamedTuple):
    """A page that was found; matches sort as they are shown."""

    worth: int  # negative: what is worth most comes first
    day: int  # negative likewise
    page: int  # negative likewise
    kind: str
    topic: int | None
    year: int


def matches(
    site_id: int, concepts: list[Ways], pairs: Sequence[Slot], *, at_least: int
) -> list[Match]:
    """Every page with at least so many of the words of the concepts, in no order."""
    statement = _Statement()
    found = statement.pages(concepts, pairs, at_least)
    entries, number = SearchEntry._meta.db_table, statement.number
    sql = f"""
        SELECT -m.score, -e.day, -e.page_id, e.kind, e.topic_id, e.year
        FROM ({found}) m JOIN {entries} e ON e.page_id = m.entry
        WHERE e.site_id = {number(site_id)}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, statement.numbers)
        return list(map(Match._make, cursor.fetchall()))


class _Statement:
    """Builds the statement from the inside; numbers in the order of their places."""

    table = SearchPosting._meta.db_table

    def __init__(self):
        self.numbers: list[int] = []

    def number(self, value: int) -> str:
        self.numbers.append(int(value))
        return "%s"

    def listed(self, values: Sequence[int]) -> str:
        return ", ".join(map(self.number, values))

    def pages(self, concepts: list[Ways], pairs: Sequence[Slot], at_least: int) -> str:
        parts = [
            f"SELECT entry, score + {_EVERY_WORD * concept.size:d} AS score,"  # noqa: S608
            f" {concept.size:d} AS words FROM ({self.any_of(concept.ways)}) c{place}"
            for place, concept in enumerate(concepts)
        ]
        parts += [
            f"SELECT entry, score, 0 AS words FROM ({self.slot(pair)}) p{place}"  # noqa: S608
            for place, pair in enumerate(pairs)
        ]
        if len(parts) == 1:
            return parts[0]
        return f"""
            SELECT entry, SUM(score) AS score FROM ({" UNION ALL ".join(parts)}) parts
            GROUP BY entry HAVING SUM(words) >= {self.number(at_least)}
        """  # noqa: S608

    def any_of(self, ways: list[Way]) -> str:
        if len(ways) == 1:
            return self.all_of(ways[0])
        parts = " UNION ALL ".join(self.all_of(way) for way in ways)
        return f"SELECT entry, MAX(score) AS score FROM ({parts}) ways GROUP BY entry"  # noqa: S608

    def all_of(self, way: Way) -> str:
        """A phrase weighs as much as its weakest word."""
        if len(way) == 1:
            return self.slot(way[0])
        parts = " UNION ALL ".join(map(self.slot, way))
        return f"""
            SELECT entry, MIN(score) AS score FROM ({parts}) slots
            GROUP BY entry HAVING COUNT(*) = {self.number(len(way))}
        """  # noqa: S608

    def slot(self, slot: Slot) -> str:
        factor = f"{slot.factor:d}"
        if slot.best and slot.others:
            best = self.listed(slot.best)
            factor = (
                f"CASE WHEN word IN ({best}) THEN {factor} ELSE {OTHER_ACCENTS} END"
            )
        elif slot.others:
            factor = f"{OTHER_ACCENTS:d}"
        words = [*slot.best, *slot.others]
        if len(words) == 1:
            return (
                f"SELECT entry, weight * {factor} AS score FROM {self.table}"  # noqa: S608
                f" WHERE word = {self.number(words[0])}"
            )
        # The plus keeps SQLite from grouping by way of another index, over all rows.
        return (
            f"SELECT +entry AS entry, MAX(weight * {factor}) AS score"  # noqa: S608
            f" FROM {self.table} WHERE word IN ({self.listed(words)}) GROUP BY +entry"
        )
