"""Who is away today and who stands in: told to both, with the work that comes of it."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.models import Absence, Unit
from dialogue_pages.models.absences import absent_today
from dialogue_pages.searching.walking import has_one_of
from dialogue_pages.stages import Stage

from ..desk.counting import counted
from .office import Office
from .tasks import Group, Task

_SORTED = (Stage.TRIAGE, Stage.REOPENED)


@dataclass(frozen=True, slots=True)
class Notice:
    words: str
    is_of_own: bool  # whether the person who reads it is the one who is away


def lasting_absences(office: Office) -> list[Absence]:
    """Those of today in which the person is away or stands in."""
    if not office.is_own:
        return []
    people = {pk for pair in absent_today(office.site) for pk in pair}
    if office.user.pk not in people:
        return []
    own = Q(person=office.user) | Q(substitute=office.user)
    lasting = Absence.objects.lasting(office.site.pk, office.today).filter(own)
    return list(lasting.select_related("person", "substitute"))


def notices_of(office: Office, absences: list[Absence]) -> list[Notice]:
    return [_notice(absence, absence.person == office.user) for absence in absences]


def stood_in_groups(office: Office, absences: list[Absence]) -> list[Group]:
    """The work of those who are away, each under the own name."""
    return [
        Group(
            f"instead-{absence.pk}",
            _("Instead of %(name)s") % {"name": absence.person_name},
            _tasks(office, absence),
        )
        for absence in absences
        if absence.substitute == office.user and office.seat.is_taken
    ]


def _notice(absence: Absence, is_of_own: bool) -> Notice:
    words = (
        _("You are away until the end of %(day)s; %(substitute)s stands in for you.")
        if is_of_own
        else _("You stand in for %(person)s until the end of %(day)s.")
    )
    told = {
        "day": f"{absence.last_day:%d/%m/%Y}",
        "person": absence.person_name,
        "substitute": absence.substitute_name,
    }
    return Notice(words % told, is_of_own)


def _tasks(office: Office, absence: Absence) -> list[Task]:
    """What waits for the other one's units, and what the other one has taken up."""
    cases, desk = office.seat.cases_in_passing(), reverse("dialogue_pages_questions")
    units = Unit.objects.filter(site=office.site, members=absence.person)
    with_units = {
        unit: cases.filter(has_one_of("unit", [unit.pk]), stage=Stage.ASSIGNED)
        for unit in units
    }
    taken = cases.filter(has_one_of("owner", [absence.person_id]), stage__in=_SORTED)
    numbers = counted(with_units | {None: taken})
    return [
        _task(unit, numbers[unit], f"{desk}?{_narrowed(unit, absence)}")
        for unit in (*with_units, None)
        if numbers[unit]
    ]


def _narrowed(unit: Unit | None, absence: Absence) -> str:
    if unit:
        return f"queue=units&unit={unit.pk}"
    return f"queue=triage&owner={absence.person_id}"


def _task(unit: Unit | None, count: int, url: str) -> Task:
    words = (
        ngettext(
            "question for %(unit)s to answer", "questions for %(unit)s to answer", count
        )
        % {"unit": unit}
        if unit
        else ngettext(
            "question taken up, to be sorted", "questions taken up, to be sorted", count
        )
    )
    return Task(words, url, count=count)
