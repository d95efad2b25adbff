"""The clocks of a question: started, stopped, restarted, met, moved; always explained."""

from datetime import date, timedelta

from django.utils import timezone

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.periods import DueDate, Pause, due_date, resumed

from .models import Question, QuestionClock
from .plan_check import office_calendar
from .stages import ClockEffect

# Until a site has rule packs of its own (domain of web questions; the law sets none).
_ANSWER = ("answer", "Trả lời câu hỏi gửi qua cổng", "Quy chế của xã", 7, "working_day")
_NOTICE = (
    "notice",
    "Thông báo kết quả xử lý ban đầu",
    "Luật Tiếp công dân 2013, Điều 28 khoản 1",
    10,
    "working_day",
)
WEB_RULES = (_ANSWER, _NOTICE)


def apply(
    question: Question, effect: ClockEffect, *, today: date | None = None
) -> None:
    """Let an act do to the clocks what the table says."""
    today = today or timezone.localdate()
    match effect:
        case ClockEffect.START:
            start(question, today)
        case ClockEffect.STOP:
            _open(question).filter(stopped_on=None).update(stopped_on=today)
        case ClockEffect.RESTART:
            restart(question, today)
        case ClockEffect.MEET:
            _open(question).update(met_on=today, stopped_on=None)
        case ClockEffect.END:
            _open(question).update(ended_on=today, stopped_on=None)


def start(question: Question, today: date) -> None:
    calendar = office_calendar(question.site)
    QuestionClock.objects.bulk_create(
        QuestionClock(
            question=question,
            duty=duty,
            rule=rule,
            citation=citation,
            offset=offset,
            unit=unit,
            started_on=today,
            due_on=due_date(today, offset, unit, "after", calendar).due_on,
        )
        for duty, rule, citation, offset, unit in WEB_RULES
    )


def restart(question: Question, today: date) -> None:
    """Go on after a stop: the due date moves by the working days the clock stood still.

    The day of the stop counts as stopped, the day of the restart as running again.
    """
    calendar = office_calendar(question.site)
    for clock in _open(question).exclude(stopped_on=None):
        if clock.stopped_on < today:
            last = today - timedelta(days=1)
            clock.pauses = [
                *clock.pauses,
                [clock.stopped_on.isoformat(), last.isoformat()],
            ]
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
