"""Hours and dates as they are said: `07h30'` → `bảy giờ ba mươi phút`."""

import re

from ..numbers import in_words

_HOUR = (
    r"(?<![\d/.,])(?P<{0}hour>[01]?\d|2[0-4])\s*"
    r"(?:(?:giờ|h|g)(?![^\W\d_])(?:\s*(?P<{0}minute>[0-5]?\d(?!\d|\s*/)))?"
    r"|:(?P<{0}minutes>[0-5]\d)(?![\d:]))"
    r"(?:\s*phút(?![^\W\d_])|\s*['’′p](?![^\W\d_]))?"
)
_HOURS = re.compile(_HOUR.format("a_") + r"\s*[-–]\s*" + _HOUR.format("b_"), re.I)
_ONE_HOUR = re.compile(_HOUR.format("a_"), re.I)

_YEAR = r"[12]\d{3}"
_DAYS_IN_A_MONTH = re.compile(
    rf"(?P<before>ngày\s+)?(?<![\d/.,-])(?P<first>\d{{1,2}})\s*[-–]\s*(?P<day>\d{{1,2}})"
    rf"/(?P<month>\d{{1,2}})(?:/(?P<year>{_YEAR}))?(?![\d/])",
    re.I,
)
_FULL_DAY = re.compile(
    rf"(?P<before>ngày\s+)?(?<![\d/.,-])(?P<day>\d{{1,2}})\s?(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})"
    rf"\s?(?P=mark)\s?(?P<year>{_YEAR})(?!\d)",
    re.I,
)
_WORDED_DAY = re.compile(
    r"(?P<before>ngày\s+)(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?!\d)"
    rf"(?:\s+năm\s+(?P<year>{_YEAR}))?",
    re.I,
)
_CUE = r"ngày|sáng|trưa|chiều|tối|hôm|trước|sau|từ|đến|hết|lễ|tết|dịp"
_SHORT_DAY = re.compile(
    rf"(?P<cue>\b(?:{_CUE})\s+)(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/])", re.I
)
# Days that are written without the word “ngày” and never mean a fraction.
_FEAST = re.compile(
    r"(?<![\d/])(?:(?P<day>30)/(?P<month>4)|(?P<day_>1)/(?P<month_>5))(?![\d/])"
)
_MONTH = re.compile(
    rf"\btháng\s+(?P<month>\d{{1,2}})(?!\d)(?:\s*[/-]\s*(?P<year>{_YEAR})(?!\d))?", re.I
)
_QUARTER = re.compile(
    rf"\bquý\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?![^\W_])(?:\s*[/-]\s*(?P<year>{_YEAR}))?",
    re.I,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def with_moments(text: str) -> str:
    """The text with hours, dates, months and quarters in words."""
    text = _HOURS.sub(_hours, text)
    text = _ONE_HOUR.sub(lambda match: _hour(match, "a_"), text)
    for pattern in (_DAYS_IN_A_MONTH, _FULL_DAY, _WORDED_DAY, _SHORT_DAY, _FEAST):
        text = pattern.sub(_day, text)
    return _QUARTER.sub(_quarter, _MONTH.sub(_month, text))


def _hours(match: re.Match) -> str:
    return f"{_hour(match, 'a_')} đến {_hour(match, 'b_')}"


def _hour(match: re.Match, which: str) -> str:
    minute = int(match[f"{which}minute"] or match[f"{which}minutes"] or 0)
    told = f"{in_words(int(match[f'{which}hour']))} giờ"
    return f"{told} {in_words(minute)} phút" if minute else told


def _day(match: re.Match) -> str:
    parts = match.groupdict()
    day = int(parts["day"] or parts["day_"])
    month = int(parts["month"] or parts["month_"])
    first = int(parts.get("first") or 1)
    if not (1 <= day <= 31 and 1 <= first <= 31 and 1 <= month <= 12):
        return match[0]
    cue = (parts.get("cue") or "").strip()
    told = [cue] if cue and cue.lower() != "ngày" else []
    if parts.get("first"):
        told.append(f"ngày {day_words(first)} đến")
    told += [f"ngày {day_words(day)}", f"tháng {month_words(month)}"]
    if parts.get("year"):
        told.append(f"năm {in_words(int(parts['year']))}")
    return " ".join(told)


def day_words(day: int) -> str:
    return f"mùng {in_words(day)}" if day <= 10 else in_words(day)


def month_words(month: int) -> str:
    return "tư" if month == 4 else in_words(month)


def _month(match: re.Match) -> str:
    month = int(match["month"])
    told = month_words(month) if 1 <= month <= 12 else in_words(month)
    return f"tháng {told}{_year(match)}"


def _quarter(match: re.Match) -> str:
    quarter = _QUARTERS.get(match["quarter"].upper()) or int(match["quarter"])
    return f"quý {month_words(quarter)}{_year(match)}"


def _year(match: re.Match) -> str:
    return f" năm {in_words(int(match['year']))}" if match["year"] else ""
