"""Recommendations of the Fatherland Front: recorded with a time limit, answered once."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.clock.periods import DueDate, due_date

from . import office_telling
from .exceptions import ActRefusedError
from .models import OfficeMail, SupervisionEvent, SupervisionRecommendation
from .models.calendar import office_calendar
from .models.office_mails import OfficeMailKind
from .models.supervision import SupervisionAct
from .roles import people_of

# The portal's own: no article was found that sets one. Days of the calendar, counted as
# the Civil Code does (Điều 145-148).
ANSWER_DAYS = 15
_ANSWERING = ("moderate_question", "approve_answer")


def due_under(recommendation: SupervisionRecommendation) -> DueDate:
    """The last day for the answer, with every day on the way to it."""
    calendar = office_calendar(recommendation.site)
    return due_date(recommendation.received_on, ANSWER_DAYS, "day", "after", calendar)


@transaction.atomic
def record(recommendation: SupervisionRecommendation, *, by) -> None:
    recommendation.due_on = due_under(recommendation).due_on
    recommendation.recorded_by = by
    recommendation.save()
    _keep(recommendation, SupervisionAct.RECORDED, by)
    office_telling.write(_mails(recommendation))


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
    _keep(recommendation, SupervisionAct.ANSWERED, by)


def _keep(recommendation, act: SupervisionAct, by) -> None:
    SupervisionEvent.objects.create(recommendation=recommendation, act=act, by=by)


def _mails(recommendation) -> Iterator[OfficeMail]:
    """To those of the office who may answer; number and day only, nothing of the text."""
    people = people_of(recommendation.site).exclude(email="")
    people = people.exclude(mail_wish__wants_instant=False)
    told = people.filter(groups__permissions__codename__in=_ANSWERING).distinct()
    for person in told:
        yield OfficeMail(
            site=recommendation.site,
            person=person,
            address=person.email,
            kind=OfficeMailKind.SUPERVISED,
            key=f"recommendation:{recommendation.pk}",
            facts={
                "number": recommendation.number,
                "recommendation_pk": recommendation.pk,
                "due": f"{recommendation.due_on:%d/%m/%Y}",
            },
        )
