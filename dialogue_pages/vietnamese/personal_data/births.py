import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .kinds import PersonalDataKind as Kind
from .typing_habits import as_typed

_LABELS = "|".join(
    map(as_typed, ["ngay thang nam sinh", "ngay sinh", "nam sinh", "sinh ngay", "sinh nam", "sinh"])
)  # fmt: skip
_JOIN = r"[\s:(.]{0,4}(?:cua(?:\s{1,2}[a-z]{1,10}){1,3}?\s{1,2}(?=la\s))?(?:(?:la|vao|ngay|nam)[\s:]{1,3}){0,2}"
_DAY = r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?(?:[0-9]{4}|[0-9]{2})"
_WORDED = (
    r"[0-9]{1,2}\s{1,3}thang\s{1,3}[0-9]{1,2}(?:\s{1,3}nam\s{1,3}|\s{0,2}[/-]\s{0,2})"
    r"(?:[0-9]{4})"
)
_MONTH = r"(?:thang\s{0,2})?[0-9]{1,2}\s?[/-]\s?(?:19|20)[0-9]{2}"
_YEAR = r"(?:19|20)[0-9]{2}"
_END = r"(?![0-9])(?!\s?[/-]\s?[0-9])"
_BIRTH = re.compile(
    rf"(?<![a-z])(?:(?P<word>{_LABELS})|sn|ns)(?![a-z]){_JOIN}"
    rf"(?P<date>{_DAY}|{_WORDED}|{_MONTH}|(?P<year>{_YEAR}|(?<=nam )[3-9][0-9])){_END}"
)
# "học sinh năm 2025", "phát sinh ngày 3/4/2025" tell no birth.
_OTHER_SINH = frozenset(
    "hoc ve tuyen an phat du dan tai hy khai quan ky thi giam y vi nhan sat mau mu thu".split()
)
_GENERIC = frozenset("tre em nien nguoi dan chau nhung".split())
_WORD_BEFORE = re.compile(r"([a-z]+)\s{1,3}$")


def find_births(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    for match in _BIRTH.finditer(page.folded):
        before = _word_before(page.folded, match.start())
        if match["word"] and match["word"].startswith("sinh") and before in _OTHER_SINH:
            continue
        if match["year"] and before in _GENERIC and _is_about_many(page.folded, match):
            continue
        yield *match.span("date"), Kind.DATE_OF_BIRTH


def _word_before(text: str, at: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, at - 12) : at])
    return found[1] if found else ""


_MANY = re.compile(
    r"(?<![a-z])(?:cac|nhung|moi|tre em|thanh nien|cong dan|nguoi dan)(?![a-z])"
)


def _is_about_many(text: str, match: re.Match) -> bool:
    return bool(_MANY.search(text[max(0, match.start() - 20) : match.start()]))
