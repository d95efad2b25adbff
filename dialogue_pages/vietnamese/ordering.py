"""The order of Vietnamese dictionaries: letters first, then tones, numbers by value.

a ă â b c d đ e ê ... with f j w z where foreign words put them; tones in the usual
order of dictionaries: level, huyền, hỏi, ngã, sắc, nặng.
"""

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_TONES = {
    tone: rank for rank, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)
}
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_MAX_DIGITS = 18

Key = tuple[tuple, ...]


def order_key(text: str) -> tuple[Key, Key, str]:
    """What texts are sorted by: `ba` < `bà` < `bả` < `bă`, `tổ 2` < `tổ 10`.

    Letters of all words decide first, tones only between the same letters, the text
    itself last, so that the order never depends on the order before.
    """
    pieces = _PIECE.findall(unicodedata.normalize("NFC", text.casefold()))
    spelled = [_spelled(piece) for piece in pieces]
    return tuple(s[0] for s in spelled), tuple(s[1] for s in spelled), text


def person_key(name: str) -> tuple:
    """Persons stand by given name, then by family and middle names."""
    *before, given = name.split() or [""]
    return order_key(given), order_key(" ".join(before))


def _spelled(piece: str) -> tuple[tuple, tuple]:
    if piece.isdecimal():
        return (0, int(piece[:_MAX_DIGITS]), piece), ()
    letters, tones = [], []
    for char in piece:
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[p] for p in parts if p in _TONES), 0)
        letter = unicodedata.normalize(
            "NFC", "".join(p for p in parts if p not in _TONES)
        )
        letters.append((_RANK.get(letter, len(_RANK)), letter))
        tones.append(tone)
    return (1, tuple(letters)), tuple(tones)
