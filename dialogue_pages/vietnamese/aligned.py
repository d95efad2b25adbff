from functools import lru_cache

from .folding import fold, nfc


def fold_aligned(text: str) -> str:
    """Folded text in which every character keeps its place, for finding in the original.

    The text must be composed (`nfc`).
    """
    return "".join(map(_fold_one, text))


@lru_cache(maxsize=2048)
def _fold_one(character: str) -> str:
    folded = fold(nfc(character))
    return folded if len(folded) == 1 else character
