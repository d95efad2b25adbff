"""TCVN 5712:1993 VN3, the encoding of the ABC fonts (.VnTime), read as Windows-1252."""

import re

from .syllables import is_syllable

_RANGES = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
LETTERS = {
    start + offset: letter
    for start, letters in _RANGES.items()
    for offset, letter in enumerate(letters)
}
# Programs also show AD (ư) as a minus and B7 (ã) as a bullet operator.
_TABLE = LETTERS | {0x2212: "ư", 0x2219: "ã"}
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(r"(?:(?<=\s)|^)\W*([^\W\d_]+)\W*(?=\s|$)")
_CAPITALS = frozenset("ĂÂÊÔƠƯĐ")  # the only accented capitals with a code


def from_tcvn3(text: str) -> str:
    converted = text.translate(_TABLE)
    return "\n".join(map(_raise_capitals, converted.split("\n")))


def is_raised(line: str) -> bool:
    """Whether capitals of a line were set by the words around them."""
    return from_tcvn3(line) != line.translate(_TABLE)


def _raise_capitals(line):
    """Capitals with a tone exist only in a capital font, so they come out small.

    A line is set in capitals if a whole word of it is, not only abbreviations:
    `ủY BAN` is, `Số: /KH-UBND` is not.
    """
    sure = [letter for letter in line if _is_sure(letter)]
    if sure and all(map(str.isupper, sure)) and any(map(_is_capital, _words(line))):
        return line.upper()
    return _WORD.sub(lambda word: _raise_word(word[0]), line)


def _words(line):
    return [match[1] for match in _ALONE.finditer(line)]


def _is_sure(letter):
    """Whether the case of a letter is as typed, whatever the font."""
    return letter in _CAPITALS or letter.isascii() and letter.isalpha()


def _is_capital(word):
    sure = [letter for letter in word if _is_sure(letter)]
    is_mixed = len(sure) < len(word) and len(word) > 1
    is_whole = len(word) > 2 and is_syllable(word)
    return len(sure) > 1 and all(map(str.isupper, sure)) and (is_mixed or is_whole)


def _raise_word(word):
    return word.upper() if _is_capital(word) else word
