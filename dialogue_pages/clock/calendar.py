from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

_ONE_DAY = timedelta(days=1)
_WEEKEND = {5: "Thứ Bảy", 6: "Chủ nhật"}
_WEEKEND_SOURCE = "QĐ 188/1999/QĐ-TTg"


class DayKind(StrEnum):
    WEEKEND = "weekend"
    OFF = "off"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """Why a day is not what its weekday says: a day off, or a make-up working day.

    `name` and `source` are Vietnamese, as the decision prints them. A row that is not
    `is_confirmed` rests on a weak source or an estimate and waits for the office.
    """

    on: date
    kind: DayKind
    name: str
    source: str = ""
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Monday to Friday, corrected day by day by the rows the office has decided."""

    exceptions: Mapping[date, SpecialDay]

    @classmethod
    def of(cls, days: Iterable[SpecialDay]) -> Self:
        """A calendar from rows; where two rows name one day, the later row stands."""
        return cls({day.on: day for day in days})

    def is_working_day(self, day: date) -> bool:
        if special := self.exceptions.get(day):
            return special.kind is DayKind.MAKE_UP
        return day.weekday() not in _WEEKEND

    def why_off(self, day: date) -> SpecialDay | None:
        """The row or the weekend that makes it a day off; None on a working day."""
        if self.is_working_day(day):
            return None
        return self.exceptions.get(day) or SpecialDay(
            day, DayKind.WEEKEND, _WEEKEND[day.weekday()], _WEEKEND_SOURCE
        )

    def remark_on(self, day: date) -> SpecialDay | None:
        """What an explanation says of a day: why it is off, or that it is made up."""
        return self.exceptions.get(day) or self.why_off(day)

    def rolled_forward(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def rolled_back(self, day: date) -> date:
        """The day itself if it is a working day, else the one before."""
        return day if self.is_working_day(day) else self.previous_working_day(day)

    def next_working_day(self, day: date) -> date:
        return next(filter(self.is_working_day, days_from(day, _ONE_DAY)))

    def previous_working_day(self, day: date) -> date:
        return next(filter(self.is_working_day, days_from(day, -_ONE_DAY)))

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after the day (before it, if negative).

        The day itself is not counted. Zero leaves it where it is.
        """
        move = self.next_working_day if count > 0 else self.previous_working_day
        for _ in range(abs(count)):
            day = move(day)
        return day


def days_from(day: date, step: timedelta) -> Iterator[date]:
    """The days after (or, with a negative step, before) a day, without end."""
    while True:
        day += step
        yield day
