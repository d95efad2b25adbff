"""Titles to choose from while a visitor still types."""

from wagtail.models import Site

from .asking import read_query
from .finding import Hit, hits_of, synonyms_of
from .marking import Marker
from .matching import Asking, likeliest
from .vocabulary import Vocabulary

MOST_SUGGESTIONS = 6
FEWEST_LETTERS = 2


def suggestions(site: Site, words: str) -> list[Hit]:
    """The likeliest pages with the words typed, of which the last may be unfinished."""
    query = read_query(words, synonyms_of(site), is_unfinished=True)
    if len(query.text) < FEWEST_LETTERS or not query.concepts:
        return []
    known = Vocabulary.for_queries(site.pk, query)
    ways = known.ways(query)
    if not all(concept.ways for concept in ways):
        return []
    asking = Asking(site.pk, ways, known.pairs(query), query.size)
    shown = likeliest(asking, most=MOST_SUGGESTIONS)
    return list(hits_of(site, shown, Marker.for_query(query)))
