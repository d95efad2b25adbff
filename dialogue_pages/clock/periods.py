"""Deadlines as law counts them, each with the days that led to it.

Bộ luật Dân sự 2015, Điều 145-148: the day of the event is not counted, and a period of
calendar days that ends on a day off ends with the next working day. For a limit before
an event that would shorten the notice, so there the day rolls back instead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from .calendar import DayKind, SpecialDay, WorkingCalendar, days_from


class DayUnit(StrEnum):
    CALENDAR = "day"
    WORKING = "working_day"


class Direction(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Step:
    """One day on the way to a due date: whether it counts, and what is said of it."""

    on: date
    counted: bool
    remark: SpecialDay | None = None


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day that is in time, with every day on the way to it.

    `rolled_from` is the day the count itself ended on, where that was a day off; the
    steps after it lead to the due date and are not counted.
    """

    due_on: date
    rolled_from: date | None
    steps: tuple[Step, ...]

    @property
    def counted_to(self) -> date:
        """Where the bare count ends, before rolling to a working day."""
        return self.rolled_from or self.due_on

    @property
    def days_off(self) -> tuple[SpecialDay, ...]:
        """The days off that moved the due date, in the order they were met."""
        return tuple(
            step.remark
            for step in self.steps
            if step.remark
            and step.remark.kind is not DayKind.MAKE_UP
            and (not step.counted or step.on == self.rolled_from)
        )


def due_date(
    start: date,
    offset: int,
    unit: DayUnit | str,
    direction: Direction | str,
    calendar: WorkingCalendar,
) -> DueDate:
    """The due date `offset` days before or after a start, which is not counted."""
    if offset < 0:
        raise ValueError("An offset counts days; the direction says which way.")
    forward = Direction(direction) is Direction.AFTER
    one_day = timedelta(days=1 if forward else -1)
    steps = list(_count(start, offset, DayUnit(unit), one_day, calendar))
    end = steps[-1].on if steps else start
    due_on = calendar.rolled_forward(end) if forward else calendar.rolled_back(end)
    if due_on == end:
        return DueDate(due_on, None, tuple(steps))
    for day in days_from(end, one_day):
        steps.append(Step(day, False, calendar.remark_on(day)))
        if day == due_on:
            return DueDate(due_on, end, tuple(steps))


def _count(start, offset, unit, one_day, calendar) -> Iterator[Step]:
    remaining = offset
    days = days_from(start, one_day)
    while remaining:
        day = next(days)
        counted = unit is DayUnit.CALENDAR or calendar.is_working_day(day)
        remaining -= counted
        yield Step(day, counted, calendar.remark_on(day))


@dataclass(frozen=True, slots=True)
class Pause:
    """A time the clock stood still, from its first to its last day."""

    first: date
    last: date

    @classmethod
    def between(cls, stopped_on: date, restarted_on: date) -> Self:
        """The days lost: like the day of any event, that of stopping is not among them.

        Thus the days that were left are counted on from the day of restarting.
        """
        return cls(stopped_on + timedelta(days=1), restarted_on)


def resumed(due_on: date, pauses: Iterable[Pause], calendar: WorkingCalendar) -> date:
    """A due date moved on by the working days the clock stood still.

    A day that lies in two pauses counts once.
    """
    stopped = {
        pause.first + timedelta(days=n)
        for pause in pauses
        for n in range((pause.last - pause.first).days + 1)
    }
    count = sum(calendar.is_working_day(day) for day in stopped)
    return calendar.add_working_days(due_on, count)
