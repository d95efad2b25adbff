"""Numbers as they are said: `2026` → `hai nghìn không trăm hai mươi sáu`."""

from collections.abc import Iterator

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MILLIARD = 10**9
_THOUSANDS = ("", "nghìn", "triệu")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}


def in_words(number: int) -> str:
    """A whole number in words, a negative one with `âm` before it."""
    if number < 0:
        return f"âm {in_words(-number)}"
    return " ".join(_words(number)) or DIGITS[0]


def digit_by_digit(digits: str) -> str:
    """`0912` → `không chín một hai`: telephone numbers, codes."""
    return " ".join(DIGITS[int(digit)] for digit in digits)


def _words(number: int) -> Iterator[str]:
    """The words of a number; none for zero."""
    milliards, rest = divmod(number, _MILLIARD)
    if milliards:
        yield from _words(milliards)
        yield "tỷ"
    begun = bool(milliards)
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if not group:
            continue
        yield from _group(group, begun=begun)
        if power:
            yield _THOUSANDS[power]
        begun = True


def _group(group: int, *, begun: bool) -> Iterator[str]:
    """Three digits from 1 to 999; after others the hundreds are always said."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    if hundreds or begun:
        yield DIGITS[hundreds]
        yield "trăm"
    if tens == 0:
        if ones and (hundreds or begun):
            yield "linh"
        if ones:
            yield DIGITS[ones]
        return
    yield from ("mười",) if tens == 1 else (DIGITS[tens], "mươi")
    if ones:
        special = {5: "lăm"} if tens == 1 else _AFTER_TENS
        yield special.get(ones, DIGITS[ones])
