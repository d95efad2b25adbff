"""Which clocks of questions a change moves: open ones alone, never one met or ended."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ..clock_basis import Basis, basis_under, due_under
from ..models import QuestionClock
from . import reasons
from .changes import Change


@dataclass(frozen=True, slots=True)
class ClockMove:
    """A clock with its date now and then; it is not touched before `carry_out`.

    `by_conference` says that the day of a conference moves it, not the calendar or a rule.
    """

    clock: QuestionClock
    basis: Basis
    old: date
    new: date
    why: tuple[str, ...]
    by_conference: bool


def moving_clocks(change: Change) -> list[ClockMove]:
    """In the order of the numbers of their questions; four queries in all."""
    clocks = QuestionClock.objects.filter(
        question__site=change.site, met_on=None, ended_on=None
    )
    clocks = clocks.select_related(
        "question__conference__plan", "conference__plan"
    ).prefetch_related(
        "question__conference__plan__rule_packs", "conference__plan__rule_packs"
    )
    clocks = clocks.order_by("question__year", "question__serial", "due_on", "pk")
    return [move for clock in clocks if (move := _move(clock, change))]


def _move(clock: QuestionClock, change: Change) -> ClockMove | None:
    recorded = Basis.recorded(clock)
    before = recorded if clock.conference_id else basis_under(clock, change.before)
    after = basis_under(clock, change.after)
    if _would_hide_lateness(clock, after):
        return None
    old = due_under(clock, before, change.before.calendar)
    new = due_under(clock, after, change.after.calendar)
    if old == new and clock.conference_id == after.conference_id:
        return None
    if clock.due_on == new and clock.conference_id == after.conference_id:
        return None
    why = [*reasons.of_basis(recorded, after)]
    if not why:
        why += reasons.of_days(
            before.explained(change.before.calendar),
            after.explained(change.after.calendar),
        )
    return ClockMove(
        clock,
        after,
        clock.due_on,
        new,
        tuple(why or [reasons.of_stop()]),
        bool(after.conference_id and recorded.started_on != after.started_on),
    )


def _would_hide_lateness(clock: QuestionClock, after: Basis) -> bool:
    """A clock past its day does not begin to follow a conference."""
    begins = after.conference_id and not clock.conference_id
    return bool(begins and clock.is_overdue(timezone.localdate()))
