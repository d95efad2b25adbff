"""How much each word of a page weighs; a few integers, the same on every database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dialogue_pages.vietnamese.search_words import Word, search_words

from .page_texts import PageText

TITLE, LEAD, BODY = 24, 8, 3
# Two words side by side are a word more often than not: `sổ đỏ`, `mất điện`.
PAIR_IN_TITLE, PAIR_IN_LEAD = 30, 10
_MOST_REPEATS = 3


def weighed(page: PageText) -> dict[tuple[str, str], int]:
    """The weight of every (form, key) of a page; a pair has a space in both."""
    title, lead, body = (
        list(search_words(text)) for text in (page.title, page.lead, page.body)
    )
    weights: Counter[tuple[str, str]] = Counter()
    for words, weight in ((title, TITLE), (lead, LEAD), (body, BODY)):
        for word, times in Counter(map(_names, words)).items():
            weights[word] += weight + min(times - 1, _MOST_REPEATS)
    for words, weight in ((title, PAIR_IN_TITLE), (lead, PAIR_IN_LEAD)):
        for pair in set(pairs_of(words)):
            weights[pair] += weight
    return weights


def pairs_of(words: Iterable[Word]) -> Iterator[tuple[str, str]]:
    for one, two in pairwise(words):
        yield f"{one.form} {two.form}", f"{one.key} {two.key}"


def _names(word: Word) -> tuple[str, str]:
    return word.form, word.key
