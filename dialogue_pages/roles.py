"""Who may do what: a user's groups and places in the office become roles for an act."""

from django.contrib.auth import get_user_model
from wagtail.models import Site

from .acting import Actor
from .models import Question, Unit
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


def people_of(site: Site):
    """The active accounts of a commune's office; all of them where there is one commune."""
    people = get_user_model().objects.filter(is_active=True)
    if Site.objects.exclude(pk=site.pk).exists():
        people = people.filter(communes__site=site)
    return people


def full_name(user) -> str:
    """A person's name, else the login; `first_name` holds family and middle name."""
    return user.get_full_name() or user.get_username()


def actor_for(user, question: Question) -> Actor:
    """The roles a user has towards one question; none outside the own commune."""
    if not works_at(user, question.site):
        return Actor(frozenset(), user)
    roles = {role for name, role in _BY_PERMISSION.items() if user.has_perm(name)}
    if user.has_perm(DRAFTS) and _is_of_unit(user, question):
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
        own = list(Unit.objects.filter(members=user).values_list("pk", flat=True))
        if in_passing:
            return questions.filter(has_one_of("unit", own))
        return questions.filter(unit__in=own)
    if user.has_perm(REGISTERS):
        own_list = questions.filter(hamlet__head=user, source=Source.HAMLET)
        return own_list.exclude(visibility=Visibility.WITHHELD)
    return questions.none()


def _is_of_unit(user, question: Question) -> bool:
    return (
        question.unit is not None and question.unit.members.filter(pk=user.pk).exists()
    )
