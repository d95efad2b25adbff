"""The clocks of one case, each with every day that led to its date."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dialogue_pages.clock.calendar import DayKind, WorkingCalendar
from dialogue_pages.clock.periods import Step
from dialogue_pages.models import Question, QuestionClock
from dialogue_pages.question_deadlines import explained

from .chips import Chip, clock_chip


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day on the way; `number` is how many have been counted with it."""

    on: date
    number: int | None
    name: str
    source: str
    is_made_up: bool


@dataclass(frozen=True, slots=True)
class ShownClock:
    clock: QuestionClock
    chip: Chip
    days: list[CountedDay]
    counted_to: date
    pauses: list[tuple[date, date]]


def shown_clocks(
    question: Question, today: date, calendar: WorkingCalendar
) -> list[ShownClock]:
    return [_shown(clock, today, calendar) for clock in question.clocks.all()]


def _shown(clock: QuestionClock, today: date, calendar: WorkingCalendar) -> ShownClock:
    due = explained(clock, calendar)
    return ShownClock(
        clock,
        clock_chip(clock, today, calendar),
        counted_days(due.steps),
        due.due_on,
        [tuple(map(date.fromisoformat, pause)) for pause in clock.pauses],
    )


def counted_days(steps: tuple[Step, ...]) -> list[CountedDay]:
    days, number = [], 0
    for step in steps:
        number += step.counted
        days.append(_day(step, number if step.counted else None))
    return days


def _day(step: Step, number: int | None) -> CountedDay:
    remark = step.remark
    if remark is None:
        return CountedDay(step.on, number, "", "", is_made_up=False)
    if remark.kind is DayKind.WEEKEND:
        return CountedDay(step.on, number, _("day off"), "", is_made_up=False)
    is_made_up = remark.kind is DayKind.MAKE_UP
    return CountedDay(step.on, number, remark.name, remark.source, is_made_up)
