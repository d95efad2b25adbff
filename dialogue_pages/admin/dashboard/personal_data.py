"""Requests about personal data that nobody has dealt with yet."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue_pages.models import DataRequest

from .office import Office
from .tasks import Task, stands_of, tone_of


def data_request_tasks(office: Office) -> list[Task]:
    if not (office.is_own and office.user.has_perm("dialogue_pages.moderate_question")):
        return []
    waiting = DataRequest.objects.filter(site=office.site, handled_at=None)
    found = waiting.aggregate(count=Count("pk"), due_on=Min("due_on"))
    if not found["count"]:
        return []
    return [
        Task(
            _("requests about personal data to answer"),
            reverse("dialogue_pages_datarequest_modeladmin_index"),
            tone_of(found["due_on"], office.today, office.calendar),
            count=found["count"],
            stands=stands_of(found["due_on"], office.today),
        )
    ]
