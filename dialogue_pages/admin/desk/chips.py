"""What the desk says of a clock or a stage in one chip: words, icon and tone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.models import Question, QuestionClock
from dialogue_pages.question_choices import Outcome
from dialogue_pages.stages import Stage

SOON = 2  # working days
_TEMPLATE = "dialogue_pages/admin/desk/chip.html"


@dataclass(frozen=True, slots=True)
class Chip:
    """Words carry the meaning; icon and tone repeat it."""

    words: str
    icon: str
    tone: str

    @property
    def html(self) -> SafeString:
        return _drawn(self)


@lru_cache(maxsize=512)
def _drawn(chip: Chip) -> SafeString:
    """A list shows the same few chips in every row."""
    return render_to_string(_TEMPLATE, {"chip": chip})


_STAGES = {
    Stage.RECEIVED: ("mail", "new"),
    Stage.TRIAGE: ("glasses", "work"),
    Stage.WAITING_CITIZEN: ("history", "still"),
    Stage.FOR_MEETING: ("calendar-alt", "work"),
    Stage.ASSIGNED: ("group", "work"),
    Stage.TO_APPROVE: ("edit", "work"),
    Stage.REFERRED: ("arrow-up", "still"),
    Stage.ANSWERED: ("comment", "answered"),
    Stage.IN_PROGRESS: ("tasks", "answered"),
    Stage.REOPENED: ("resubmit", "new"),
    Stage.DONE: ("circle-check", "good"),
    Stage.MERGED: ("link", "still"),
    Stage.NOT_ACCEPTED: ("circle-xmark", "still"),
    Stage.WITHDRAWN: ("redirect", "still"),
    Stage.SPAM: ("circle-xmark", "still"),
    Stage.DIVIDED: ("list-ul", "still"),
}


def stage_chip(question: Question) -> Chip:
    """What is finished is called settled only where that came of it."""
    stage = Stage(question.stage)
    if stage is Stage.DONE and question.outcome != Outcome.SETTLED:
        return Chip(_("answered, closed"), "comment", "answered")
    return Chip(str(stage.label), *_STAGES[stage])


def leading_clock(clocks: Iterable[QuestionClock]) -> QuestionClock | None:
    """The clock that matters most: the earliest open one, else the last that was met."""
    clocks = list(clocks)
    open_ones = [clock for clock in clocks if clock.is_open]
    if open_ones:
        return min(open_ones, key=lambda clock: (clock.due_on, clock.pk))
    met = [clock for clock in clocks if clock.met_on]
    return min(met, key=lambda clock: (clock.due_on, clock.pk)) if met else None


def clock_chip(
    clock: QuestionClock | None, today: date, calendar: WorkingCalendar
) -> Chip | None:
    if clock is None:
        return None
    if clock.ended_on:
        return Chip(_("ended without an answer"), "cross", "still")
    if clock.met_on:
        return _met(clock)
    if clock.is_stopped:
        return Chip(_("stopped – waiting for the sender"), "history", "stopped")
    if clock.is_overdue(today):
        return Chip(_late((today - clock.due_on).days), "warning", "late")
    return _running(working_days_between(today, clock.due_on, calendar))


def _met(clock: QuestionClock) -> Chip:
    days = (clock.met_on - clock.due_on).days
    if days > 0:
        words = _("met, %(late)s") % {"late": _late(days)}
        return Chip(words, "check", "late")
    return Chip(_("in time"), "check", "good")


def _late(days: int) -> str:
    return ngettext("%(count)d day late", "%(count)d days late", days) % {"count": days}


def _running(left: int) -> Chip:
    if left == 0:
        return Chip(_("due today"), "time", "soon")
    words = ngettext(
        "%(count)d working day left", "%(count)d working days left", left
    ) % {"count": left}
    return Chip(words, "time", "soon" if left <= SOON else "calm")


def working_days_between(today: date, due_on: date, calendar: WorkingCalendar) -> int:
    """The working days after today up to the due date."""
    days = (today + timedelta(days=n + 1) for n in range((due_on - today).days))
    return sum(map(calendar.is_working_day, days))
