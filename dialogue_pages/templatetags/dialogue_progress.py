"""How a plan stands: its duties with their state, its questions, what came of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django import template
from django.utils.translation import gettext as _

from ..choices import AnnouncementKind, DutyAnchor, DutyCode, DutyState
from ..clock.calendar import DayKind
from ..clock.periods import DayUnit, Direction
from ..clock.rules import Limit
from ..deadlines import Duty
from ..plan_progress import Progress, plan_progress
from .dialogue_conferences import State, short_day

register = template.Library()

_BY_PLACES = (DutyCode.ANNOUNCE, DutyCode.PUBLISH_RESULTS)


@register.simple_tag
def progress_of(plan, today: date) -> Progress:
    """Nothing yet for a plan that was never saved."""
    if not plan.pk:
        return Progress()
    return plan_progress(plan, plan.letterhead.site_id, today)


@register.filter
def duty_state(duty: Duty) -> State:
    if duty.state == DutyState.DONE:
        told = {"day": short_day(duty.met_on)}
        if duty.was_late:
            return State("clock-late", _("done on %(day)s, too late") % told)
        return State("clock-met", _("done on %(day)s, in time") % told)
    if duty.state == DutyState.LATE:
        overdue = _("Overdue: not yet made public in every mandatory place")
        return State("clock-overdue", overdue)
    if duty.state == DutyState.DUE:
        return State("clock-running", DutyState.DUE.label)
    if duty.due_on is None:
        return State("unset", _("the day is not set yet"))
    return State("unknown", _("not followed on this site"))


@register.filter
def duty_reasons(duty: Duty) -> tuple[str, ...]:
    """Why a duty is due on its day; nothing while no day is set."""
    if duty.limit is None:
        return ()
    if duty.rule.code in _BY_PLACES:
        counts = _("It counts from the last mandatory place where it is made public.")
        return (*why_then(duty.limit), counts)
    return why_then(duty.limit)


@register.filter
def announcement_kind(kind: str) -> str:
    return AnnouncementKind(kind).label


def why_then(limit: Limit) -> tuple[str, ...]:
    """Why a time limit ends on its day, one sentence each."""
    return tuple(_why(limit))


def _why(limit: Limit) -> Iterator[str]:
    due = limit.due
    told = {
        "count": limit.rule.offset,
        "event": DutyAnchor(limit.rule.anchor).label,
        "day": short_day(_event_day(limit)),
        "due": short_day(limit.due_on),
    }
    yield _counted(limit) % told
    off = [day for day in due.days_off if day.kind is not DayKind.WEEKEND]
    if off:
        names = ", ".join(f"{day.name} ({short_day(day.on)})" for day in off)
        yield _("Days off that are not counted: %(names)s.") % {"names": names}
    if due.rolled_from:
        rolled = {"day": short_day(due.rolled_from)}
        yield _("The count ends on %(day)s, a day off.") % rolled
    yield _("So the last day in time is %(due)s.") % told
    if limit.rule.citation:
        yield f"{limit.rule.citation}."


def _counted(limit: Limit) -> str:
    is_working = limit.rule.unit == DayUnit.WORKING
    if limit.rule.direction == Direction.BEFORE:
        return (
            _("At least %(count)s working days before %(event)s of %(day)s.")
            if is_working
            else _("At least %(count)s days before %(event)s of %(day)s.")
        )
    return (
        _("Within %(count)s working days after %(event)s of %(day)s.")
        if is_working
        else _("Within %(count)s days after %(event)s of %(day)s.")
    )


def _event_day(limit: Limit) -> date:
    """The day that the count starts from."""
    if not limit.due.steps:
        return limit.due.counted_to
    back = 1 if limit.rule.direction == Direction.BEFORE else -1
    return limit.due.steps[0].on + timedelta(days=back)
