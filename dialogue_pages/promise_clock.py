from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.clock.periods import DayUnit, Direction, due_date

from .models import Question, QuestionClock
from .models.calendar import office_calendar

PROMISE = "promise"


def promised_until(question: Question) -> date | None:
    """The last day of what was promised last, as it stands now."""
    clock = question.clocks.filter(duty=PROMISE).order_by("pk").last()
    return clock and clock.due_on


def start_promise(question: Question, until: date) -> QuestionClock:
    """A time limit for what was promised; a day off moves it as any other limit."""
    today = timezone.localdate()
    days = (until - today).days
    calendar = office_calendar(question.site)
    due = due_date(today, days, DayUnit.CALENDAR, Direction.AFTER, calendar)
    return QuestionClock.objects.create(
        question=question,
        duty=PROMISE,
        rule=_("Promise of the commune"),
        offset=days,
        unit=DayUnit.CALENDAR,
        started_on=today,
        due_on=due.due_on,
    )
