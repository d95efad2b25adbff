"""Telephone numbers by their shape, however they are cut into groups.

Service numbers (1800, 1900) and three-digit emergency numbers are public and are left.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..typed_text import TypedText
from .digit_groups import groups_within
from .kinds import PersonalDataKind as Kind
from .typing_habits import GAP

_GAP = f"{GAP}{{0,3}}"
_ABROAD = rf"(?:(?:\(\+?|\+|00)?84|\+8{_GAP}4){_GAP}(?:\(?0\)?{_GAP})?"
_FAR = r"[\s.…*_-]{1,9}"
_HOME = rf"\(?0{_GAP}"
_MOBILE = rf"[35789](?:{_GAP}[0-9]){{8}}"
_LANDLINE = rf"2(?:{_GAP}[0-9]){{8,9}}"
_OLD_MOBILE = rf"1[2689](?:{_GAP}[0-9]){{8}}"
_PHONE = re.compile(
    rf"(?<![0-9])(?:{_ABROAD}|{_HOME})(?:{_MOBILE}|{_LANDLINE}|{_OLD_MOBILE})(?![0-9])"
    r"|(?<![0-9])0[35789][0-9]{9}(?![0-9])"  # a digit too many
    rf"|(?<![0-9])0[35789][0-9]{{1,3}}{_FAR}[0-9]{{3}}{_FAR}?[0-9]{{3,4}}(?![0-9])"
)
_NEXT_GROUP = re.compile(rf"{GAP}{{1,3}}(?=[0-9(+])")
_REACH = 60
_DECIMAL = re.compile(r"(?<![0-9.])0\.[0-9]")
_ONE_BY_ONE = re.compile(r"0(?:,\s?[0-9]){9}")
_BETWEEN_THINGS = re.compile(r"[/,:;=%|\n&]")


def find_phones(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    text, at = page.folded, 0
    while match := _PHONE.search(text, at):
        if _is_phone(text, match):
            at = _end_of_doubt(text, match)
            yield _without_open_bracket(match), at, Kind.PHONE
        else:
            at = match.start() + 1


def _end_of_doubt(text: str, match: re.Match) -> int:
    """The end, or that of another number that begins inside and goes further.

    In `085 - 0387 654 321` it cannot be told which three groups are the telephone.
    """
    start, end = match.start() + 1, match.end()
    following = _NEXT_GROUP.match(text, end)
    if not following or _PHONE.match(text, following.end()):
        return end
    while other := _PHONE.search(text, start, end + _REACH):
        if other.start() >= end:
            break
        if other.end() > end and _is_phone(text, other):
            end = other.end()
        start = other.start() + 1
    return end


def _without_open_bracket(match: re.Match) -> int:
    is_open = match[0].startswith("(") and ")" not in match[0]
    return match.start() + is_open


def _is_phone(text: str, match: re.Match) -> bool:
    digits = groups_within(text, *match.span()).digits
    number = "".join(digits)
    from_abroad = number.startswith(("84", "0084"))
    rest = digits[1:] if from_abroad and digits[0] in ("84", "0084") else digits
    if _BETWEEN_THINGS.search(match[0]) and any(len(group) < 3 for group in rest):
        return bool(_ONE_BY_ONE.fullmatch(match[0])) and not _is_a_count(digits)
    if number[0:2] == "02" and len(digits[0]) < 3 and len(digits) > 1:
        return _is_bracketed(match[0])
    return not (_is_a_count(digits) or _is_decimals(match[0]))


def _is_bracketed(number: str) -> bool:
    return number.startswith("(")


def _is_a_count(digits: tuple[str, ...]) -> bool:
    """`08 09 10 11 12`, `0 5 10 15 20 25`: numbers that go up evenly."""
    if len(digits) < 4 or any(len(group) > 2 for group in digits):
        return False
    numbers = [int(group) for group in digits]
    return len({b - a for a, b in pairwise(numbers)}) == 1


def _is_decimals(number: str) -> bool:
    """`0.35 0.42 0.58`, `0.5 1.5 2.5`."""
    in_single_digits = re.fullmatch(
        r"(?:[0-9]\.[0-9][\s;]{1,2}){4}[0-9]\.[0-9]", number
    )
    return bool(in_single_digits) or len(_DECIMAL.findall(number)) > 1
