"""Telephone numbers, document numbers, amounts and ordinals as they are said."""

import re

from ..numbers import DIGITS, digit_by_digit, in_words
from .abbreviations import IN_A_NUMBER, words_for

_PHONE = re.compile(
    r"(?<![\d/,])(?:\+84|0)(?:[ .-]?\d){8,10}(?![\d/])|(?<!\d)1[89]00(?:[ .-]?\d){2,6}(?!\d)"
)
_SHORT_PHONE = re.compile(
    r"(?P<before>\b(?:gọi|số|số máy|điện thoại|đường dây nóng)\s*:?\s*)(?P<digits>11[1-9])(?!\d)",
    re.I,
)
_DOCUMENT = re.compile(
    r"(?P<before>\bsố\s*:?\s*)?(?<![\d/])(?P<number>\d{1,5})(?P<letter>[a-z])?"
    r"(?:/(?P<year>[12]\d{3}))?[/-](?P<symbol>[A-ZĐ][A-ZĐa-z]*\d{0,2}(?:[-/&][A-ZĐ][A-ZĐa-z]*)*)",
)
_ASSEMBLY = re.compile(r"QH(\d{1,2})")

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+"
_AMOUNT = re.compile(
    rf"(?P<number>{_NUMBER})(?:,(?P<fraction>\d+))?"
    r"(?:\s*(?P<percent>%)|\s*(?P<unit>km2|km|m2|m3|cm|mm|kg|ha|kV|kWh|°C|m|đ|VNĐ|VND)(?![^\W_]))?"
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?<!\bm)(?<!\bkm)(?=\d)")  # QL32, but not m2
_RANGE = re.compile(rf"(?<=\d)(?P<percent>\s*%)?\s*[-–]\s*(?=(?:{_NUMBER}))")
_OVER = re.compile(r"(?<=\d)\s*/\s*(?=\d)")
_UNITS = {
    "km2": "ki lô mét vuông",
    "km": "ki lô mét",
    "m2": "mét vuông",
    "m3": "mét khối",
    "m": "mét",
    "cm": "xăng ti mét",
    "mm": "mi li mét",
    "kg": "ki lô gam",
    "ha": "héc ta",
    "kV": "ki lô vôn",
    "kWh": "ki lô oát giờ",
    "°C": "độ xê",
    "đ": "đồng",
    "VNĐ": "đồng",
    "VND": "đồng",
}
_ORDINAL = re.compile(r"(?P<before>\bthứ\s+)0?(?P<number>[14])(?!\d)", re.I)
_FIRST, _FOURTH = "nhất", "tư"
_ROMAN = re.compile(
    r"(?P<before>\b(?:khóa|kỳ|thứ|phần|mục|chương|đại hội|thế kỷ|cấp|loại|vòng)\s+)"
    r"(?P<number>[IVX]+)(?![^\W_])",
    re.I,
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def with_figures(text: str) -> str:
    """The text without a digit left in it."""
    text = _PHONE.sub(lambda match: _grouped_digits(match[0]), text)
    text = _SHORT_PHONE.sub(
        lambda match: match["before"] + digit_by_digit(match["digits"]), text
    )
    text = _DOCUMENT.sub(_document, text)
    text = _ROMAN.sub(_roman, text)
    text = _ORDINAL.sub(_ordinal, text)
    text = _OVER.sub(" trên ", _RANGE.sub(_range, text))
    text = _GLUED.sub(" ", text)
    text = re.sub(r"(?<=\d)\.(?=[^\W_])", ". ", _AMOUNT.sub(_amount, text))
    return re.sub(r"\d", lambda match: f" {DIGITS[int(match[0])]} ", text)


def _grouped_digits(written: str) -> str:
    digits = written.replace("+84", "0", 1)
    groups = [group for group in re.split(r"\D+", digits) if group]
    if len(groups) == 1:  # 0912 345 678
        whole = groups[0]
        groups = [whole[:4], whole[4:7], whole[7:]]
    return ", ".join(digit_by_digit(group) for group in groups if group)


def _document(match: re.Match) -> str:
    told = f"số {in_words(int(match['number']))}"
    if match["letter"]:
        told += f" {words_for(match['letter'].upper())}"
    if match["year"]:
        told += f" năm {in_words(int(match['year']))}"
    parts = re.split(r"[-/&]", match["symbol"])
    return ", ".join([told, *(_symbol(part) for part in parts)])


def _symbol(part: str) -> str:
    if assembly := _ASSEMBLY.fullmatch(part):
        return f"Quốc hội khóa {in_words(int(assembly[1]))}"
    return words_for(part, IN_A_NUMBER)


def _roman(match: re.Match) -> str:
    values = [_ROMAN_VALUES[letter] for letter in match["number"].upper()]
    number = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return match["before"] + in_words(number)


def _ordinal(match: re.Match) -> str:
    return match["before"] + (_FIRST if match["number"] == "1" else _FOURTH)


def _range(match: re.Match) -> str:
    return f"{match['percent'] or ''} đến "


def _amount(match: re.Match) -> str:
    told = _whole(match["number"].replace(".", ""))
    if match["fraction"]:
        told += f" phẩy {_fraction(match['fraction'])}"
    if match["percent"]:
        told += " phần trăm"
    if match["unit"]:
        told += f" {_UNITS[match['unit']]}"
    after = match.string[match.end() : match.end() + 1]
    return f"{told} " if after.isalpha() else told


def _whole(digits: str) -> str:
    if len(digits) > 12 or (len(digits) > 2 and digits.startswith("0")):
        return digit_by_digit(digits)
    return in_words(int(digits))


def _fraction(digits: str) -> str:
    if digits.startswith("0") or len(digits) > 2:
        return digit_by_digit(digits)
    return in_words(int(digits))
