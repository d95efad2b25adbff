"""Who may do what: a user's groups and places in the office become roles for an act."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import Site

from .acting import Actor
from .models import Absence, Question, Unit
from .models.absences import absent_today
from .models.membership import full_name as full_name
from .models.membership import works_at
from .question_choices import Source, Visibility
from .searching.walking import has_one_of
from .stages import Role

_BY_PERMISSION = {
    "dialogue_pages.moderate_question": Role.MODERATOR,
    "dialogue_pages.approve_answer": Role.APPROVER,
    "dialogue_pages.keep_minutes": Role.SECRETARY,
}
SUPERVISES = "dialogue_pages.supervise_question"
DRAFTS = "dialogue_pages.draft_answer"
REGISTERS = "dialogue_pages.register_question"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def people_of(site: Site):
    """The active accounts of a commune's office; all of them where there is one commune."""
    people = get_user_model().objects.filter(is_active=True)
    if Site.objects.exclude(pk=site.pk).exists():
        people = people.filter(communes__site=site)
    return people


def is_officer(user) -> bool:
    """Whether a person does work of the office, rather than watch it or head a hamlet."""
    if any(map(user.has_perm, _BY_PERMISSION)):
        return True
    return user.has_perm(DRAFTS) and not user.has_perm(SUPERVISES)


def may_stand_in(site: Site, person):
    """The people who may do all that an officer may at the desk; rights are not lent."""
    people = people_of(site).exclude(pk=person.pk)
    if not is_officer(person):
        return people.none()
    needed = [name for name in _BY_PERMISSION if person.has_perm(name)]
    for name in needed:
        people = people.filter(pk__in=holders(name))
    return people if needed else people.filter(pk__in=officers())


def officers():
    """The accounts for which `is_officer` holds, by their keys."""
    drafters = holders(DRAFTS).exclude(pk__in=holders(SUPERVISES))
    found = Q(pk__in=drafters)
    for name in _BY_PERMISSION:
        found |= Q(pk__in=holders(name))
    return get_user_model().objects.filter(found).values("pk")


def holders(permission: str):
    """The active accounts with a right, by their keys."""
    people = get_user_model().objects.with_perm(permission, backend=_BACKEND)
    return people.values("pk")


def actor_for(user, question: Question) -> Actor:
    """The roles a user has towards one question; none outside the own commune."""
    if not works_at(user, question.site):
        return Actor(frozenset(), user)
    roles = {role for name, role in _BY_PERMISSION.items() if user.has_perm(name)}
    if _works_for_its_unit(user, question):
        roles.add(Role.UNIT)
    if user.has_perm(REGISTERS) and user.headed_hamlets.exists():
        roles.add(Role.HAMLET_HEAD)
    return Actor(frozenset(roles), user)


def visible_questions(user, site: Site, *, in_passing: bool = False):
    """The questions of a commune that a person may open at all.

    `in_passing` is for lists that something else leads to, as the stage does.
    """
    questions = Question.objects.of_site(site)
    if not works_at(user, site):
        return questions.none()
    if any(map(user.has_perm, _BY_PERMISSION)):
        return questions
    if user.has_perm(SUPERVISES):
        return questions.exclude(visibility=Visibility.WITHHELD)
    if user.has_perm(DRAFTS):
        # By their keys: behind a join no list comes out of an index in its order.
        people = [user.pk, *stood_in_for(user, site)]
        units = Unit.objects.filter(members__in=people).order_by()
        own = list(units.values_list("pk", flat=True).distinct())
        if in_passing:
            return questions.filter(has_one_of("unit", own))
        return questions.filter(unit__in=own)
    if user.has_perm(REGISTERS):
        own_list = questions.filter(hamlet__head=user, source=Source.HAMLET)
        return own_list.exclude(visibility=Visibility.WITHHELD)
    return questions.none()


def stood_in_for(user, site: Site) -> list[int]:
    """Who of the office is away today and has left their units' work to a person.

    Those alone who named this person: no substitute of somebody who is away as well.
    """
    if user.pk not in {substitute for _person, substitute in absent_today(site)}:
        return []
    if not is_officer(user):
        return []
    absences = Absence.objects.lasting(site.pk).filter(substitute=user)
    drafters = absences.filter(person__in=holders(DRAFTS)).order_by()
    return list(drafters.values_list("person", flat=True))


def _works_for_its_unit(user, question: Question) -> bool:
    if question.unit is None:
        return False
    people = stood_in_for(user, question.site)
    if user.has_perm(DRAFTS):
        people = [user.pk, *people]
    return bool(people) and question.unit.members.filter(pk__in=people).exists()
