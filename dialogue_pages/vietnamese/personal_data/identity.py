import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .digit_groups import Groups, groups_from, starts_of_numbers
from .kinds import PersonalDataKind as Kind
from .labels import label_before

_TWELVE = r"(?<![0-9])(?<![0-9][.,])[0-9]{12}(?![0-9])(?![.,][0-9]{3})"
_NINE = r"(?<![0-9])(?<!84[) .-])(?<!84\) )(?<![0-9][.,])(?![0-9]{5}0000)[0-9]{9}(?![0-9])(?![.,/-][0-9])"
_CARD = r"(?<![0-9])9704[0-9]{12}(?:[0-9]{3})?(?![0-9])"
_IN_THREES = r"(?<![0-9])(?<![0-9][ .,-])[0-9]{3}([ -])[0-9]{3}\1[0-9]{3}(?![0-9])(?![ .,-][0-9])"
_PLAIN = re.compile(f"{_TWELVE}|{_NINE}")
_CARD_NUMBER = re.compile(_CARD)
_THREE_DIGITS = re.compile("0[0-9]{2,5}(?![0-9])")
_SPACED = re.compile(_IN_THREES)


def find_identity_numbers(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    """Numbers of nine and twelve digits; a bank card shows itself by its first four."""
    text = page.folded
    for match in _PLAIN.finditer(text):
        if len(match[0]) == 9 and label_before(text, match.start()) == Kind.PHONE:
            continue
        yield *match.span(), Kind.ID_NUMBER
    for match in _CARD_NUMBER.finditer(text):
        yield *match.span(), Kind.BANK_ACCOUNT
    after = 0
    for start in starts_of_numbers(text):
        if start < after or not _THREE_DIGITS.match(text, start):
            continue
        groups = groups_from(text, start)
        if groups and (end := _end_of_twelve(groups)):
            yield start, end, Kind.ID_NUMBER
            after = end


def find_spaced_identity_numbers(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    """`273 456 781`, which may only be looked for once telephones are taken."""
    for match in _SPACED.finditer(page.folded):
        if not all(group.endswith("0") for group in re.split("[ -]", match[0])):
            yield *match.span(), Kind.ID_NUMBER


def _end_of_twelve(groups: Groups) -> int | None:
    """Twelve digits that cannot be a telephone and the number after it."""
    end = groups.end_after(12)
    if end is None or len(groups.digits[0]) == 12 or groups.end_after(10):
        return None
    count = groups.ends.index(end) + 1
    all_alike = all(3 <= len(digits) <= 6 for digits in groups.digits[:count])
    return end if all_alike else None
