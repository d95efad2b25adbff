"""Why a date moves, in sentences."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.clock.calendar import SpecialDay
from dialogue_pages.clock.periods import DayUnit, DueDate

from ..clock_basis import Basis


def of_days(before: DueDate, after: DueDate) -> Iterator[str]:
    """The days that count no more, or count again."""
    yield from (
        _("%(day)s is off now: %(name)s") % _named(day)
        for day in _only_in(after, before)
    )
    yield from (
        _("%(day)s is worked now: %(name)s") % _named(day)
        for day in _only_in(before, after)
    )


def of_basis(before: Basis, after: Basis) -> Iterator[str]:
    """Another rule, another number of days, another day to count from."""
    if before.rule != after.rule:
        yield _("By another rule now: %(rule)s") % {"rule": after.rule}
    if (before.offset, before.unit) != (after.offset, after.unit):
        yield _("%(days)s instead of %(before)s") % {
            "days": _period(after),
            "before": _period(before),
        }
    yield from of_start(before.started_on, after.started_on)


def of_start(before: date | None, after: date | None) -> Iterator[str]:
    """Another day to count from, where both are known."""
    if before and after and before != after:
        yield _("Counted from %(day)s instead of %(before)s") % {
            "day": _day(after),
            "before": _day(before),
        }


def of_stop() -> str:
    return _("Other days of the time it stood still are worked now.")


def _only_in(one: DueDate, other: DueDate) -> list[SpecialDay]:
    """Days off on the way of one that are not days off on the way of the other."""
    known = {day.on for day in other.days_off}
    passed = {step.on for step in other.steps}
    moved = [day for day in one.days_off if day.on not in known and day.on in passed]
    return moved or [day for day in one.days_off if day.on not in known]


def _named(day: SpecialDay) -> dict:
    name = f"{day.name} ({day.source})" if day.source else day.name
    return {"day": _day(day.on), "name": name}


def _period(basis: Basis) -> str:
    if basis.unit == DayUnit.WORKING:
        words = ngettext(
            "%(count)d working day", "%(count)d working days", basis.offset
        )
    else:
        words = ngettext("%(count)d day", "%(count)d days", basis.offset)
    return words % {"count": basis.offset}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
