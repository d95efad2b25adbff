import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>[12]\d{3})\b"
    r"|ngày\s+(?P<day_>\d{1,2})\s+tháng\s+(?P<month_>\d{1,2})\s+năm\s+(?P<year_>[12]\d{3})\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateInText:
    """A full date as it stands in a text; `on` is None where no calendar has it."""

    text: str
    start: int
    end: int
    day: int
    month: int
    year: int

    @property
    def on(self) -> date | None:
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def dates_in(text: str) -> Iterator[DateInText]:
    """Every full date of a text in order, impossible ones (31/6/2026) included."""
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        day, month, year = (
            int(parts[name] or parts[f"{name}_"]) for name in ("day", "month", "year")
        )
        yield DateInText(match[0], match.start(), match.end(), day, month, year)
