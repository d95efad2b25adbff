"""Two customs of placing a tone mark on oa, oe, uy: `hóa`, `ủy` and `hoá`, `uỷ`."""

import re

_FIRST = "óòỏõọ", "óòỏõọ", "úùủũụ"
_SECOND = "áàảãạ", "éèẻẽẹ", "ýỳỷỹỵ"
_BARE = "oa", "oe", "uy"
_TO_FIRST = {
    plain[0] + second: first + plain[1]
    for plain, firsts, seconds in zip(_BARE, _FIRST, _SECOND, strict=True)
    for first, second in zip(firsts, seconds, strict=True)
}
_TO_FIRST |= {
    change(pair): change(to)
    for pair, to in _TO_FIRST.items()
    for change in (str.upper, str.title)
}
_ON_FIRST = re.compile(rf"(?:{'|'.join(_TO_FIRST.values())})(?![^\W\d_])")
_ON_SECOND = re.compile(rf"(?<![qQ])(?:{'|'.join(_TO_FIRST)})(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")


def tone_on_first(text: str) -> str:
    """The text with every such tone on the first vowel, for comparing names."""
    return _ON_SECOND.sub(lambda match: _TO_FIRST[match[0]], text)


def words_by_custom(text: str) -> tuple[list[str], list[str]]:
    """The words with the tone on the first vowel (`hóa`), and on the second (`hoá`).

    Words inside a name (`Khánh Hoà`) keep the custom of their owner and are left out.
    """
    words = list(_WORD.finditer(text))
    on_first, on_second = [], []
    for index, word in enumerate(words):
        custom = (
            on_first
            if _ON_FIRST.search(word[0])
            else on_second
            if _ON_SECOND.search(word[0])
            else None
        )
        if custom is not None and not _is_in_name(words, index):
            custom.append(word[0])
    return on_first, on_second


def _is_in_name(words, index) -> bool:
    neighbours = [words[i][0] for i in (index - 1, index + 1) if 0 <= i < len(words)]
    return words[index][0].istitle() and any(word.istitle() for word in neighbours)
