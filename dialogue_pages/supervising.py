"""Recommendations of the Fatherland Front: recorded with a time limit, answered once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.clock.periods import DueDate, due_date

from .exceptions import ActRefusedError
from .models import SupervisionEvent, SupervisionRecommendation
from .models.calendar import office_calendar
from .models.supervision import SupervisionAct

# The portal's own: no article was found that sets one. Days of the calendar, counted as
# the Civil Code does (Điều 145-148).
ANSWER_DAYS = 15


def due_under(recommendation: SupervisionRecommendation) -> DueDate:
    """The last day for the answer, with every day on the way to it."""
    calendar = office_calendar(recommendation.site)
    return due_date(recommendation.received_on, ANSWER_DAYS, "day", "after", calendar)


@transaction.atomic
def record(recommendation: SupervisionRecommendation, *, by) -> None:
    recommendation.due_on = due_under(recommendation).due_on
    recommendation.recorded_by = by
    recommendation.save()
    _tell(recommendation, SupervisionAct.RECORDED, by)


@transaction.atomic
def answer(recommendation, text: str, number: str, *, by) -> None:
    """Give the answer of the office; a second one is refused."""
    locked = SupervisionRecommendation.objects.select_for_update(of=("self",))
    recommendation = locked.get(pk=recommendation.pk)
    if recommendation.is_answered:
        raise ActRefusedError(_("This recommendation has been answered already."))
    recommendation.answer, recommendation.answer_number = text, number
    recommendation.answered_on = timezone.localdate()
    recommendation.answered_by = by
    recommendation.save()
    _tell(recommendation, SupervisionAct.ANSWERED, by)


def _tell(recommendation, act: SupervisionAct, by) -> None:
    SupervisionEvent.objects.create(recommendation=recommendation, act=act, by=by)
