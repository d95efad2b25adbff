"""The life of a question as one table: which act leads where, who may, what clocks do.

Code, buttons, documentation and the generated diagram all read this table.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where the work on a question stands; only this axis has transitions."""

    RECEIVED = "received", _("received")
    TRIAGE = "triage", _("being sorted")
    WAITING_CITIZEN = "waiting_citizen", _("waiting for the sender")
    FOR_MEETING = "for_meeting", _("for the conference")
    ASSIGNED = "assigned", _("assigned to a unit")
    TO_APPROVE = "to_approve", _("answer to be approved")
    REFERRED = "referred", _("referred to a higher authority")
    ANSWERED = "answered", _("answered")
    IN_PROGRESS = "in_progress", _("promise being kept")
    REOPENED = "reopened", _("reopened")
    DONE = "done", _("settled")
    MERGED = "merged", _("merged with another question")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn by the sender")


class PublicLabel(models.TextChoices):
    """What the sender and the public read; “answered” is never shown as “settled”."""

    RECEIVED = "received", _("Received")
    IN_WORK = "in_work", _("In work")
    ANSWERED = "answered", _("Answered")
    SETTLED = "settled", _("Settled")
    CLOSED = "closed", _("Closed without an answer")


PUBLIC_LABELS = {
    Stage.RECEIVED: PublicLabel.RECEIVED,
    Stage.TRIAGE: PublicLabel.IN_WORK,
    Stage.WAITING_CITIZEN: PublicLabel.IN_WORK,
    Stage.FOR_MEETING: PublicLabel.IN_WORK,
    Stage.ASSIGNED: PublicLabel.IN_WORK,
    Stage.TO_APPROVE: PublicLabel.IN_WORK,
    Stage.REFERRED: PublicLabel.IN_WORK,
    Stage.ANSWERED: PublicLabel.ANSWERED,
    Stage.IN_PROGRESS: PublicLabel.ANSWERED,
    Stage.REOPENED: PublicLabel.IN_WORK,
    Stage.DONE: PublicLabel.SETTLED,
    Stage.MERGED: PublicLabel.IN_WORK,
    Stage.NOT_ACCEPTED: PublicLabel.CLOSED,
    Stage.WITHDRAWN: PublicLabel.CLOSED,
}

ENDS = frozenset({Stage.MERGED, Stage.NOT_ACCEPTED, Stage.WITHDRAWN, Stage.DONE})
BEFORE_ANSWER = (
    Stage.RECEIVED,
    Stage.TRIAGE,
    Stage.WAITING_CITIZEN,
    Stage.FOR_MEETING,
    Stage.ASSIGNED,
    Stage.TO_APPROVE,
    Stage.REFERRED,
    Stage.REOPENED,
)


class Role(StrEnum):
    """Who acts; a person may hold several."""

    CITIZEN = "citizen"
    MODERATOR = "moderator"
    UNIT = "unit"
    APPROVER = "approver"
    SECRETARY = "secretary"
    HAMLET_HEAD = "hamlet_head"
    EDITOR = "editor"
    SYSTEM = "system"


class ClockEffect(StrEnum):
    """What an act does to the clocks of a question."""

    KEEP = "keep"
    START = "start"
    STOP = "stop"
    RESTART = "restart"
    MEET = "meet"
    HAND_OVER = "hand_over"
    END = "end"


class Act(models.TextChoices):
    """Everything that can happen to a question."""

    SUBMIT = "submit", _("sent")
    REGISTER = "register", _("entered by the office")
    TAKE = "take", _("taken up")
    REFUSE = "refuse", _("not accepted")
    ASK_MORE = "ask_more", _("asked for more")
    REPLY = "reply", _("completed by the sender")
    STOP_WAITING = "stop_waiting", _("went on without a reply")
    MERGE = "merge", _("merged")
    SPLIT = "split", _("split")
    LINK_ANSWER = "link_answer", _("answered by a standing answer")
    ACCEPT_FOR_MEETING = "accept_for_meeting", _("accepted for the conference")
    ASSIGN = "assign", _("assigned")
    DECLINE = "decline", _("declined by the unit")
    SUBMIT_DRAFT = "submit_draft", _("answer drafted")
    SEND_BACK = "send_back", _("draft sent back")
    APPROVE = "approve", _("answer approved")
    ANSWER_IN_HALL = "answer_in_hall", _("answered at the conference")
    LEAVE_THE_HALL = "leave_the_hall", _("to be answered in writing")
    REFER = "refer", _("referred")
    CHASE = "chase", _("authority reminded")
    REGISTER_REPLY = "register_reply", _("authority replied")
    PROMISE = "promise", _("promised")
    ACCEPT_EVIDENCE = "accept_evidence", _("promise kept")
    CLOSE = "close", _("closed")
    OBJECT = "object", _("objected to")
    WITHDRAW = "withdraw", _("withdrawn")
    WITHHOLD = "withhold", _("marked as sensitive")
    RELEASE = "release", _("no longer sensitive")
    PUBLISH = "publish", _("published with its answer")
    HIDE = "hide", _("hidden again with its answer")


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: an act, the stages it may start from, where it leads, and who may do it.

    `target` None leaves the stage. `tells_sender` marks a step the sender is told of.
    """

    act: Act
    sources: tuple[Stage, ...]
    target: Stage | None
    roles: frozenset[Role]
    clocks: ClockEffect = ClockEffect.KEEP
    needs_reason: bool = False
    tells_sender: bool = False

    def leads_from(self, stage: Stage) -> bool:
        return stage in self.sources


def _row(act, sources, target, roles, clocks=ClockEffect.KEEP, **marks) -> Transition:
    return Transition(act, tuple(sources), target, frozenset(roles), clocks, **marks)


_C, _M, _U, _A = Role.CITIZEN, Role.MODERATOR, Role.UNIT, Role.APPROVER
_S, _E, _SYS = Role.SECRETARY, Role.EDITOR, Role.SYSTEM
_EVERY = tuple(Stage)

TRANSITIONS: dict[Act, Transition] = {
    row.act: row
    for row in [
        _row(
            Act.SUBMIT, [], Stage.RECEIVED, [_C], ClockEffect.START, tells_sender=True
        ),
        _row(
            Act.REGISTER,
            [],
            Stage.RECEIVED,
            [_M, _S, Role.HAMLET_HEAD],
            ClockEffect.START,
            needs_reason=True,
            tells_sender=True,
        ),
        _row(Act.TAKE, [Stage.RECEIVED], Stage.TRIAGE, [_M], tells_sender=True),
        _row(
            Act.REFUSE,
            [Stage.TRIAGE],
            Stage.NOT_ACCEPTED,
            [_M],
            ClockEffect.END,
            needs_reason=True,
            tells_sender=True,
        ),
        _row(
            Act.ASK_MORE,
            [Stage.TRIAGE],
            Stage.WAITING_CITIZEN,
            [_M],
            ClockEffect.STOP,
            needs_reason=True,
            tells_sender=True,
        ),
        _row(
            Act.REPLY,
            [Stage.WAITING_CITIZEN],
            Stage.TRIAGE,
            [_C],
            ClockEffect.RESTART,
            tells_sender=True,
        ),
        _row(
            Act.STOP_WAITING,
            [Stage.WAITING_CITIZEN],
            Stage.TRIAGE,
            [_SYS, _M],
            ClockEffect.RESTART,
            tells_sender=True,
        ),
        _row(
            Act.MERGE,
            [Stage.TRIAGE],
            Stage.MERGED,
            [_M],
            ClockEffect.END,
            tells_sender=True,
        ),
        _row(Act.SPLIT, [Stage.TRIAGE], None, [_M], tells_sender=True),
        _row(
            Act.LINK_ANSWER,
            [Stage.TRIAGE],
            Stage.ANSWERED,
            [_M],
            ClockEffect.MEET,
            tells_sender=True,
        ),
        _row(
            Act.ACCEPT_FOR_MEETING,
            [Stage.TRIAGE],
            Stage.FOR_MEETING,
            [_M],
            tells_sender=True,
        ),
        _row(
            Act.ASSIGN,
            [Stage.TRIAGE, Stage.FOR_MEETING, Stage.ASSIGNED, Stage.REOPENED],
            Stage.ASSIGNED,
            [_M],
            tells_sender=True,
        ),
        _row(Act.DECLINE, [Stage.ASSIGNED], Stage.TRIAGE, [_U], needs_reason=True),
        _row(Act.SUBMIT_DRAFT, [Stage.ASSIGNED], Stage.TO_APPROVE, [_U, _M]),
        _row(
            Act.SEND_BACK, [Stage.TO_APPROVE], Stage.ASSIGNED, [_A], needs_reason=True
        ),
        _row(
            Act.APPROVE,
            [Stage.TO_APPROVE],
            Stage.ANSWERED,
            [_A],
            ClockEffect.MEET,
            tells_sender=True,
        ),
        _row(
            Act.ANSWER_IN_HALL,
            [Stage.FOR_MEETING],
            Stage.ANSWERED,
            [_S],
            ClockEffect.MEET,
            tells_sender=True,
        ),
        _row(
            Act.LEAVE_THE_HALL,
            [Stage.FOR_MEETING],
            Stage.ASSIGNED,
            [_S],
            tells_sender=True,
        ),
        _row(
            Act.REFER,
            [Stage.TRIAGE, Stage.FOR_MEETING, Stage.ASSIGNED, Stage.TO_APPROVE],
            Stage.REFERRED,
            [_A],
            ClockEffect.HAND_OVER,
            needs_reason=True,
            tells_sender=True,
        ),
        _row(
            Act.CHASE,
            [Stage.REFERRED],
            None,
            [_M, _SYS],
            ClockEffect.HAND_OVER,
            tells_sender=True,
        ),
        _row(
            Act.REGISTER_REPLY,
            [Stage.REFERRED],
            Stage.ANSWERED,
            [_M],
            ClockEffect.MEET,
            tells_sender=True,
        ),
        _row(
            Act.PROMISE,
            [Stage.ANSWERED],
            Stage.IN_PROGRESS,
            [_A],
            needs_reason=True,
            tells_sender=True,
        ),
        _row(
            Act.ACCEPT_EVIDENCE,
            [Stage.IN_PROGRESS],
            Stage.DONE,
            [_M],
            ClockEffect.MEET,
            needs_reason=True,
            tells_sender=True,
        ),
        _row(Act.CLOSE, [Stage.ANSWERED], Stage.DONE, [_SYS], tells_sender=True),
        _row(
            Act.OBJECT,
            [Stage.ANSWERED, Stage.DONE],
            Stage.REOPENED,
            [_C],
            ClockEffect.START,
            needs_reason=True,
            tells_sender=True,
        ),
        _row(
            Act.WITHDRAW,
            BEFORE_ANSWER,
            Stage.WITHDRAWN,
            [_C],
            ClockEffect.END,
            tells_sender=True,
        ),
        _row(Act.WITHHOLD, _EVERY, None, [_M, _A], needs_reason=True),
        _row(Act.RELEASE, _EVERY, None, [_A], needs_reason=True),
        _row(Act.PUBLISH, _EVERY, None, [_E, _SYS], tells_sender=True),
        _row(Act.HIDE, _EVERY, None, [_E, _SYS]),
    ]
}


def acts_from(stage: Stage, roles: set[Role]) -> list[Act]:
    """What somebody with these roles may do at a stage, in the order of the table."""
    return [
        act
        for act, row in TRANSITIONS.items()
        if row.leads_from(stage) and row.roles & roles
    ]
