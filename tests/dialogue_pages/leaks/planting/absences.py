"""Absences that let nobody in: over, of another commune, or named to who only watches."""

from dialogue_pages.models import Unit
from tests.dialogue_pages.admin.desk import office
from tests.dialogue_pages.questions.test_standing_in import away
from tests.factories import UserFactory

from ..kinds import HEAD, NEIGHBOUR, OFFICE, SUPERVISOR, UNIT, UNIT_LINK


def plant(world) -> None:
    """Somebody is a member of every unit with hidden questions, and has been away."""
    here, there = world.here.site, world.there.site
    name = world.kinds.word("account of who is away", *OFFICE, UNIT_LINK)
    absent = office.officer(office.UNIT, site=here, username="absent", last_name=name)
    hidden = [case.question.pk for case in world.cases.values()]
    for unit in Unit.objects.filter(site=here, questions__in=hidden).distinct():
        unit.members.add(absent)
    for unit in Unit.objects.filter(site=there):
        unit.members.add(world.people[NEIGHBOUR])
    viewer = world.people[UNIT]
    away(absent, viewer, since=-9, until=-1, site=here)
    away(absent, viewer, since=1, until=9, site=here)
    away(absent, viewer, site=there)
    away(world.people[NEIGHBOUR], viewer, site=there)
    for forged in (SUPERVISOR, HEAD, NEIGHBOUR):
        away(absent, world.people[forged], site=here)
    away(UserFactory(username="nobody"), viewer, site=here)
