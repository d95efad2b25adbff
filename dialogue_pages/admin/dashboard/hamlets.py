"""Lists of hamlets that have not come, while there is still time to ask for them."""

from django.urls import reverse
from django.utils.translation import ngettext

from dialogue_pages.hamlet_lists.sheets import last_day_for, open_conferences_of
from dialogue_pages.kept.values import kept
from dialogue_pages.models import Conference, EmptyHamletList, Hamlet, Question
from dialogue_pages.question_choices import Source

from .office import AHEAD, Office
from .tasks import Task, stands_of, tone_of


def hamlet_list_tasks(office: Office) -> list[Task]:
    """For the office the silent hamlets of a conference; for a head the own ones."""
    if not office.is_own or not office.seat.enters:
        return []
    waited = {
        conference: last
        for conference in _open_conferences(office)
        if (last := last_day_for(conference))
        and office.today <= last <= office.today + AHEAD
    }
    silent = _silent(office, list(waited)) if waited else {}
    return [
        _task(office, conference, waited[conference], count)
        for conference, count in silent.items()
        if count
    ]


def _open_conferences(office: Office) -> list[Conference]:
    key = ("open conferences", office.site.pk, office.today)
    return kept(key, lambda: list(open_conferences_of(office.site)))


def _silent(office: Office, conferences: list[Conference]) -> dict[Conference, int]:
    """How many hamlets have sent nothing for each, by two statements for all."""
    hamlets = Hamlet.objects.filter(site=office.site)
    if not office.seat.enters_for_all:
        hamlets = hamlets.filter(head=office.user)
    own = set(hamlets.values_list("pk", flat=True))
    told = Question.objects.filter(conference__in=conferences, source=Source.HAMLET)
    asked = told.order_by().values_list("conference", "hamlet")
    words = EmptyHamletList.objects.filter(conference__in=conferences)
    heard = set(asked.union(words.values_list("conference", "hamlet")))
    silent = {}
    for conference in conferences:
        named = {hamlet.pk for hamlet in conference.hamlets.all()}
        awaited = own & named if named else own
        silent[conference] = sum((conference.pk, pk) not in heard for pk in awaited)
    return silent


def _task(office: Office, conference: Conference, last, silent: int) -> Task:
    return Task(
        ngettext(
            "hamlet has not sent its list of questions",
            "hamlets have not sent their list of questions",
            silent,
        ),
        reverse("dialogue_pages_hamlet_list", args=[conference.pk]),
        tone_of(last, office.today, office.calendar),
        count=silent,
        stands=stands_of(last, office.today),
        about=conference.called,
    )
