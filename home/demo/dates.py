from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.official_days import OFFICIAL_DAYS
from dialogue_pages.clock.proposals import proposed_days

_DAY = timedelta(days=1)
_THURSDAY = 3
_OPENS, _HOURS_A_DAY = timedelta(hours=7, minutes=30), 9


@dataclass(frozen=True, slots=True)
class PlanDates:
    """The days of one dialogue, all of them working days but the last for questions."""

    issued: date
    held: date
    answers_before: date
    broadcast_before: date

    @property
    def questions_close(self) -> date:
        return self.held - timedelta(days=7)


def coming_dates(today: date) -> PlanDates:
    """A dialogue some five weeks ahead, announced three days ago."""
    calendar = calendar_around(today)
    held = working_thursday(today + timedelta(days=32), _DAY, calendar)
    return _dates(calendar.rolled_back(today - timedelta(days=3)), held, calendar)


def held_dates(today: date) -> PlanDates:
    """A dialogue held some five months ago, announced five weeks before that."""
    calendar = calendar_around(today)
    held = working_thursday(today - timedelta(weeks=22), -_DAY, calendar)
    return _dates(calendar.rolled_back(held - timedelta(weeks=5)), held, calendar)


def _dates(issued: date, held: date, calendar: WorkingCalendar) -> PlanDates:
    return PlanDates(
        issued=issued,
        held=held,
        answers_before=calendar.add_working_days(held, -2),
        broadcast_before=calendar.add_working_days(held, -1),
    )


def working_thursday(start: date, step: timedelta, calendar: WorkingCalendar) -> date:
    """The first Thursday, from a day onward or backward, that is a working day."""
    day = start
    while day.weekday() != _THURSDAY or not calendar.is_working_day(day):
        day += step
    return day


def calendar_around(today: date) -> WorkingCalendar:
    """The days decided; for years without a decision, the days expected."""
    decided = {day.on.year for day in OFFICIAL_DAYS}
    years = {today.year - 1, today.year, today.year + 1} - decided
    expected = [day for year in sorted(years) for day in proposed_days(year)]
    return WorkingCalendar.of([*expected, *OFFICIAL_DAYS])


def in_office_hours(at: datetime) -> datetime:
    """The same day between 7:30 and 16:30; what came earlier stays earlier."""
    local = timezone.localtime(at)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    moved = midnight + _OPENS + (local - midnight) * _HOURS_A_DAY / 24
    return min(moved, timezone.now())
