"""Save a change and move what hangs on it, with one event per case, all or nothing."""

import uuid
from collections.abc import Callable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from .. import telling
from ..exceptions import DialoguePagesError
from ..models import Question, QuestionClock, QuestionEvent
from ..stages import TRANSITIONS, Act, Role
from .changes import Change
from .clocks import ClockMove
from .duties import DutyMove
from .proposals import Proposal, propose

PLAN_MOVED = "dialogue_pages.plan.limits_moved"


class OutdatedProposalError(DialoguePagesError):
    """Something moved between the look and the consent; `proposal` is how it is now."""

    def __init__(self, proposal: Proposal):
        super().__init__(
            _("Something has changed since this was shown. Look at it again.")
        )
        self.proposal = proposal


@transaction.atomic
def carry_out(
    change: Callable[[], Change], save: Callable[[], object], *, by, seen: str | None
) -> Proposal:
    """Save, and move what the person has seen (`seen` is the mark of what was shown).

    A change that moves nothing needs no consent; `seen` None is for what has been
    decided elsewhere already.
    """
    site = _held(change().site)
    proposal = propose(change())
    if seen is not None and not proposal.is_empty and proposal.fingerprint != seen:
        raise OutdatedProposalError(proposal)
    batch = uuid.uuid4()
    _move_clocks(proposal.clocks)
    _record(proposal, by, batch)
    save()
    for plan, moves in _by_plan(proposal.duties).items():
        data = {"site": site.pk, "moves": list(map(_told, moves))}
        log(plan, PLAN_MOVED, user=by, data=data)
    return proposal


def _held(site: Site) -> Site:
    """Nobody sends a question or acts on an open one until this is over."""
    site = Site.objects.select_for_update().get(pk=site.pk)
    running = QuestionClock.objects.filter(met_on=None, ended_on=None)
    open_ones = Question.objects.filter(site=site, clocks__in=running).order_by("pk")
    list(Question.objects.select_for_update().filter(pk__in=open_ones.values("pk")))
    return site


def _move_clocks(moves: list[ClockMove]) -> None:
    for move in moves:
        move.basis.put_on(move.clock)
        move.clock.due_on = move.new
    changed = ["started_on", "offset", "unit", "rule", "citation", "conference"]
    QuestionClock.objects.bulk_update([m.clock for m in moves], ["due_on", *changed])


def _record(proposal: Proposal, by, batch: uuid.UUID) -> None:
    by_case: dict[int, list[ClockMove]] = {q.pk: [] for q in proposal.invited}
    for move in proposal.clocks:
        by_case.setdefault(move.clock.question_id, []).append(move)
    acts = {pk: _act(proposal, moves) for pk, moves in by_case.items()}
    Question.objects.filter(pk__in=by_case).update(version=F("version") + 1)
    events = QuestionEvent.objects.bulk_create(
        QuestionEvent(
            question_id=pk,
            act=acts[pk],
            actor=by,
            role=Role.SYSTEM,
            reason=proposal.change.words,
            note="\n".join(map(_line, moves)),
            public_note=_promised(moves),
            before={"clocks": {str(m.clock.pk): str(m.old) for m in moves}},
            after={"clocks": {str(m.clock.pk): str(m.new) for m in moves}},
            batch=batch,
        )
        for pk, moves in by_case.items()
    )
    for event in events:
        if TRANSITIONS[event.act].tells_sender:
            telling.tell_of(event)


def _act(proposal: Proposal, moves: list[ClockMove]) -> Act:
    """A conference may move without being named: where its plan came up by schedule."""
    is_moved = proposal.change.conferences or any(m.by_conference for m in moves)
    return Act.MOVE_CONFERENCE if is_moved else Act.RESCHEDULE


def _line(move: ClockMove) -> str:
    dates = f"{move.old:%d/%m/%Y} → {move.new:%d/%m/%Y}"
    return f"{move.clock.rule}: {dates}. {'; '.join(move.why)}"


def _promised(moves: list[ClockMove]) -> str:
    """What the sender is told of the day of the answer."""
    told = [move for move in moves if move.clock.duty == "answer"]
    sentence = _("The answer is due by %(day)s (before: %(before)s).")
    return " ".join(
        sentence % {"day": f"{m.new:%d/%m/%Y}", "before": f"{m.old:%d/%m/%Y}"}
        for m in told
    )


def _by_plan(moves: list[DutyMove]) -> dict:
    plans: dict = {}
    for move in moves:
        plans.setdefault(move.plan, []).append(move)
    return plans


def _told(move: DutyMove) -> dict:
    return {"duty": move.duty, "old": str(move.old or ""), "new": str(move.new or "")}
