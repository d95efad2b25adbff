"""How often the expected page is found: first of all, and among the first five."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wagtail.models import Site

from dialogue_pages.searching.finding import search

FEW = 5


class Recall(NamedTuple):
    """Shares from 0 to 1 of the queries whose page stands first, and among the first."""

    first: float
    among_few: float


class Found(NamedTuple):
    words: str
    expected: str
    place: int | None  # from 1; None where it is not on the first page

    @property
    def is_first(self) -> bool:
        return self.place == 1

    @property
    def is_among_few(self) -> bool:
        return self.place is not None and self.place <= FEW


def found(
    site: Site, names: Mapping[int, str], groups: Mapping[str, Mapping[str, str]]
) -> Iterator[Found]:
    """Where each query of the groups finds what it expects; `names` are by page keys."""
    for queries in groups.values():
        for words, expected in queries.items():
            hits = [names[hit.page.pk] for hit in search(site, words).hits]
            place = hits.index(expected) + 1 if expected in hits else None
            yield Found(words, expected, place)


def recall(rows: list[Found]) -> Recall:
    return Recall(
        sum(row.is_first for row in rows) / len(rows),
        sum(row.is_among_few for row in rows) / len(rows),
    )
