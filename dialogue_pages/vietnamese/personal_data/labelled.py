"""Numbers whose kind is told by the words beside them."""

import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .digit_groups import Groups, groups_from, starts_of_numbers
from .kinds import PersonalDataKind as Kind
from .labels import BANKS, label_before

_BANK_AFTER = re.compile(
    rf"(?<=[0-9])(?:[\s,.:;(\-]{{0,4}}(?:(?:ngan hang|nh|tai|cua)\s{{1,2}})?{BANKS}(?![a-z])"
    r"|[\s,(\-]{0,4}ngan hang(?![a-z]))"
)
_LETTERED = {
    Kind.ID_NUMBER: re.compile(r"(?<![a-z])(?:[a-z]|[a-z]{2}[\s-]?)$"),
    Kind.LAND_PARCEL: re.compile(r"(?<![a-z])[a-z]{1,3}[\s-]{0,2}$"),
}
_SHORT_WORDS = frozenset({"so", "la", "cu", "o", "va"})
_SIGN = re.compile(r"\(?\+$")
_PUBLIC = ("1800", "1900")


def find_labelled(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    """Accounts, identity papers and land certificates, by the label or the bank."""
    text, after = page.folded, 0
    before_banks = {match.start() for match in _BANK_AFTER.finditer(text)}
    for start in starts_of_numbers(text):
        if start < after:
            continue
        kind = label_before(text, start)
        if kind == Kind.PHONE or not (kind or before_banks):
            continue
        if not (groups := groups_from(text, start)):
            continue
        if not kind and _end_of_account(groups) in before_banks:
            kind = Kind.BANK_ACCOUNT
        if kind and (end := _ENDS[kind](groups)):
            yield _whole_start(text, start, kind, after), end, kind
            after = end


def find_local_phones(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    """Numbers called telephones that have not the shape of one, such as local ones."""
    text, after = page.folded, 0
    for start in starts_of_numbers(text):
        if start < after or label_before(text, start) != Kind.PHONE:
            continue
        groups = groups_from(text, start)
        if groups and (end := _end_of_local_phone(groups)):
            yield start, end, Kind.PHONE
            after = end


def _end_of_account(groups: Groups) -> int | None:
    if 8 <= len(groups.digits[0]) <= 19:
        return groups.ends[0]
    best, total = None, 0
    for digits, end in zip(groups.digits, groups.ends, strict=True):
        total += len(digits)
        if total > 19 or len(digits) < 2:
            break
        best = end if total >= 8 else None
    return best


def _end_of_identity(groups: Groups) -> int | None:
    if 7 <= len(groups.digits[0]) <= 15:
        return groups.ends[0]
    if len(groups.digits[0]) > 7:
        return None
    return next(filter(None, map(groups.end_after, (12, 9, 13, 15))), None)


def _end_of_local_phone(groups: Groups) -> int | None:
    first = groups.digits[0]
    if "".join(groups.digits).startswith(_PUBLIC):
        return None
    if 7 <= len(first) <= 12:
        return groups.ends[0]
    lengths = (10, 11, 9) if first[0] == "0" else (9, 8, 7)
    return next(filter(None, map(groups.end_after, lengths)), None)


def _end_of_certificate(groups: Groups) -> int | None:
    return groups.ends[0] if 5 <= len(groups.digits[0]) <= 9 else None


_ENDS = {
    Kind.BANK_ACCOUNT: _end_of_account,
    Kind.ID_NUMBER: _end_of_identity,
    Kind.LAND_PARCEL: _end_of_certificate,
}


def _whole_start(text: str, start: int, kind: Kind, after: int) -> int:
    """Where the number begins with the letters of its series, or its + and bracket."""
    window = max(after, start - 6)
    if sign := _SIGN.search(text, window, start):
        return sign.start()
    pattern = _LETTERED.get(kind)
    match = pattern and pattern.search(text[window:start])
    if not match or match[0].strip() in _SHORT_WORDS:
        return start
    return window + match.start()
