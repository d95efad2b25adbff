"""The time limits of a question in words, each with why it ends when it ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.clock.calendar import DayKind, WorkingCalendar
from dialogue_pages.clock.periods import DayUnit

from ..choices import DutyCode
from ..models import Question, QuestionClock
from ..models.calendar import office_calendar
from ..question_deadlines import explained
from ..templatetags.dialogue_conferences import short_day

# An answer given in time is not yet a matter settled.
_ANSWERS = (DutyCode.ANSWER, DutyCode.ANSWER_IN_WRITING)


@dataclass(frozen=True, slots=True)
class ClockWords:
    rule: str
    citation: str
    due_on: date
    state: str
    words: str
    why: list[str]


def clocks_of(question: Question) -> list[ClockWords]:
    """Clocks that run, stand still or were met; those that ended without are left out."""
    clocks = [clock for clock in question.clocks.all() if not clock.ended_on]
    if not clocks:
        return []
    calendar = office_calendar(question.site)
    passed_on = {c.started_on for c in clocks if c.duty == DutyCode.CHASE}
    return [_told(clock, calendar, passed_on) for clock in clocks]


def _told(
    clock: QuestionClock, calendar: WorkingCalendar, passed_on: set[date]
) -> ClockWords:
    state, words = _state(clock, calendar, passed_on)
    return ClockWords(
        clock.rule,
        clock.citation,
        clock.due_on,
        state,
        words,
        list(_why(clock, calendar)),
    )


def _state(
    clock: QuestionClock, calendar: WorkingCalendar, passed_on: set[date]
) -> tuple[str, str]:
    today = timezone.localdate()
    if clock.met_on:
        return _met(clock, was_passed_on=clock.met_on in passed_on)
    if clock.is_stopped:
        return "stopped", _("stands still until you reply")
    if clock.is_overdue(today):
        late = (today - clock.due_on).days
        return "overdue", ngettext(
            "%(count)s day overdue", "%(count)s days overdue", late
        ) % {"count": late}
    left = _working_days(today, clock.due_on, calendar)
    if not left:
        return "running", _("ends today")
    return "running", ngettext(
        "%(count)s working day left", "%(count)s working days left", left
    ) % {"count": left}


def _met(clock: QuestionClock, *, was_passed_on: bool) -> tuple[str, str]:
    """How a clock ended: by an answer, by a referral upwards, or by another duty done."""
    if clock.duty not in _ANSWERS:
        late, in_time = _("done on %(day)s, too late"), _("done on %(day)s, in time")
    elif was_passed_on:
        late = _("sent to a higher authority on %(day)s, too late")
        in_time = _("sent to a higher authority on %(day)s, in time")
    else:
        late = _("answered on %(day)s, too late")
        in_time = _("answered on %(day)s, in time")
    told = {"day": short_day(clock.met_on)}
    if clock.is_overdue():
        return "late", late % told
    return "met", in_time % told


def _why(clock: QuestionClock, calendar: WorkingCalendar):
    told = {"days": clock.offset, "start": short_day(clock.started_on)}
    if clock.unit == DayUnit.WORKING:
        yield _("%(days)s working days, counted from the day after %(start)s.") % told
    else:
        yield _("%(days)s days, counted from the day after %(start)s.") % told
    due = explained(clock, calendar)
    off = [day for day in due.days_off if day.kind is not DayKind.WEEKEND]
    if len(off) < len(due.days_off):
        yield _("Saturdays and Sundays are not counted.")
    if off:
        names = ", ".join(f"{day.name} ({short_day(day.on)})" for day in off)
        yield _("Days off that are not counted: %(names)s.") % {"names": names}
    if clock.conference_id:
        yield _("Counted from the day of the conference.")
    if clock.extended_by:
        yield ngettext(
            "It was extended by %(days)s working day.",
            "It was extended by %(days)s working days.",
            clock.extended_by,
        ) % {"days": clock.extended_by}
    for first, last in clock.pauses:
        yield (
            _("It stood still from %(first)s to %(last)s, while you were asked.")
            % {"first": _day(first), "last": _day(last)}
        )


def _day(written: str) -> str:
    return short_day(date.fromisoformat(written))


def _working_days(start: date, end: date, calendar: WorkingCalendar) -> int:
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(calendar.is_working_day, days))
