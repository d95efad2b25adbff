"""Recommendations that wait for an answer, among today's work of both sides."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue_pages.models import SupervisionRecommendation

from ..dashboard.office import Office
from ..dashboard.tasks import Task, stands_of, tone_of
from .access import may_answer, takes_part


def recommendation_tasks(office: Office) -> list[Task]:
    if not (office.is_own and takes_part(office.seat)):
        return []
    waiting = SupervisionRecommendation.objects.of_site(office.site).waiting()
    found = waiting.aggregate(count=Count("pk"), due_on=Min("due_on"))
    if not found["count"]:
        return []
    words = (
        _("supervision recommendations to answer")
        if may_answer(office.seat)
        else _("supervision recommendations that the office has not answered")
    )
    return [
        Task(
            words,
            reverse("dialogue_pages_supervision"),
            tone_of(found["due_on"], office.today, office.calendar),
            count=found["count"],
            stands=stands_of(found["due_on"], office.today),
        )
    ]
