"""Patterns for words as phones and hurried hands leave them, over folded text."""

import re

_TONE = "[sfrxjw]"
# A tone key before a vowel begins the next syllable: "nam sau" without the space.
_LAST_TONE = f"(?:{_TONE}{{1,2}}(?![aeiouy]))?"
# Anything but letters, digits and the brackets of a mask.
GAP = r"[^0-9a-z\[\]]"


def as_typed(phrase: str) -> str:
    """A pattern for a folded phrase, also with Telex keys left in or without spaces.

    `so tai khoan` finds "số tài khoản", "soos taif khoanr" and "sotaikhoan".
    """
    return r"\s{0,3}".join(_syllable(word) for word in phrase.split())


def any_typed(*phrases: str) -> str:
    """A pattern for one of the phrases as a whole word, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return rf"(?<![a-z])(?:{'|'.join(map(as_typed, ordered))})(?![a-z])"


def _syllable(word: str) -> str:
    inner = "".join(_letter(letter, f"{_TONE}{{0,2}}") for letter in word[:-1])
    return inner + _letter(word[-1], "") + _LAST_TONE


def _letter(letter: str, tone: str) -> str:
    if letter in "aeiouy":
        return f"{letter}{{1,2}}{tone}"
    return "d{1,2}" if letter == "d" else re.escape(letter)
