"""Dates as plans write them, from `07h30' ngày 25/06/2026` to `cuối quý III năm 2026`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

# Vietnam has had one zone and no daylight saving since 1975.
HANOI = timezone(timedelta(hours=7), "+07")

_ROMAN_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


class Precision(StrEnum):
    EXACT = "exact"
    DAY = "day"
    MONTH = "month"
    BEFORE_MONTH = "before_month"
    QUARTER_END = "quarter_end"
    QUARTER = "quarter"
    YEAR = "year"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A moment known to some precision; parts that the precision lacks are None."""

    precision: Precision = Precision.UNSET
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    at: time | None = None

    @property
    def iso(self) -> str | None:
        """`2026-06-25T07:30:00+07:00`, `2026-06-25`, `2026-08`, `2026-Q3`, `2026`, None.

        For `before_month` the month is the one it must come before.
        """
        match self.precision:
            case Precision.EXACT:
                return self.starts_at.isoformat()
            case Precision.DAY:
                return self.first_day.isoformat()
            case Precision.MONTH | Precision.BEFORE_MONTH:
                return f"{self.year:04}-{self.month:02}"
            case Precision.QUARTER | Precision.QUARTER_END:
                return f"{self.year:04}-Q{self.quarter}"
            case Precision.YEAR:
                return f"{self.year:04}"
        return None

    @property
    def starts_at(self) -> datetime | None:
        """The exact moment in Vietnamese time, only where the paper gives the hour."""
        if self.precision is not Precision.EXACT:
            return None
        return datetime.combine(self.first_day, self.at, HANOI)

    @property
    def first_day(self) -> date | None:
        """The earliest day it can mean; None for `before_month` and unset."""
        match self.precision:
            case Precision.EXACT | Precision.DAY:
                return date(self.year, self.month, self.day)
            case Precision.MONTH:
                return date(self.year, self.month, 1)
            case Precision.QUARTER_END:
                return date(self.year, self.quarter * 3, 1)
            case Precision.QUARTER:
                return date(self.year, self.quarter * 3 - 2, 1)
            case Precision.YEAR:
                return date(self.year, 1, 1)
        return None

    @property
    def last_day(self) -> date | None:
        """The latest day it can mean: 2024-08-31 for "trước tháng 9/2024"."""
        match self.precision:
            case Precision.EXACT | Precision.DAY:
                return self.first_day
            case Precision.MONTH:
                return date(self.year, self.month, monthrange(self.year, self.month)[1])
            case Precision.BEFORE_MONTH:
                return date(self.year, self.month, 1) - timedelta(days=1)
            case Precision.QUARTER_END | Precision.QUARTER:
                month = self.quarter * 3
                return date(self.year, month, monthrange(self.year, month)[1])
            case Precision.YEAR:
                return date(self.year, 12, 31)
        return None


_TIME = re.compile(
    # The unit must end there: "3 hộ" and "5 gói" are no hours, nor is "ngày 5: …".
    r"\b(?P<hour>[01]?\d|2[0-4])\s*"
    r"(?:(?:giờ|h|g)(?![^\W\d_])|:(?=[0-5]\d))\s*"
    r"(?P<minute>[0-5]\d(?!\s*[/.-]\s*\d))?(?!\d\d)",
    re.I,
)
_AFTERNOON = re.compile(r"['’\s]*(?:phút\s+)?(?:buổi\s+)?(?:chiều|tối)\b", re.I)
_NUMERIC_DAY = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*([12]\d{3})\b")
_WORDED_DAY = re.compile(
    r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+([12]\d{3})\b", re.I
)
_MONTH = re.compile(r"tháng\s+(\d{1,2})\s*(?:/|-|năm)\s*([12]\d{3})\b", re.I)
_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\s*(?:/|-|năm)?\s*([12]\d{3})\b", re.I)
_YEAR = re.compile(r"năm\s+([12]\d{3})\b", re.I)


def parse_fuzzy_date(text: str) -> FuzzyDate:
    """The date a printed schedule gives, as precise as it is printed; never a guess."""
    if day := find_day(text):
        at = _time_of(text)
        precision = Precision.EXACT if at else Precision.DAY
        return FuzzyDate(precision, year=day.year, month=day.month, day=day.day, at=at)
    if (match := _MONTH.search(text)) and 1 <= int(match[1]) <= 12:
        before = re.search(r"trước\s*$", text[: match.start()], re.I)
        precision = Precision.BEFORE_MONTH if before else Precision.MONTH
        return FuzzyDate(precision, year=int(match[2]), month=int(match[1]))
    if match := _QUARTER.search(text):
        end = re.search(r"cuối\s*$", text[: match.start()], re.I)
        precision = Precision.QUARTER_END if end else Precision.QUARTER
        quarter = _ROMAN_QUARTERS.get(match[1].upper()) or int(match[1])
        return FuzzyDate(precision, year=int(match[2]), quarter=quarter)
    if match := _YEAR.search(text):
        return FuzzyDate(Precision.YEAR, year=int(match[1]))
    return FuzzyDate()


def find_day(text: str) -> date | None:
    """The first full date in a text (`15/7/2026`, `ngày 22 tháng 11 năm 2019`)."""
    matches = [*_NUMERIC_DAY.finditer(text), *_WORDED_DAY.finditer(text)]
    for match in sorted(matches, key=lambda m: m.start()):
        try:
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            continue
    return None


def _time_of(text: str) -> time | None:
    match = _TIME.search(text)
    if not match or int(match["hour"]) == 24:
        return None
    hour = int(match["hour"])
    if 1 <= hour < 12 and _AFTERNOON.match(text, match.end()):
        hour += 12  # "2 giờ 30 chiều"
    return time(hour, int(match["minute"] or 0))


_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


def written_schedule(when: FuzzyDate) -> str:
    """A date as a plan writes it; empty for an unset one.

    `07 giờ 30 phút, thứ Năm, ngày 25 tháng 6 năm 2026`, `Trong tháng 8 năm 2026`.
    """
    match when.precision:
        case Precision.EXACT:
            return f"{when.at:%H} giờ {when.at:%M} phút, {written_day(when.first_day)}"
        case Precision.DAY:
            return _capital(written_day(when.first_day))
        case Precision.MONTH:
            return f"Trong tháng {when.month} năm {when.year}"
        case Precision.BEFORE_MONTH:
            return f"Trước tháng {when.month} năm {when.year}"
        case Precision.QUARTER_END:
            return f"Cuối quý {_roman_quarter(when.quarter)} năm {when.year}"
        case Precision.QUARTER:
            return f"Trong quý {_roman_quarter(when.quarter)} năm {when.year}"
        case Precision.YEAR:
            return f"Trong năm {when.year}"
    return ""


def written_day(day: date) -> str:
    """`thứ Năm, ngày 05 tháng 01 năm 2026` (zeros as NĐ 30/2020 wants them)."""
    weekday = "Chủ nhật" if day.weekday() == 6 else f"thứ {_WEEKDAYS[day.weekday()]}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{weekday}, ngày {day.day:02} tháng {month} năm {day.year}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _roman_quarter(quarter: int) -> str:
    return next(roman for roman, number in _ROMAN_QUARTERS.items() if number == quarter)
