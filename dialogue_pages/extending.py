"""More time for an answer: an act with a reason, never a date typed over."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .acting import Actor, Told, act_on, locked
from .clock_basis import ANSWER
from .exceptions import ActRefusedError
from .models import Question, QuestionClock
from .models.calendar import office_calendar
from .question_deadlines import due_on
from .reply_templates import require_no_gaps
from .stages import Act

LONGEST_EXTENSION = 30  # working days at a time


@transaction.atomic
def extend(question: Question, days: int, *, by: Actor, reason: str) -> QuestionClock:
    """Give the answer so many working days more; not once its day is past."""
    if not 1 <= days <= LONGEST_EXTENSION:
        raise ActRefusedError(
            _("Extend by 1 to %(most)d working days.") % {"most": LONGEST_EXTENSION}
        )
    require_no_gaps(reason)
    question = locked(question)
    clock = _answer_clock(question)
    if clock is None:
        raise ActRefusedError(_("No time limit for an answer runs."))
    if clock.is_overdue(timezone.localdate()):
        raise ActRefusedError(
            _("The time limit is past; an extension would only hide that.")
        )
    before = clock.due_on
    clock.extended_by += days
    clock.due_on = due_on(clock, office_calendar(question.site))
    told = Told(reason=reason, public_note=f"{reason}\n{_words(days, before, clock)}")
    act_on(question, Act.EXTEND, by, told)
    clock.save(update_fields=["extended_by", "due_on"])
    return clock


def may_extend(question: Question) -> bool:
    """Whether there is a date to move that is not past."""
    clock = _answer_clock(question)
    return clock is not None and not clock.is_overdue(timezone.localdate())


def _answer_clock(question: Question) -> QuestionClock | None:
    return question.clocks.filter(duty=ANSWER, met_on=None, ended_on=None).first()


def _words(days: int, before, clock: QuestionClock) -> str:
    words = ngettext(
        "%(days)d working day more: the answer is due by %(day)s (before: %(before)s).",
        "%(days)d working days more: the answer is due by %(day)s (before: %(before)s).",
        days,
    )
    day, before = f"{clock.due_on:%d/%m/%Y}", f"{before:%d/%m/%Y}"
    return words % {"days": days, "day": day, "before": before}
