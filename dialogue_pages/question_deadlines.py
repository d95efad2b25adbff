"""The clocks of a question: started, stopped, restarted, met, moved; always explained."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.periods import DayUnit, DueDate, Pause, due_date, resumed
from dialogue_pages.clock.rules import Anchor, Limit, due_by, strictest

from .deadlines import question_rules
from .models import Question, QuestionClock
from .plan_check import office_calendar
from .stages import ClockEffect

# The duties that a clock runs for: until the answer, and until a higher authority is
# reminded; those of the single steps between are not watched yet.
DUTIES = {Anchor.RECEIVED: ("notice", "answer"), Anchor.REFERRED: ("chase",)}


def apply(
    question: Question, effect: ClockEffect, *, today: date | None = None
) -> None:
    """Let an act do to the clocks what the table says."""
    today = today or timezone.localdate()
    match effect:
        case ClockEffect.START:
            begun = question.clocks.exists()
            start(question, today if begun else _day_of_receipt(question))
        case ClockEffect.STOP:
            _open(question).filter(stopped_on=None).update(stopped_on=today)
        case ClockEffect.RESTART:
            restart(question, today)
        case ClockEffect.MEET:
            _open(question).update(met_on=today, stopped_on=None)
        case ClockEffect.HAND_OVER:
            _open(question).update(met_on=today, stopped_on=None)
            start(question, today, Anchor.REFERRED)
        case ClockEffect.END:
            _open(question).update(ended_on=today, stopped_on=None)


def _day_of_receipt(question: Question) -> date:
    return timezone.localtime(question.received_at).date()


def start(question: Question, today: date, anchor: Anchor = Anchor.RECEIVED) -> None:
    """Begin a clock for each duty, by the strictest rule that is in force."""
    calendar = office_calendar(question.site)
    rules = question_rules(question.site, anchor)
    binding = strictest(due_by(rules, today, calendar))
    QuestionClock.objects.bulk_create(
        _clock(question, found.limit, today)
        for found in binding
        if found.code in DUTIES[anchor]
    )


def start_promise(question: Question, until: date) -> None:
    """A clock of its own for what was promised; a day off moves it as any limit."""
    today = timezone.localdate()
    clock = QuestionClock(
        question=question,
        duty="promise",
        rule=_("Promise of the commune"),
        offset=(until - today).days,
        unit=DayUnit.CALENDAR,
        started_on=today,
    )
    clock.due_on = due_on(clock, office_calendar(question.site))
    clock.save()


def _clock(question: Question, limit: Limit, today: date) -> QuestionClock:
    rule = limit.rule
    return QuestionClock(
        question=question,
        duty=rule.code,
        rule=f"{rule.pack}: {rule.duty}",
        citation=rule.citation,
        offset=rule.offset,
        unit=rule.unit,
        started_on=today,
        due_on=limit.due_on,
    )


def restart(question: Question, today: date) -> None:
    """Go on after a stop: the due date moves by the working days that were lost."""
    calendar = office_calendar(question.site)
    for clock in _open(question).exclude(stopped_on=None):
        if clock.stopped_on < today:
            lost = Pause.between(clock.stopped_on, today)
            clock.pauses = [*clock.pauses, [str(lost.first), str(lost.last)]]
        clock.stopped_on = None
        clock.due_on = due_on(clock, calendar)
        clock.save(update_fields=["pauses", "stopped_on", "due_on"])


def explained(clock: QuestionClock, calendar: WorkingCalendar) -> DueDate:
    """Why a clock ends when it ends: every day on the way, before any stop."""
    return due_date(clock.started_on, clock.offset, clock.unit, "after", calendar)


def due_on(clock: QuestionClock, calendar: WorkingCalendar) -> date:
    """The due date that follows from rule, calendar and stops."""
    pauses = [Pause(*map(date.fromisoformat, pause)) for pause in clock.pauses]
    return resumed(explained(clock, calendar).due_on, pauses, calendar)


def _open(question: Question):
    return question.clocks.filter(met_on=None, ended_on=None)
