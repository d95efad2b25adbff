"""TCVN 5712:1993 VN3, the encoding of the ABC fonts (.VnTime), read as Windows-1252."""

import re

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
_CAPITALS = re.compile(r"[^\W\d_]+")


def from_tcvn3(text: str) -> str:
    converted = text.translate(_TABLE)
    return "\n".join(map(_raise_capitals, converted.split("\n")))


def _raise_capitals(line):
    """Capitals with a tone exist only in a capital font, so they come out small."""
    plain = [letter for letter in line if letter.isascii() and letter.isalpha()]
    if len(plain) > 2 and all(map(str.isupper, plain)):
        return line.upper()
    return _CAPITALS.sub(lambda word: _raise_word(word[0]), line)


def _raise_word(word):
    plain = [letter for letter in word if letter.isascii()]
    is_capital = len(plain) > 1 and all(map(str.isupper, plain))
    return word.upper() if is_capital else word
