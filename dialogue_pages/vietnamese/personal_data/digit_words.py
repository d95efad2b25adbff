"""Digits told in words, each with the figures it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..typed_text import TypedText
from .typing_habits import GAP, as_typed

DIGITS = {
    "khong": "0", "zero": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4",
    "nam": "5", "lam": "5", "nham": "5", "sau": "6", "bay": "7", "bey": "7", "tam": "8",
    "chin": "9",
}  # fmt: skip
# "ko chín một", "hông chín một", "O chín một": short for "không", or its look.
_SHORT_ZEROS = frozenset("ko kg khg kh k hk hok hong hg o oh ze".split())
_JOINTS = frozenset({"muoi", "tram", "linh", "le", "ro"})
_TOKEN = re.compile(
    "|".join(
        f"(?P<{word}>{as_typed(word)})"
        for word in sorted([*DIGITS, "muoi", "tram", "linh"], key=len, reverse=True)
    )
    + "|(?P<number>[0-9]{1,20})"
)
_CHUNK = re.compile(r"[0-9a-z]+")
_NEAR = re.compile(rf"{GAP}{{0,4}}")
_VNI_KEYS = re.compile("(?<=[a-z])[1-9]{1,2}")

_PART = "|".join(map(as_typed, [*DIGITS, "muoi", "tram", "linh"]))
ONE_WORD = rf"(?:{_PART})(?![a-z])"


def worded(least: int, most: int) -> str:
    """A pattern for so many words of a number, over folded text."""
    return rf"{ONE_WORD}(?:[\s.-]{{1,3}}{ONE_WORD}){{{least - 1},{most - 1}}}"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number of a run, from `start` before `end`."""

    word: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return not self.word.isdigit()


def runs_of_digits(page: TypedText) -> Iterator[list[Token]]:
    """Stretches of nothing but words for digits and numbers."""
    run: list[Token] = []
    for chunk in _CHUNK.finditer(page.folded):
        tokens = _tokens(page, *chunk.span())
        if run and not (
            tokens and _NEAR.fullmatch(page.folded, run[-1].end, chunk.start())
        ):
            yield run
            run = []
        run += tokens
    if run:
        yield run


def figures_of(run: list[Token], index: int) -> tuple[str, ...]:
    """What a token may stand for where it stands: "mười hai" is 12, "hai mươi" 20."""
    word = run[index].word
    if word in _SHORT_ZEROS:
        return ("0",)
    if word not in _JOINTS:
        return (DIGITS.get(word, word),)
    before = run[index - 1].word if index else ""
    follows = before in DIGITS
    goes_on = index + 1 < len(run) and run[index + 1].is_word
    if word == "muoi":
        ten = "1" if goes_on else "10"
        return ("" if goes_on else "0", ten) if follows else (ten,)
    if word in ("linh", "le") and before == "tram":
        return ("", "0")
    if word == "ro" and before == "ze":
        return ("",)
    if not follows:
        return ()
    if word == "tram":
        return ("", "0", "00") if goes_on else ("00",)
    return ("", "0")


def _tokens(page: TypedText, start: int, end: int) -> list[Token]:
    chunk = page.folded[start:end]
    if chunk in _JOINTS or _is_short_zero(chunk, page.cased[start:end]):
        return [Token(chunk, start, end)]
    found, at = [], start
    while at < end:
        match = _TOKEN.match(page.folded, at, end)
        if not match:
            return _typed_with_figures(chunk, start, end)
        word = match[0] if match.lastgroup == "number" else match.lastgroup
        found.append(Token(word, at, match.end()))
        at = match.end()
    return found


def _is_short_zero(chunk: str, cased: str) -> bool:
    """Short forms bear no tone: "hỏng" and "ở" are other words."""
    if chunk not in _SHORT_ZEROS:
        return False
    return all(one.isascii() or one in "ôÔêÊ" for one in cased)


def _typed_with_figures(chunk: str, start: int, end: int) -> list[Token]:
    """`chi1n`, `mo65t`: accents by figures, as a keyboard without VNI leaves them."""
    word = _VNI_KEYS.sub("", chunk)
    known = word != chunk and (word in DIGITS or word == "muoi")
    return [Token(word, start, end)] if known else []
