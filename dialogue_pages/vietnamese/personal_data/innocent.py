"""Numbers that tell nothing about a person: sums, dates, numbers of documents."""

import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .typing_habits import as_typed

_ALONE = r"(?<![0-9+])(?<![0-9][ .,-])"
_GROUPED = r"[1-9][0-9]{0,2}(?:[., ][0-9]{3}){1,4}(?:,[0-9]{1,2})?"
_PLAIN = r"[1-9][0-9]{0,13}(?:[.,][0-9]{1,3})?"
_CURRENCY = "|".join(
    [*map(as_typed, ["dong", "trieu", "nghin", "ty", "ti"]), r"ngan(?!\s?hang)", "vnd", "usd", "tr", "d"]
)  # fmt: skip
_MONEY = rf"{_ALONE}(?:{_GROUPED}|{_PLAIN})\s?(?:{_CURRENCY})(?![a-z/])"
_SUM = (
    r"(?<![a-z])(?:so tien|kinh phi|du toan|tong von|tong muc dau tu|gia tri)"
    r"[\s:]{1,3}(?:(?:la|hon|gan|khoang)\s{1,2})?[1-9][0-9]{0,2}(?:(?:[.,][0-9]{3}){1,4}|[0-9]{3,12})(?![0-9])"
)
_DATE = (
    r"(?<![0-9./-])[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?(?:19|20)[0-9]{2}(?![0-9])"
)
_TYPES = (
    r"(?:nd|nq|qd|tt|ttlt|kh|tb|cv|bc|ttr|ct|cd|gm|gtr|bb|hd|kl|qdi|qc|ubnd|hdnd|qh[0-9]*"
    r"|du|mttq|cp|ttg|vpcp|tw|pl|l|sl|vbhn|dkkd)(?![a-z])"
)
_YEAR = r"(?:/(?:19|20)[0-9]{2})?"
_DOCUMENT = (
    rf"{_ALONE}[0-9]{{1,6}}{_YEAR}\s?[/-]\s?{_TYPES}"
    rf"|(?<![0-9])[0-9]{{7,12}}{_YEAR}[/-]{_TYPES}[-/][a-z]"
)
_DOSSIER = (
    r"(?<![0-9a-z])(?:[0-9]{3}\.){0,2}(?:[0-9]{2}\.){0,2}[a-z][0-9]{2}(?:\.[0-9]{1,3}){0,4}"
    r"-[0-9]{6}-[0-9]{4,10}(?![0-9])"
)
_INNOCENT = re.compile("|".join([_DOSSIER, _DOCUMENT, _DATE, _SUM, _MONEY]))


def find_innocent(page: TypedText) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _INNOCENT.finditer(page.folded))
