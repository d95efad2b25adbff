"""A search from the words of a visitor to what is shown of the pages found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from wagtail.models import Page, PageViewRestriction, Site

from ..choices import SearchKind
from ..facets import Facet
from ..models import SearchSynonym, SearchText
from .asking import Query, read_query
from .facets import QUERY, columns_of, narrowed
from .marking import Marker
from .matching import Asking, Found, Match, found, may_find
from .vocabulary import Vocabulary

HITS_ON_A_PAGE = 10
MOST_PAGES = 100


class Closeness(StrEnum):
    """How close the pages found are to what was typed."""

    AS_TYPED = "as_typed"
    OTHER_ACCENTS = "other_accents"
    SOME_WORDS = "some_words"


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found, with the found words marked."""

    page: Page
    title: str
    marked_title: SafeString
    excerpt: SafeString
    kind: SearchKind
    on: date


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what a search found. `count` is of all pages, narrowed."""

    query: Query
    count: int = 0
    hits: list[Hit] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    closeness: Closeness = Closeness.AS_TYPED
    number: int = 1

    @property
    def first(self) -> int:
        """Which of all the first hit is."""
        return (self.number - 1) * HITS_ON_A_PAGE + 1

    @property
    def narrowing(self) -> str:
        """The address of this search without the number of its page."""
        chosen = [(f.parameter, f.chosen.value) for f in self.facets if f.chosen]
        return urlencode([(QUERY, self.query.text), *chosen])

    @property
    def chosen(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.chosen]

    @property
    def pages(self) -> int:
        return min(max(-(-self.count // HITS_ON_A_PAGE), 1), MOST_PAGES)


def search(
    site: Site,
    words: str,
    *,
    chosen: Mapping[str, str] | None = None,
    number: int = 1,
) -> Results:
    """What everybody may read on this site about the words, the likeliest first.

    The number of database queries does not depend on how much is found.
    """
    synonyms = synonyms_of(site)
    query = read_query(words, synonyms)
    if not query.concepts:
        return Results(query)
    loose = read_query(words, synonyms, is_loose=True)
    columns = columns_of(chosen or {})
    number = min(max(number, 1), MOST_PAGES)
    for asked, closeness, asking in _tries(site, query, loose):
        told = _page(asking, columns, number)
        if not told.counted:
            continue
        count, facets = narrowed(told.counted, chosen or {}, asked.text)
        results = Results(asked, count, [], facets, closeness)
        if number > results.pages:
            number = results.pages
            told = _page(asking, columns, number)
        hits = list(hits_of(site, told.shown, Marker.for_query(asked)))
        return replace(results, number=number, hits=hits)
    return Results(query)


def _page(asking: Asking, columns: Mapping[str, str | int], number: int) -> Found:
    first = (number - 1) * HITS_ON_A_PAGE
    return found(asking, columns, first=first, most=HITS_ON_A_PAGE)


def synonyms_of(site: Site) -> list[list[str]]:
    return [row.phrases for row in SearchSynonym.objects.filter(site=site)]


def _tries(
    site: Site, query: Query, loose: Query
) -> Iterator[tuple[Query, Closeness, Asking]]:
    """Every word as typed; else with other accents; else most of the words."""
    words = Vocabulary.for_queries(site.pk, query, loose)
    tries = [(query, query.size, Closeness.AS_TYPED)]
    if loose != query:
        tries.append((loose, loose.size, Closeness.OTHER_ACCENTS))
    most = -(-loose.size * 3 // 5)
    if most < loose.size:
        tries.append((loose, most, Closeness.SOME_WORDS))
    for asked, at_least, closeness in tries:
        known = [ways for ways in words.ways(asked) if ways.ways]
        if sum(ways.size for ways in known) >= at_least:
            asking = Asking(site.pk, known, words.pairs(asked), at_least)
            if may_find(asking):
                yield asked, closeness, asking


def hits_of(site: Site, shown: list[Match], marker: Marker) -> Iterator[Hit]:
    """The pages as they are now; one that is not public after all is left out."""
    keys = [match.page for match in shown]
    pages = _public(site, Page.objects.in_bulk(keys))
    texts = SearchText.objects.in_bulk(keys)
    for key, match in zip(keys, shown, strict=True):
        page, text = pages.get(key), texts.get(key)
        if page and text:
            yield Hit(
                page,
                text.title,
                marker.marked(text.title),
                marker.excerpt(text.lead, text.body),
                SearchKind(match.kind),
                date.fromordinal(match.day),
            )


def _public(site: Site, pages: dict[int, Page]) -> dict[int, Page]:
    """Those that are live, open and of this site.

    Asked of each page found by its key: with conditions on its path SQLite reads the
    whole tree instead.
    """
    above = {path for page in pages.values() for path in _paths_to(page)}
    guards = PageViewRestriction.objects.filter(page__path__in=above)
    guarded = set(guards.values_list("page__path", flat=True))
    home = site.root_page.path
    return {
        key: page
        for key, page in pages.items()
        if page.live and page.path.startswith(home) and not guarded & _paths_to(page)
    }


def _paths_to(page: Page) -> set[str]:
    ends = range(Page.steplen, len(page.path) + 1, Page.steplen)
    return {page.path[:end] for end in ends}
