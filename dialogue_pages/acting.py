"""How every act on a question is done: lock, guard, change, record, tell after commit."""

import uuid
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from . import office_telling, question_deadlines, telling
from .exceptions import ActRefusedError, NotAtThisStageError, StaleError
from .masked_words import without_people
from .models import Question, QuestionClock, QuestionEvent
from .stages import CARRIED, ENDS, TRANSITIONS, Act, Role, Stage, Transition

_AXES = ("stage", "visibility", "answer_kind", "outcome")
_RECORDED = (
    *_AXES,
    "unit_id",
    "owner_id",
    "conference_id",
    "merged_into_id",
    "topic_id",
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a user (None for the sender or the system) and the roles they hold."""

    roles: frozenset[Role]
    user: object = None
    batch: uuid.UUID | None = None  # the same for all that is done in one go

    @classmethod
    def citizen(cls) -> "Actor":
        return cls(frozenset({Role.CITIZEN}))

    @classmethod
    def system(cls) -> "Actor":
        return cls(frozenset({Role.SYSTEM}))


@dataclass(slots=True)
class Told:
    """The words that go with an act. A quiet one is told with another."""

    reason: str = ""
    note: str = ""
    public_note: str = ""
    batch: uuid.UUID | None = None
    changes: dict = field(default_factory=dict)
    is_quiet: bool = False


def locked(question: Question, *, version: int | None = None) -> Question:
    """The question as it is in the database, held for this transaction.

    With `version`, a form that was opened on an older state is refused.
    """
    current = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if version is not None and version != current.version:
        raise StaleError(
            _("Somebody else has worked on this question; look at it again first.")
        )
    return current


def act_on(question: Question, act: Act, actor: Actor, told: Told) -> Question:
    """Do one act on a locked question; the caller holds the transaction."""
    row = TRANSITIONS[act]
    role = _guarded(question, row, actor, told)
    before = state_of(question)
    if row.target:
        question.stage = row.target
    for name, value in told.changes.items():
        setattr(question, name, value)
    _stamp(question, row)
    question.version += 1
    question.save()
    followers = _followers(question, row)
    told.batch = told.batch or actor.batch
    if followers and told.batch is None:
        told.batch = uuid.uuid4()
    _recorded(question, row, actor, role, told, before)
    for follower in followers:
        carry(follower, question, row.act, told)
    return question


def _followers(question: Question, row: Transition) -> list[Question]:
    """The questions merged with this one that go on with it in this act."""
    if row.act not in CARRIED:
        return []
    return list(question.merged.select_for_update(of=("self",)))


def carry(follower: Question, question: Question, act: Act, told: Told) -> None:
    """The same for a question that is merged with it, without the other sender's name."""
    to_do = CARRIED[act]
    reason = _("No. %(number)s: %(act)s") % {
        "number": question.number,
        "act": act.label,
    }
    words = without_people(question, told.public_note) or reason
    if to_do is Act.UNMERGE:
        words, changes = "", {"merged_into": None}
    else:
        changes = {"answer_kind": question.answer_kind, "outcome": question.outcome}
    if to_do is Act.FOLLOW_ANSWER:
        changes["answered_at"] = follower.answered_at or timezone.now()
    carried = Told(reason, public_note=words, batch=told.batch, changes=changes)
    act_on(follower, to_do, Actor.system(), carried)


def begin(
    question: Question,
    act: Act,
    actor: Actor,
    told: Told,
    clocks: list[QuestionClock] | None = None,
) -> Question:
    """Store a new question with its first event; the caller holds the transaction.

    `clocks` are those of its day (`question_deadlines.begun`), where they are known.
    """
    row = TRANSITIONS[act]
    role = _role(row, actor)
    question.stage = row.target
    event = _event(question, row, actor, role, told, before={})
    event.seal(None)
    if clocks is None:
        question.add(event)
        question_deadlines.apply(question, row.clocks)
    else:
        question.next_due = question_deadlines.next_due(clocks)
        question.add(event, *question_deadlines.of(question, clocks))
    _tell_of(event, row, told)
    return question


def witness(question: Question, act: Act, actor: Actor, told: Told) -> None:
    """Record what changes nothing of a locked question, so that no form grows stale."""
    row = TRANSITIONS[act]
    _recorded(question, row, actor, _role(row, actor), told, state_of(question))


def _recorded(question, row, actor, role, told, before) -> None:
    event = _event(question, row, actor, role, told, before)
    event.save()
    question_deadlines.apply(question, row.clocks)
    _tell_of(event, row, told)


def _event(question, row, actor, role, told, before) -> QuestionEvent:
    return QuestionEvent(
        question=question,
        act=row.act,
        actor=actor.user,
        role=role,
        reason=told.reason,
        note=told.note,
        public_note=told.public_note,
        before=before,
        after=state_of(question),
        batch=told.batch,
    )


def _tell_of(event: QuestionEvent, row: Transition, told: Told) -> None:
    if row.tells_sender and not told.is_quiet:
        telling.tell_of(event)
    office_telling.tell_of(event)


def _guarded(question, row: Transition, actor: Actor, told: Told) -> Role:
    if not row.leads_from(Stage(question.stage)):
        raise NotAtThisStageError(
            _("“%(act)s” is not possible while the question is “%(stage)s”.")
            % {"act": row.act.label, "stage": Stage(question.stage).label}
        )
    if row.needs_reason and not told.reason.strip():
        raise ActRefusedError(_("Give the reason."))
    return _role(row, actor)


def _role(row: Transition, actor: Actor) -> Role:
    held = [role for role in Role if role in row.roles & actor.roles]
    if not held:
        raise ActRefusedError(_("This is not yours to do."))
    return held[0]


def _stamp(question: Question, row: Transition) -> None:
    now = timezone.now()
    if question.stage == Stage.ANSWERED and question.answered_at is None:
        question.answered_at = now
    question.closed_at = now if question.stage in ENDS else None


def state_of(question: Question) -> dict:
    """Where a question stands, as its events record it."""
    return {name: getattr(question, name) for name in _RECORDED}
