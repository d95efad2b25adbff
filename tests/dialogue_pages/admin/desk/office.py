"""The people of an invented office, and cases at each step of the way."""

from django.contrib.auth.models import Group

from dialogue_pages import answering, moderation
from dialogue_pages.models import CommuneMember, ReplyDraft
from dialogue_pages.stages import Role
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import HamletFactory, UnitFactory, UserFactory, default_site

MODERATOR = "Kiểm duyệt"
UNIT = "Đơn vị trả lời"
HAMLET_HEAD = "Trưởng thôn"
APPROVER = "Lãnh đạo duyệt"
SUPERVISOR = "Giám sát của Mặt trận"
ADMINISTRATOR = "Quản trị xã"
GROUPS = (MODERATOR, UNIT, HAMLET_HEAD, APPROVER, SUPERVISOR, ADMINISTRATOR)

LIST = "/admin/questions/"


def officer(*groups, site=None, **fields):
    """A person in these groups who works in the office of a commune."""
    user = UserFactory(**fields)
    user.groups.add(*Group.objects.filter(name__in=groups))
    CommuneMember.objects.create(user=user, site=site or default_site())
    return user


def other_site():
    """A second commune in the same installation."""
    site = default_site()
    site.pk, site.hostname, site.is_default_site = None, "khac.example", False
    site.save()
    return site


def unit_of(user, **fields):
    unit = UnitFactory(**fields)
    unit.members.add(user)
    return unit


def hamlet_of(user, **fields):
    return HamletFactory(head=user, **fields)


def case_url(question, *parts) -> str:
    return "/".join([f"{LIST}{question.pk}", *parts]) + "/"


def act_url(question, act) -> str:
    return case_url(question, "act", act)


def act_data(question, act, **fields) -> dict:
    """What the form of an act sends."""
    sent = {"version": question.version} | fields
    return {f"{act}-{name}": value for name, value in sent.items()}


def taken(**fields):
    return moderation.take(asked(**fields), by=person(Role.MODERATOR))


def assigned(unit, **fields):
    return moderation.assign(taken(**fields), unit, by=person(Role.MODERATOR))


def drafted(unit, by=None, **fields):
    question = assigned(unit, **fields)
    draft = ReplyDraft(text="Xã sẽ nạo vét cống trong tháng 9.")
    answering.submit_draft(question, draft, by=by or person(Role.UNIT))
    question.refresh_from_db()
    return question


def answered(unit, **fields):
    return answering.approve(drafted(unit, **fields), by=person(Role.APPROVER))
