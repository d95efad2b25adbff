"""Telephone and identity numbers written in words, or with letters that look like digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..typed_text import TypedText
from .kinds import PersonalDataKind as Kind
from .typing_habits import GAP, as_typed

_DIGITS = {
    "khong": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4", "nam": "5",
    "lam": "5", "sau": "6", "bay": "7", "bey": "7", "tam": "8", "chin": "9",
}  # fmt: skip
_LONGEST_FIRST = sorted([*_DIGITS, "muoi"], key=len, reverse=True)
_TOKEN = re.compile(
    "|".join(f"(?P<{word}>{as_typed(word)})" for word in _LONGEST_FIRST)
    + "|(?P<number>[0-9]{1,20})"
)
_CHUNK = re.compile(r"[0-9a-z]+")
_NEAR = re.compile(rf"{GAP}{{0,4}}")
_PHONE = re.compile(r"(?:0|84)[35789][0-9]{8}|02[0-9]{9}")
_LOOK_ALIKE = re.compile(r"(?<![0-9a-z])[0o](?:[ .-]?[0-9oil]){9}(?![0-9a-z])")


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return not self.word.isdigit()


def find_spelled(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    yield from _look_alikes(page.folded)
    for run in _runs(page.folded):
        yield from _numbers_in(run)


def _look_alikes(text: str) -> Iterator[tuple[int, int, Kind]]:
    for match in _LOOK_ALIKE.finditer(text):
        letters = sum(map(match[0].count, "oil"))
        digits = re.sub("[ .-]", "", match[0]).translate(str.maketrans("oil", "011"))
        if 1 <= letters <= 4 and _PHONE.fullmatch(digits):
            yield *match.span(), Kind.PHONE


def _runs(text: str) -> Iterator[list[_Token]]:
    """Stretches of nothing but words for digits and numbers."""
    run: list[_Token] = []
    for chunk in _CHUNK.finditer(text):
        tokens = _tokens(text, *chunk.span())
        if run and not (tokens and _NEAR.fullmatch(text, run[-1].end, chunk.start())):
            yield run
            run = []
        run += tokens
    yield run


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    found = []
    while start < end:
        match = _TOKEN.match(text, start, end)
        if not match:
            return []
        word = match[0] if match.lastgroup == "number" else match.lastgroup
        found.append(_Token(word, start, match.end()))
        start = match.end()
    return found


def _numbers_in(run: list[_Token]) -> Iterator[tuple[int, int, Kind]]:
    values = _values(run)
    first = 0
    while first < len(run):
        last, kind = _number_at(run, values, first)
        if kind:
            yield run[first].start, run[last].end, kind
        first = last + 1


def _number_at(run, values, first) -> tuple[int, Kind | None]:
    digits, words, found = "", 0, (first, None)
    for last in range(first, min(first + 16, len(run))):
        digits += values[last]
        words += run[last].is_word
        if len(digits) > 12:
            break
        if words >= 2 and _PHONE.fullmatch(digits):
            return last, Kind.PHONE
        if words >= 6 and len(digits) == 12 and digits[0] == "0":
            found = last, Kind.ID_NUMBER
    return found


def _values(run: list[_Token]) -> list[str]:
    return [_value(run, index) for index in range(len(run))]


def _value(run: list[_Token], index: int) -> str:
    word = run[index].word
    if word != "muoi":
        return _DIGITS.get(word, word)
    counted = index > 0 and run[index - 1].is_word
    followed = index + 1 < len(run) and run[index + 1].is_word
    return ("" if counted else "1") + ("" if followed else "0")
