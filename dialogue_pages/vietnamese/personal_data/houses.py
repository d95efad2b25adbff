"""House numbers with their lanes. Streets, hamlets and a lane alone are public places."""

import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .digit_words import worded
from .kinds import PersonalDataKind as Kind
from .typing_habits import any_typed, as_typed

_PART = r"[0-9]{1,4}(?:bis|ter|[a-z])?(?![0-9a-z])"
_NUMBER = rf"{_PART}(?:\s?/\s?{_PART}){{0,4}}(?![.,][0-9])"
_SLASHED = rf"{_PART}(?:\s?/\s?{_PART}){{1,4}}(?![.,][0-9])"
_NO = rf"[\s:.]{{0,3}}(?:{as_typed('so')}\s{{1,3}})?"
_LANE_WORD = (
    rf"(?<![a-z])(?:{'|'.join(map(as_typed, ['ngo', 'ngach', 'hem', 'kiet']))})"
)
_LANE = rf"{_LANE_WORD}{_NO}{_NUMBER}"
_GROUP = (
    rf"(?<![a-z])(?:{'|'.join(map(as_typed, ['to dan pho', 'khu pho', 'to', 'khu', 'khom', 'cum']))})"
    rf"{_NO}[0-9]{{1,3}}[a-z]?(?![0-9a-z])"
)
_AND = r"[\s,;-]{1,4}(?:thuoc\s{1,2})?"
_HOUSE_WORD = (
    rf"(?<![a-z])(?:{as_typed('so nha')}|{as_typed('nha so')}|{as_typed('can ho')}|sn)"
)
_HOUSE = rf"{_HOUSE_WORD}{_NO}(?:{_NUMBER}|{worded(2, 5)})"
_FLAT = r"(?<![a-z])(?:phong|can|p)[\s.]{0,3}[0-9]{3,4}[a-z]?(?=[\s,-]{1,3}(?:toa(?!\s{1,2}an)|chung cu|block)(?![a-z]))"
_AROUND = rf"(?:{_AND}(?:{_LANE}|{_GROUP})){{0,4}}"
_STREET = r"(?:duong|pho|dai lo|quoc lo|ql|tinh lo|ngo|ngach|hem|kiet)(?![a-z])"
_ADDRESS = re.compile(
    "|".join(
        [
            rf"(?:(?:{_GROUP}|{_LANE}){_AND}){{0,3}}{_HOUSE}{_AROUND}",
            rf"(?P<numbered>(?<![a-z])so\s{{0,2}}{_NUMBER}(?=[\s,]{{1,3}}{_STREET})){_AROUND}",
            rf"(?<![a-z])(?:nha\s{{1,2}})?{_LANE_WORD}{_NO}{_SLASHED}{_AROUND}",
            rf"(?<![a-z])nha\s{{1,2}}{_SLASHED}{_AROUND}",
            rf"(?<![a-z0-9])[kh]{_SLASHED}{_AROUND}",
            rf"{_LANE}{_AND}(?:so\s{{1,2}})(?:nha\s{{1,2}})?{_NUMBER}",
            rf"{_LANE}{_AND}{_LANE}{_AROUND}",
            rf"(?<![a-z])nha\s{{1,2}}{_NUMBER}{_AND}{_LANE}{_AROUND}",
            _FLAT,
        ]
    )
)
_OWN_HOUSE = re.compile(
    rf"(?<![a-z])nha\s{{1,2}}(?:toi|em|minh|chau|ong|ba|anh|chi)\s{{1,2}}(?P<place>so\s{{1,2}}{_NUMBER})"
)
_NOT_TIME = r"(?!\s{0,2}(?:nam|thang|den|nay|roi)(?![a-z]))"
_LIVES = any_typed(
    "dia chi", "d/c", "thuong tru", "tam tru", "tru", "ngu", "cu tru", "ho khau", "nha o",
    "toi o", "em o", "minh o", "chau o", "con o", "ong o", "ba o", "chung toi o", "dang o",
)  # fmt: skip
_SHORT_LIVES = rf"(?<![a-z])[et]\s{{1,3}}{as_typed('o')}(?![a-z])"
# A number alone is one only before a name ("ở 45 Trần Phú", not "ở 23 năm").
_LIVES_AT = re.compile(
    rf"(?:{_LIVES}|{_SHORT_LIVES})[\s:]{{1,3}}(?:(?:tai|o|la)\s{{1,2}})?"
    rf"(?P<place>{_LANE}{_AROUND}|so\s{{1,2}}{_NUMBER}|{_SLASHED}{_NOT_TIME}"
    rf"|{_NUMBER}(?P<name>[\s,]{{1,3}}[a-z]))"
)
# "cột điện số 12 đường …", "trường số 2 đường …": a number, but of a public thing.
_PUBLIC_THING = re.compile(
    r"(?<![a-z])(?:cot|dien|den|tram|cong|truong|cau|tuyen|duong|bom|bien|diem|chot|cho|non"
    r"|dinh|van ban|to|khu|hoa|ben|doan|km|hoc|thon|ap|ban|lo|quan|phuong|xa|trinh)\s{1,3}$"
)

# "123 Lê Lợi, phường …", "nhà 12 Trần Phú", "123 đường Lê Lợi", at the head of a phrase.
_HEAD = r"(?:^|[\n,;:(+-]|(?<![a-z])(?:tai|(?P<at>o(?: ngay| gan)?)|nha(?: (?:toi|em|minh|chau|ong|ba|anh|chi))?|can))[ ]{0,2}"
_NUMBERED = rf"(?:(?P<so>so ){_SLASHED}|[0-9]{{2,4}}(?:bis|[a-z])?(?![0-9a-z])(?:\s?/\s?{_PART}){{0,4}}|{_SLASHED})"
_NAMED = re.compile(
    rf"{_HEAD}(?P<number>{_NUMBERED})"
    r" {1,2}(?P<street>(?:duong|pho) )?(?P<name>[a-z]+(?: [a-z]+){1,3}?)"
    r"(?P<ward>, {0,2}(?:(?:phuong|xa|quan|thi tran|thi xa|tp|thanh pho|huyen|tinh|khu pho|thon|ap|khom|to)(?![a-z])|[pq]\.))?(?![a-z])"
)
_NO_NAME = re.compile(
    r"(?:tang|gian|ho|cap|phong|nguoi|van|may|lo|can|nam|thang|dieu|luat|nghi|quyet|ke|cong|thon|xa|hoc|ban|tinh|to|khu|diem|truong|cum|don|cho|tram|so|uy|ngay)(?![a-z])"
)


def find_houses(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    after = 0
    found = sorted([*_by_shape(page), *_by_label(page), *_by_name(page)])
    for start, end in found:
        if start >= after:
            yield start, end, Kind.HOUSE_ADDRESS
            after = end


def _by_shape(page: TypedText) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(page.folded):
        before = page.folded[max(0, match.start() - 12) : match.start()]
        if not (match["numbered"] and _PUBLIC_THING.search(before)):
            yield match.span()


def _by_label(page: TypedText) -> Iterator[tuple[int, int]]:
    for match in _LIVES_AT.finditer(page.folded):
        start, end = match.span("place")
        if match["name"]:
            if not page.cased[end - 1].isupper():
                continue
            end = match.start("name")
        yield start, end
    for match in _OWN_HOUSE.finditer(page.folded):
        yield match.span("place")


def _by_name(page: TypedText) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(page.folded):
        told = (
            match["street"]
            or match["ward"]
            or match["so"]
            or match["at"]
            or "nha" in match[0][:5]
        )
        if not told or _NO_NAME.match(match["name"]):
            continue
        name = page.cased[slice(*match.span("name"))]
        if all(word[0].isupper() for word in name.split()):
            yield match.span("number")
