"""The clocks of a question: started, stopped, restarted, met, moved; always explained."""

from copy import copy
from datetime import date

from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.periods import DueDate, Pause
from dialogue_pages.clock.rules import Anchor, Limit, due_by, strictest

from .clock_basis import ANSWER, DUTIES, Basis, Conditions, at_conference, due_under
from .deadlines import question_rules
from .models import Question, QuestionClock
from .models.calendar import office_calendar
from .models.question_clocks import NO_DAY
from .stages import ClockEffect


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
        case ClockEffect.FOLLOW:
            follow_conference(question, today)
        case ClockEffect.END:
            _open(question).update(ended_on=today, stopped_on=None)
        case ClockEffect.RESUME:
            question.clocks.filter(met_on=None).update(ended_on=None)


def _day_of_receipt(question: Question) -> date:
    return timezone.localtime(question.received_at).date()


def start(question: Question, today: date, anchor: Anchor = Anchor.RECEIVED) -> None:
    """Begin a clock for each duty, by the strictest rule that is in force."""
    put_on(question, begun(question.site, today, anchor))


def begun(
    site: Site, today: date, anchor: Anchor = Anchor.RECEIVED
) -> list[QuestionClock]:
    """The clocks that begin on a day, of no question yet; all of a day have the same."""
    binding = strictest(
        due_by(question_rules(site, anchor), today, office_calendar(site))
    )
    return [
        _clock(found.limit, today) for found in binding if found.code in DUTIES[anchor]
    ]


def put_on(question: Question, clocks: list[QuestionClock]) -> None:
    """Give a question clocks like these."""
    QuestionClock.objects.bulk_create(of(question, clocks))


def next_due(clocks: list[QuestionClock]) -> date:
    """The earliest day of clocks that begin to run."""
    return min((clock.due_on for clock in clocks), default=NO_DAY)


def of(question: Question, clocks: list[QuestionClock]) -> list[QuestionClock]:
    """Clocks like these that are the question's own, not stored yet."""
    own = [copy(clock) for clock in clocks]
    for clock in own:
        clock.question = question
    return own


def _clock(limit: Limit, today: date) -> QuestionClock:
    clock = QuestionClock(duty=limit.rule.code, due_on=limit.due_on)
    Basis.by(limit.rule, today).put_on(clock)
    return clock


def inherit(part: Question, whole: Question) -> None:
    """Give a part of a question the open clocks of the whole, as they stand."""
    part.clocks.all().delete()
    clocks = list(_open(whole))
    for clock in clocks:
        clock.pk, clock.question = None, part
    QuestionClock.objects.bulk_create(clocks)


def follow_conference(question: Question, today: date) -> None:
    """Let the answer be due after the conference that the question is brought to.

    A clock past its day stays as it is: no list of a conference hides that it is late.
    """
    conference = question.conference
    if conference is None or conference.fixed_day is None:
        return
    conditions = Conditions.of(question.site)
    basis = at_conference(conference, conditions)
    if basis is None:
        return
    for clock in _open(question).filter(duty=ANSWER, due_on__gte=today):
        basis.put_on(clock)
        clock.due_on = due_under(clock, basis, conditions.calendar)
        clock.save()


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
    return Basis.recorded(clock).explained(calendar)


def due_on(clock: QuestionClock, calendar: WorkingCalendar) -> date:
    """The due date that follows from rule, calendar, stops and extension."""
    return due_under(clock, Basis.recorded(clock), calendar)


def _open(question: Question):
    return question.clocks.filter(met_on=None, ended_on=None)
