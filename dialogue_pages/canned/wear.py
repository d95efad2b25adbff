"""How much of a template's own words an answer that began with it no longer has."""

from itertools import pairwise

from dialogue_pages.vietnamese.folding import words

from .gaps import between_gaps

HEAVY = 40  # percent of a template's words
_FEW = 3  # uses that tell nothing yet


def is_worn(used: int, rewritten: int) -> bool:
    """Whether most uses changed the template heavily."""
    return used >= _FEW and 2 * rewritten > used


def changed_percent(template: str, text: str) -> int:
    """The share of the template's words that were changed or taken out, 0 to 100.

    A word stands where it still stands beside a neighbour of before. Variables and gaps
    are there to be replaced, so they do not count; nor does what was added.
    """
    pieces = [words(piece) for piece in between_gaps(template)]
    own = sum(map(len, pieces))
    if not own:
        return 0
    written = words(text)
    single, pairs = set(written), set(pairwise(written))
    standing = sum(_standing(piece, single, pairs) for piece in pieces)
    return round(100 * (own - standing) / own)


def _standing(piece: list[str], single: set, pairs: set) -> int:
    """How many words of a piece still stand; one alone wherever it stands."""
    if len(piece) == 1:
        return int(piece[0] in single)
    kept = [pair in pairs for pair in pairwise(piece)]
    beside = zip([False, *kept], [*kept, False], strict=True)
    return sum(before or after for before, after in beside)
