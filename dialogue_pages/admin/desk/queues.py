"""The queues of the desk, counted in one go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.models import Message, Question, ReplyDraft, UnitLink
from dialogue_pages.models.mails import UNDELIVERED
from dialogue_pages.question_choices import DraftState, Visibility
from dialogue_pages.searching.walking import OfFew
from dialogue_pages.stages import Role, Stage

from .access import Seat
from .chips import SOON
from .counting import Sql, as_sql, counted_within


@dataclass(frozen=True, slots=True)
class Today:
    """What the conditions depend on: the day, the day that is soon, and who looks."""

    day: date
    soon: date
    user_pk: int

    @classmethod
    def of(cls, seat: Seat, day: date, calendar: WorkingCalendar) -> "Today":
        return cls(day, calendar.add_working_days(day, SOON), seat.user.pk)


@dataclass(frozen=True, slots=True)
class Queue:
    """One tab. `workers` find their own work in it; `only_for` hides it from others.

    A tab that is `only_filled` is shown as long as anything waits in it; one that
    `asks_others` reads more tables than those of questions.
    """

    key: str
    label: Promise
    condition: Callable[[Today], Q]
    workers: frozenset[Role] = frozenset()
    only_for: frozenset[Role] | None = None
    only_filled: bool = False
    asks_others: bool = False

    def is_for(self, roles: frozenset[Role]) -> bool:
        return self.only_for is None or bool(self.only_for & roles)


def _at(*stages: Stage) -> Callable[[Today], Q]:
    return lambda today: Q(stage__in=stages)


def _to_approve(today: Today) -> Q:
    """What others drafted: nobody approves a draft of their own."""
    own = ReplyDraft.objects.filter(
        question=OuterRef("pk"), state=DraftState.SUBMITTED, drafted_by=today.user_pk
    )
    return Q(~Exists(own), stage=Stage.TO_APPROVE)


def _asked_by_unit(today: Today) -> Q:
    asking = UnitLink.objects.filter(is_asking=True)
    return Q(OfFew(F("pk"), asking.values("question")), stage=Stage.ASSIGNED)


def _undelivered(today: Today) -> Q:
    # In its own words: with values apart, SQLite passes over the index of these mails.
    states = ", ".join(f"'{state.value}'" for state in UNDELIVERED)
    is_undelivered = _told("state", f"%(expressions)s IN ({states})")
    is_addressed = _told("address", "NOT (%(expressions)s = '')")
    mails = Message.objects.order_by().filter(is_undelivered, is_addressed)
    return Q(OfFew(F("pk"), mails.values("question")))


def _told(column: str, template: str) -> Func:
    return Func(F(column), template=template, output_field=BooleanField())


_OFFICE = frozenset({Role.MODERATOR})
_CHAIR = frozenset({Role.APPROVER})

ALL = "all"
QUEUES = (
    Queue("new", _("New"), _at(Stage.RECEIVED), _OFFICE),
    Queue("triage", _("Being sorted"), _at(Stage.TRIAGE, Stage.REOPENED), _OFFICE),
    Queue("units", _("With the units"), _at(Stage.ASSIGNED), frozenset({Role.UNIT})),
    Queue(
        "soon",
        _("Due soon"),
        lambda today: Q(next_due__gte=today.day, next_due__lte=today.soon),
    ),
    Queue("overdue", _("Overdue"), lambda today: Q(next_due__lt=today.day)),
    Queue(
        "approve",
        _("Waiting for my approval"),
        _to_approve,
        _CHAIR,
        _CHAIR,
        asks_others=True,
    ),
    Queue("waiting", _("Waiting for the sender"), _at(Stage.WAITING_CITIZEN)),
    Queue("referred", _("Referred upwards"), _at(Stage.REFERRED)),
    Queue("promised", _("Promises"), _at(Stage.IN_PROGRESS)),
    Queue(
        "withheld",
        _("Sensitive"),
        lambda today: Q(visibility=Visibility.WITHHELD),
        only_for=_OFFICE | _CHAIR | {Role.SECRETARY},
    ),
    Queue(
        "asked",
        _("Units ask"),
        _asked_by_unit,
        _OFFICE,
        only_for=_OFFICE,
        only_filled=True,
        asks_others=True,
    ),
    Queue(
        "undelivered",
        _("Mails not delivered"),
        _undelivered,
        only_for=_OFFICE | _CHAIR | {Role.SECRETARY},
        only_filled=True,
        asks_others=True,
    ),
    Queue("spam", _("Spam"), _at(Stage.SPAM), only_for=_OFFICE, only_filled=True),
    Queue(ALL, _("All questions"), lambda today: Q()),
)


def queues_for(seat: Seat) -> list[Queue]:
    return [queue for queue in QUEUES if queue.is_for(seat.roles)]


def counts(
    cases: QuerySet,
    queues: list[Queue],
    today: Today,
    besides: dict[str, QuerySet] | None = None,
) -> dict[str, int]:
    """How many cases stand in each queue; see `counted` for the many.

    By one query for what changes with questions only, and one for the rest.
    """
    conditions = conditions_of(queues, today)
    others = {q.key: conditions.pop(q.key) for q in queues if q.asks_others}
    numbers = counted_within(cases, conditions, besides, is_kept=True)
    return numbers | (counted_within(cases, others) if others else {})


def conditions_of(queues: list[Queue], today: Today) -> dict[str, Sql | None]:
    vendor = connection.vendor
    return {queue.key: _in_sql(queue.condition, today, vendor) for queue in queues}


@lru_cache(maxsize=256)
def _in_sql(condition: Callable[[Today], Q], today: Today, _vendor: str) -> Sql | None:
    """The same all day for one person: making it takes longer than counting does."""
    return as_sql(condition(today), Question.objects.all())


def first_filled(queues: list[Queue], numbers: dict[str, int], roles) -> Queue:
    """The first queue with work of one's own, else the first with anything in it."""
    filled = [queue for queue in queues if numbers[queue.key]]
    own = [queue for queue in filled if queue.workers & roles]
    return (own or filled or queues[-1:])[0]
