"""Questions that wait for a person, counted by the queues of the desk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue_pages.stages import Role

from ..desk.queues import Today, counts, queues_for
from .office import Office
from .tasks import Task

# The queues with work of today, most pressing first; the others wait for somebody else.
_TODAY = {
    "overdue": (_("questions past their time limit"), "late"),
    "approve": (_("answers waiting for your approval"), "soon"),
    "asked": (_("questions on which a unit asks the office"), "soon"),
    "undelivered": (_("questions with a mail that did not arrive"), "soon"),
    "soon": (_("questions due within two working days"), "soon"),
    "new": (_("new questions to take up"), "calm"),
    "triage": (_("questions to sort and assign"), "calm"),
    "units": (_("questions for your unit to answer"), "calm"),
}


def question_tasks(office: Office) -> list[Task]:
    if not office.seat.is_taken:
        return []
    own = _own_roles(office.seat)
    queues = [
        queue
        for queue in queues_for(office.seat)
        if queue.key in _TODAY and (not queue.workers or queue.workers & own)
    ]
    today = Today.of(office.seat, office.today, office.calendar)
    numbers = counts(office.seat.cases_in_passing(), queues, today)
    desk = reverse("dialogue_pages_questions")
    return [
        Task(str(words), f"{desk}?queue={key}", tone, count=numbers[key])
        for key, (words, tone) in _TODAY.items()
        if numbers.get(key)
    ]


def _own_roles(seat) -> frozenset[Role]:
    """Whoever handles all questions does not work for a unit besides."""
    return seat.actor.roles if seat.handles_all else seat.roles
