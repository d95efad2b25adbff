"""The life of a question as one table: which act leads where, who may, what clocks do."""

from dataclasses import dataclass
from enum import Enum, auto

from .names import BEFORE_ANSWER, Act, ClockEffect, Role, Stage


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


class _Mark(Enum):
    """What else a row may say of its act."""

    REASON = auto()
    TOLD = auto()


def _row(act, sources, target, roles, *marks: ClockEffect | _Mark) -> Transition:
    effects = [mark for mark in marks if isinstance(mark, ClockEffect)]
    return Transition(
        act,
        tuple(sources),
        target,
        frozenset(roles),
        *(effects or [ClockEffect.KEEP]),
        needs_reason=_Mark.REASON in marks,
        tells_sender=_Mark.TOLD in marks,
    )


_A, _S, _R, _C = Act, Stage, Role, ClockEffect
_REASON, _TOLD = _Mark.REASON, _Mark.TOLD
_EVERY = tuple(Stage)
_AT_THE_OFFICE = (
    _S.TRIAGE,
    _S.FOR_MEETING,
    _S.ASSIGNED,
    _S.TO_APPROVE,
    _S.REOPENED,
)
_ASSIGNABLE = (_S.TRIAGE, _S.FOR_MEETING, _S.ASSIGNED, _S.REOPENED)
_MODERATOR, _APPROVER, _CITIZEN = [_R.MODERATOR], [_R.APPROVER], [_R.CITIZEN]
_UNITS = [_R.UNIT, _R.UNIT_BY_LINK]
_REGISTRARS = [_R.MODERATOR, _R.SECRETARY, _R.HAMLET_HEAD]
_PUBLISHERS = [_R.EDITOR, _R.SYSTEM]
_WORKERS = [_R.MODERATOR, _R.APPROVER, _R.SECRETARY, _R.UNIT]
# Undoing sets back what the step changed, so it may lead anywhere before the answer.
_UNDONE = (_S.TRIAGE, _S.FOR_MEETING, _S.ASSIGNED)

_ROWS = [
    _row(_A.SUBMIT, [], _S.RECEIVED, _CITIZEN, _C.START, _TOLD),
    _row(_A.REGISTER, [], _S.RECEIVED, _REGISTRARS, _C.START, _REASON, _TOLD),
    _row(_A.TAKE, [_S.RECEIVED], _S.TRIAGE, _MODERATOR, _TOLD),
    _row(_A.REFUSE, [_S.TRIAGE], _S.NOT_ACCEPTED, _MODERATOR, _C.END, _REASON, _TOLD),
    _row(
        _A.ASK_MORE,
        [_S.TRIAGE],
        _S.WAITING_CITIZEN,
        _MODERATOR,
        _C.STOP,
        _REASON,
        _TOLD,
    ),
    _row(_A.REPLY, [_S.WAITING_CITIZEN], _S.TRIAGE, _CITIZEN, _C.RESTART, _TOLD),
    _row(
        _A.STOP_WAITING,
        [_S.WAITING_CITIZEN],
        _S.TRIAGE,
        [_R.SYSTEM, _R.MODERATOR],
        _C.RESTART,
        _TOLD,
    ),
    _row(_A.MERGE, [_S.TRIAGE], _S.MERGED, _MODERATOR, _TOLD),
    _row(
        _A.UNMERGE,
        [_S.MERGED],
        _S.TRIAGE,
        [_R.MODERATOR, _R.SYSTEM],
        _REASON,
        _TOLD,
    ),
    _row(_A.FOLLOW_STEP, [_S.MERGED], None, [_R.SYSTEM], _TOLD),
    _row(_A.FOLLOW_ANSWER, [_S.MERGED], None, [_R.SYSTEM], _C.MEET, _TOLD),
    _row(_A.SPLIT, [_S.TRIAGE], _S.DIVIDED, _MODERATOR, _C.END, _TOLD),
    _row(_A.LINK_ANSWER, [_S.TRIAGE], _S.ANSWERED, _MODERATOR, _C.MEET, _TOLD),
    _row(
        _A.ACCEPT_FOR_MEETING,
        [_S.TRIAGE],
        _S.FOR_MEETING,
        _MODERATOR,
        _C.FOLLOW,
        _TOLD,
    ),
    _row(_A.ASSIGN, _ASSIGNABLE, _S.ASSIGNED, _MODERATOR, _TOLD),
    _row(_A.DECLINE, [_S.ASSIGNED], _S.TRIAGE, _UNITS, _REASON),
    _row(_A.SUBMIT_DRAFT, [_S.ASSIGNED], _S.TO_APPROVE, [*_UNITS, _R.MODERATOR]),
    _row(_A.ISSUE_LINK, [_S.ASSIGNED], None, _MODERATOR),
    _row(_A.REVOKE_LINK, _EVERY, None, _MODERATOR),
    _row(_A.OPEN_LINK, _EVERY, None, [_R.UNIT_BY_LINK]),
    _row(_A.ASK_OFFICE, [_S.ASSIGNED], None, [_R.UNIT_BY_LINK], _REASON),
    _row(_A.SEND_BACK, [_S.TO_APPROVE], _S.ASSIGNED, _APPROVER, _REASON),
    _row(_A.APPROVE, [_S.TO_APPROVE], _S.ANSWERED, _APPROVER, _C.MEET, _TOLD),
    _row(_A.RECORD_IN_HALL, [_S.FOR_MEETING], None, [_R.SECRETARY]),
    _row(
        _A.ANSWER_IN_HALL,
        [_S.FOR_MEETING],
        _S.ANSWERED,
        [_R.SECRETARY],
        _C.MEET,
        _TOLD,
    ),
    _row(_A.LEAVE_THE_HALL, [_S.FOR_MEETING], _S.ASSIGNED, [_R.SECRETARY], _TOLD),
    _row(
        _A.REFER,
        _AT_THE_OFFICE,
        _S.REFERRED,
        _APPROVER,
        _C.HAND_OVER,
        _REASON,
        _TOLD,
    ),
    _row(
        _A.CHASE,
        [_S.REFERRED],
        None,
        [_R.MODERATOR, _R.SYSTEM],
        _C.HAND_OVER,
        _TOLD,
    ),
    _row(_A.REGISTER_REPLY, [_S.REFERRED], _S.ANSWERED, _MODERATOR, _C.MEET, _TOLD),
    _row(_A.PROMISE, [_S.ANSWERED], _S.IN_PROGRESS, _APPROVER, _REASON, _TOLD),
    _row(
        _A.ACCEPT_EVIDENCE,
        [_S.IN_PROGRESS],
        _S.DONE,
        _MODERATOR,
        _C.MEET,
        _REASON,
        _TOLD,
    ),
    _row(_A.CLOSE, [_S.ANSWERED], _S.DONE, [_R.SYSTEM], _TOLD),
    _row(
        _A.OBJECT,
        [_S.ANSWERED, _S.DONE],
        _S.REOPENED,
        _CITIZEN,
        _C.START,
        _REASON,
        _TOLD,
    ),
    _row(_A.WITHDRAW, BEFORE_ANSWER, _S.WITHDRAWN, _CITIZEN, _C.END, _TOLD),
    _row(_A.EXTEND, BEFORE_ANSWER, None, _APPROVER, _REASON, _TOLD),
    _row(_A.RESCHEDULE, _EVERY, None, [_R.SYSTEM], _REASON),
    _row(_A.MOVE_CONFERENCE, _EVERY, None, [_R.SYSTEM], _REASON, _TOLD),
    _row(_A.WITHHOLD, _EVERY, None, [_R.MODERATOR, _R.APPROVER], _REASON),
    _row(_A.RELEASE, _EVERY, None, _APPROVER, _REASON),
    _row(_A.PUBLISH, _EVERY, None, _PUBLISHERS, _TOLD),
    _row(_A.HIDE, _EVERY, None, _PUBLISHERS),
    _row(_A.SET_TOPIC, BEFORE_ANSWER, None, _MODERATOR),
    _row(_A.MARK_SPAM, [_S.RECEIVED, _S.TRIAGE], _S.SPAM, _MODERATOR, _C.END),
    _row(_A.UNMARK_SPAM, [_S.SPAM], _S.TRIAGE, _MODERATOR, _C.RESUME),
    _row(_A.NOTE, _EVERY, None, _WORKERS),
    _row(_A.TAKE_OVER, _EVERY, None, _WORKERS, _REASON),
    _row(_A.UNDO, _UNDONE, None, _MODERATOR, _REASON, _TOLD),
]
TRANSITIONS: dict[Act, Transition] = {row.act: row for row in _ROWS}

_STEPS = (
    _A.ACCEPT_FOR_MEETING,
    _A.ASSIGN,
    _A.LEAVE_THE_HALL,
    _A.REFER,
    _A.CHASE,
    _A.PROMISE,
    _A.ACCEPT_EVIDENCE,
    _A.CLOSE,
    _A.PUBLISH,
    _A.UNDO,
    _A.FOLLOW_STEP,
)
_ANSWERS = (
    _A.LINK_ANSWER,
    _A.APPROVE,
    _A.ANSWER_IN_HALL,
    _A.REGISTER_REPLY,
    _A.FOLLOW_ANSWER,
)
# What the questions merged with one do when it does an act.
CARRIED: dict[Act, Act] = {
    **dict.fromkeys(_STEPS, _A.FOLLOW_STEP),
    **dict.fromkeys(_ANSWERS, _A.FOLLOW_ANSWER),
    **dict.fromkeys((_A.REFUSE, _A.WITHDRAW, _A.MARK_SPAM, _A.SPLIT), _A.UNMERGE),
}


def acts_from(stage: Stage, roles: set[Role]) -> list[Act]:
    """What somebody with these roles may do at a stage, in the order of the table."""
    return [
        act
        for act, row in TRANSITIONS.items()
        if row.leads_from(stage) and row.roles & roles
    ]
