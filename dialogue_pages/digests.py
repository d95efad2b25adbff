"""The mail of each morning: to each person of an office what waits for them today."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Min, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Site

from . import roles
from .models import (
    Absence,
    OfficeMail,
    Question,
    QuestionEvent,
    ReplyDraft,
    SupervisionRecommendation,
    Unit,
)
from .models.calendar import office_calendar
from .models.office_mails import OfficeMailKind
from .office_mailing import PARTS
from .question_choices import DraftState
from .stages import ENDS, WITH_UNITS, Act, Role, Stage

SHOWN_NUMBERS = 10
_RUNNING = Q(clocks__met_on=None, clocks__ended_on=None, clocks__stopped_on=None)


@dataclass(frozen=True, slots=True)
class _Case:
    """What of a question decides whose work of today it is."""

    number: str
    stage: str
    owner: int | None
    unit: int | None
    due_on: date | None
    drafter: int | None
    is_sent_back: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Seats:
    """Who may do what, by the keys of accounts.

    `absent` are the names of those who are away today, by who stands in for them.
    """

    moderators: frozenset[int]
    approvers: frozenset[int]
    members: dict[int, frozenset[int]]
    absent: dict[int, dict[int, str]]

    def role_in(self, person: int, case: _Case) -> Role | None:
        """As whom a person has a question to work on or to watch; None for no one."""
        if case.stage == Stage.TO_APPROVE and person in self.approvers:
            return Role.APPROVER if case.drafter != person else None
        people = {person, *self.absent.get(person, ())}
        members = self.members.get(case.unit, frozenset())
        if case.stage == Stage.ASSIGNED and people & members:
            return Role.UNIT
        is_free = case.owner is None and case.stage not in WITH_UNITS
        if person in self.moderators and (case.owner in people or is_free):
            return Role.MODERATOR
        return None

    def may_answer_supervisors(self, person: int) -> bool:
        return person in self.moderators | self.approvers

    def instead_of(self, person: int) -> str:
        return ", ".join(self.absent.get(person, {}).values())


def digests_of(site: Site, today: date | None = None) -> list[OfficeMail]:
    """The mails of a day, not stored yet; none on a day off, none without work.

    Who wants no digest but mails at once is told what is due today.
    """
    today = today or timezone.localdate()
    calendar = office_calendar(site)
    if not calendar.is_working_day(today):
        return []
    seats = _seats(site, today)
    cases = list(_cases(site, today, calendar))
    asked = _supervisors_ask(site, today)
    people = _people(site)
    mails = (_mail(site, person, seats, cases, asked, today) for person in people)
    return [mail for mail in mails if mail]


def _people(site: Site):
    people = roles.people_of(site).exclude(email="").distinct()
    off = Q(mail_wish__wants_digest=False, mail_wish__wants_instant=False)
    return people.exclude(off).select_related("mail_wish")


def _seats(site: Site, today: date) -> _Seats:
    members = defaultdict(set)
    drafters = _holders(roles.DRAFTS)
    through = Unit.members.through.objects.filter(unit__site=site)
    for unit, person in through.values_list("unit", "user"):
        if person in drafters:
            members[unit].add(person)
    return _Seats(
        _holders("dialogue_pages.moderate_question"),
        _holders("dialogue_pages.approve_answer"),
        members,
        _absent(site, today),
    )


def _absent(site: Site, today: date) -> dict[int, dict[int, str]]:
    absent = defaultdict(dict)
    lasting = Absence.objects.lasting(site.pk, today)
    for absence in lasting.select_related("person", "substitute"):
        if roles.is_officer(absence.substitute):
            absent[absence.substitute_id][absence.person_id] = absence.person_name
    return absent


def _holders(permission: str) -> frozenset[int]:
    return frozenset(roles.holders(permission).values_list("pk", flat=True))


def _cases(site: Site, today: date, calendar) -> Iterator[_Case]:
    """Only what can be somebody's work of today, by one query."""
    since = calendar.previous_working_day(today)
    drafts = ReplyDraft.objects.filter(question=OuterRef("pk")).order_by("-pk")
    assigned = QuestionEvent.objects.filter(
        question=OuterRef("pk"), act=Act.ASSIGN, at__date__gte=since
    )
    cases = (
        Question.objects.of_site(site)
        .exclude(stage__in=ENDS)
        .annotate(
            due=Min("clocks__due_on", filter=_RUNNING),
            drafter=Subquery(drafts.values("drafted_by")[:1]),
            draft_state=Subquery(drafts.values("state")[:1]),
            is_assigned_lately=Exists(assigned),
        )
        .filter(
            Q(due__lte=today)
            | Q(stage__in=(Stage.RECEIVED, Stage.TO_APPROVE))
            | Q(stage=Stage.ASSIGNED)
            & (Q(draft_state=DraftState.SENT_BACK) | Q(is_assigned_lately=True))
        )
    )
    kept = cases.only("year", "serial", "stage", "owner", "unit")
    for case in kept.order_by("due", "year", "serial"):
        yield _Case(
            case.number,
            case.stage,
            case.owner_id,
            case.unit_id,
            case.due,
            case.drafter,
            case.draft_state == DraftState.SENT_BACK,
            case.stage == Stage.RECEIVED or case.is_assigned_lately,
        )


def _supervisors_ask(site: Site, today: date) -> list[str]:
    """The numbers of recommendations whose answer is due today or late."""
    waiting = SupervisionRecommendation.objects.of_site(site).waiting()
    return list(waiting.filter(due_on__lte=today).values_list("number", flat=True))


def _mail(site, person, seats: _Seats, cases, asked, today: date) -> OfficeMail | None:
    wish = getattr(person, "mail_wish", None)
    wants_digest = wish is None or wish.wants_digest
    parts = defaultdict(list)
    for case in cases:
        role = seats.role_in(person.pk, case)
        if role and (part := _part(case, role, today)):
            parts[part].append(case.number)
    if asked and seats.may_answer_supervisors(person.pk):
        parts["supervised"] = asked
    if not wants_digest:
        parts = {key: numbers for key, numbers in parts.items() if key == "due_today"}
    if not parts:
        return None
    kind = OfficeMailKind.DIGEST if wants_digest else OfficeMailKind.DUE_TODAY
    shown = {
        key: {"count": len(parts[key]), "numbers": parts[key][:SHOWN_NUMBERS]}
        for key in PARTS
        if key in parts
    }
    facts = {"day": f"{today:%d/%m/%Y}", "parts": shown}
    if instead_of := seats.instead_of(person.pk):
        facts["instead_of"] = instead_of
    return OfficeMail(
        site=site,
        person=person,
        address=person.email,
        kind=kind,
        key=f"digest:{today:%Y-%m-%d}",
        facts=facts,
    )


def _part(case: _Case, role: Role, today: date) -> str:
    """Where a question stands in the mail: in the first part that fits."""
    if case.due_on and case.due_on < today:
        return "late"
    if case.due_on == today:
        return "due_today"
    if role == Role.APPROVER:
        return "approve"
    if role == Role.UNIT and case.is_sent_back:
        return "sent_back"
    is_for_office = case.stage == Stage.RECEIVED
    return "new" if case.is_new and (role == Role.UNIT or is_for_office) else ""
