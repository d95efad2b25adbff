"""Why a duty of a plan is due on its day."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from dialogue_pages.choices import DutyAnchor
from dialogue_pages.clock.calendar import DayKind
from dialogue_pages.clock.periods import DayUnit, Direction
from dialogue_pages.clock.rules import Limit
from dialogue_pages.templatetags.dialogue_conferences import short_day


def why_then(limit: Limit) -> tuple[str, ...]:
    return tuple(_why(limit))


def _why(limit: Limit) -> Iterator[str]:
    told = {
        "count": limit.rule.offset,
        "event": DutyAnchor(limit.rule.anchor).label,
        "day": short_day(_event_day(limit)),
        "due": short_day(limit.due_on),
    }
    yield _counted(limit) % told
    off = [day for day in limit.due.days_off if day.kind is not DayKind.WEEKEND]
    if off:
        names = ", ".join(f"{day.name} ({short_day(day.on)})" for day in off)
        yield _("Days off that are not counted: %(names)s.") % {"names": names}
    if limit.due.rolled_from:
        rolled = {"day": short_day(limit.due.rolled_from)}
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
    """The day before the first one counted, or after it where the count goes back."""
    if not limit.due.steps:
        return limit.due.counted_to
    back = 1 if limit.rule.direction == Direction.BEFORE else -1
    return limit.due.steps[0].on + timedelta(days=back)
