import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .digit_words import worded
from .kinds import PersonalDataKind as Kind
from .typing_habits import as_typed

_UNIT = r"(?:m2|m²|ha|m|met|sao|thuoc|cong|hecta|mau|ho|nguoi|trieu)(?![a-z])"
_NOT_AN_AREA = rf"(?![0-9])(?!(?:[.,][0-9]{{1,3}})?\s?{_UNIT})(?![./][0-9])"
_NUMBER = (
    rf"(?:[0-9]{{1,5}}(?:[a-d](?![a-z0-9]))?{_NOT_AN_AREA}|(?<=so ){worded(1, 5)})"
)
_MORE = rf"(?:\s{{0,2}}(?:,|;|\+|&|-|va)\s{{0,2}}(?:so\s{{1,2}})?{_NUMBER}){{0,10}}"
_NO = rf"[\s:]{{0,3}}(?:{as_typed('so')}[\s:.]{{0,3}})?"
_PARCEL = rf"(?<![a-z]){as_typed('thua')}(?:\s{{0,3}}(?:{as_typed('dat')}|ruong|vuon|rung))?{_NO}{_NUMBER}{_MORE}"
_MAP = rf"(?<![a-z])(?:{as_typed('to ban do')}|tbd|to bd|manh ban do){_NO}{_NUMBER}"
_SHEET = rf"(?<![a-z])(?:so\s{{1,2}})?(?:{as_typed('to')}){_NO}{_NUMBER}"
_LOT = rf"(?<![a-z])lo(?:\s{{1,2}}dat)?{_NO}{_NUMBER}"
_IN_A_QUARTER = (
    r"(?=[\s,]{1,3}(?:thuoc )?(?:khu dan cu|kdc|khu tai dinh cu|tdc)(?![a-z]))"
)
_JOIN = r"[\s,;./()-]{0,4}(?:(?:thuoc|cua|va|o|tai)\s{1,2})?"
_LAND = re.compile(
    rf"(?:{_MAP}|{_SHEET}){_JOIN}{_PARCEL}"
    rf"|{_PARCEL}(?:{_JOIN}(?:{_MAP}|{_SHEET}))?"
    rf"|{_LOT}{_JOIN}{_MAP}|{_LOT}{_IN_A_QUARTER}"
    rf"|{_MAP}"
)


def find_parcels(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    for match in _LAND.finditer(page.folded):
        end = match.end()
        closes = (
            match[0].count("(") > match[0].count(")") and page.folded[end : end + 1]
        )
        yield match.start(), end + (closes == ")"), Kind.LAND_PARCEL
