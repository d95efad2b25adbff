"""The pages that hold what is asked for, weighed by one statement over the postings.

Only integers are added and compared, so SQLite and PostgreSQL give the same pages in
the same order. Every list of numbers comes from our own tables.
"""

from collections.abc import Mapping, Sequence
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
    loosely: int = OTHER_ACCENTS  # what the weight of the others counts
    newest: int = 0  # where not 0: only so many pages of each word are looked at

    @property
    def words(self) -> list[int]:
        return [*self.best, *self.others]


Way = list[Slot]  # all must stand in the page


class Ways(NamedTuple):
    """How a concept of so many words may be written; one way is enough."""

    ways: list[Way]
    size: int = 1


class Match(NamedTuple):
    """A page that was found; a greater one is shown before."""

    score: int
    day: int
    page: int
    kind: str


class Counted(NamedTuple):
    """How many of all pages found are alike in what facets tell."""

    kind: str
    topic: int | None
    year: int
    pages: int


class Found(NamedTuple):
    """The pages asked for, the likeliest first, and all that were found, counted."""

    shown: list[Match]
    counted: list[Counted]


@dataclass(frozen=True, slots=True)
class Asking:
    """What a page must have to be found: so many of the words of the concepts."""

    site_id: int
    concepts: list[Ways]
    pairs: Sequence[Slot]
    at_least: int

    @property
    def size(self) -> int:
        return sum(concept.size for concept in self.concepts)


def found(
    asking: Asking, chosen: Mapping[str, str | int], *, first: int, most: int
) -> Found:
    """All that is found, counted, and so many of the pages with the chosen values.

    `chosen` has values of the columns kind, topic_id and year; one that no page found
    has narrows nothing. `first` is how many pages are passed over.
    """
    statement = _Statement()
    sql = f"""
        WITH found AS ({statement.entries(asking)}),
        groups AS (
            SELECT kind, topic_id, year, COUNT(*) AS pages FROM found
            GROUP BY kind, topic_id, year
        )
        SELECT pages, kind, topic_id, year, 0 FROM groups
        UNION ALL SELECT * FROM (
            SELECT 0, kind, score, day, page_id FROM found
            {statement.narrowed(chosen)} {statement.ordered(first, most)}
        ) shown
    """  # noqa: S608
    rows = statement.rows(sql)
    shown = [Match(*told, kind) for pages, kind, *told in rows if not pages]
    counted = [
        Counted(kind, topic, year, pages)
        for pages, kind, topic, year, _ in rows
        if pages
    ]
    return Found(sorted(shown, reverse=True), counted)


def likeliest(asking: Asking, *, most: int, kind: str | None = None) -> list[Match]:
    """The first so many of the pages found, the likeliest first."""
    statement = _Statement()
    sql = f"""
        SELECT score, day, page_id, kind FROM ({statement.entries(asking)}) found
        {statement.narrowed({"kind": kind} if kind else {}, known=True)}
        {statement.ordered(0, most)}
    """  # noqa: S608
    return list(map(Match._make, statement.rows(sql)))


def may_find(asking: Asking) -> bool:
    """False where no page has all that it must have: told sooner than by `found`."""
    if len(asking.concepts) == 1 or asking.at_least < asking.size:
        return True
    statement = _Statement()
    return bool(statement.rows(statement.any_with_all(asking.concepts)))


class _Statement:
    """Builds a statement from its beginning on; values in the order of their places."""

    table, entry_table = SearchPosting._meta.db_table, SearchEntry._meta.db_table

    def __init__(self):
        self.values: list[int | str] = []

    def rows(self, sql: str) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(sql, self.values)
            return cursor.fetchall()

    def value(self, value: int | str) -> str:
        self.values.append(value)
        return "%s"

    def number(self, value: int) -> str:
        return self.value(int(value))

    def listed(self, values: Sequence[int]) -> str:
        return ", ".join(map(self.number, values))

    def entries(self, asking: Asking) -> str:
        found = self.pages(asking.concepts, asking.pairs, asking.at_least)
        return f"""
            SELECT m.score, e.day, e.page_id, e.kind, e.topic_id, e.year
            FROM ({found}) m JOIN {self.entry_table} e ON e.page_id = m.entry
            WHERE e.site_id = {self.number(asking.site_id)}
        """  # noqa: S608

    def narrowed(self, chosen: Mapping[str, str | int], *, known=False) -> str:
        conditions = []
        for column, value in chosen.items():
            condition = f"{column} = {self.value(value)}"
            if not known:
                others = f"SELECT 1 FROM groups WHERE {column} = {self.value(value)}"  # noqa: S608
                condition = f"({condition} OR NOT EXISTS ({others}))"
            conditions.append(condition)
        return "WHERE " + " AND ".join(conditions) if conditions else ""

    def ordered(self, first: int, most: int) -> str:
        return (
            "ORDER BY score DESC, day DESC, page_id DESC"
            f" LIMIT {self.number(most)} OFFSET {self.number(first)}"
        )

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

    def any_with_all(self, concepts: list[Ways]) -> str:
        """One row where some page has every concept; pages are looked up by their key."""
        first, *others = concepts
        begun = {word for way in first.ways for word in way[0].words}
        sql = (
            f"SELECT 1 FROM {self.table} p WHERE word IN ({self.listed(sorted(begun))})"  # noqa: S608
        )
        if all(len(way) == 1 for way in first.ways):
            concepts = others
        conditions = "".join(f" AND ({self.has_any(c.ways)})" for c in concepts)
        return f"{sql}{conditions} LIMIT 1"

    def has_any(self, ways: list[Way]) -> str:
        return " OR ".join(" AND ".join(map(self.has, way)) for way in ways)

    def has(self, slot: Slot) -> str:
        words = self.listed(slot.words)
        return (
            f"EXISTS (SELECT 1 FROM {self.table} o"  # noqa: S608
            f" WHERE o.word IN ({words}) AND o.entry = p.entry)"
        )

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
                f"CASE WHEN word IN ({best}) THEN {factor} ELSE {slot.loosely:d} END"
            )
        elif slot.others:
            factor = f"{slot.loosely:d}"
        words = slot.words
        if len(words) == 1:
            return (
                f"SELECT entry, weight * {factor} AS score FROM {self.table}"  # noqa: S608
                f" WHERE word = {self.number(words[0])}"
            )
        if slot.newest:
            return self.newest_of(words, slot.newest, factor)
        # The plus keeps SQLite from grouping by way of another index, over all rows.
        return (
            f"SELECT +entry AS entry, MAX(weight * {factor}) AS score"  # noqa: S608
            f" FROM {self.table} WHERE word IN ({self.listed(words)}) GROUP BY +entry"
        )

    def newest_of(self, words: Sequence[int], most: int, factor: str) -> str:
        """Of each word the pages that were made last, which have the greatest keys."""
        parts = " UNION ALL ".join(
            f"SELECT * FROM (SELECT entry, weight FROM {self.table}"  # noqa: S608
            f" WHERE word = {self.number(word)} ORDER BY entry DESC LIMIT {most:d}) w{place}"
            for place, word in enumerate(words)
        )
        return (
            f"SELECT entry, MAX(weight * {factor}) AS score"  # noqa: S608
            f" FROM ({parts}) newest GROUP BY entry"
        )
