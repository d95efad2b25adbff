"""Which duties of plans a change moves: those that are still to come, not those done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from ..clock_basis import Conditions
from ..deadlines import Duty, announced_days, closing_day, duties_under
from ..models import Conference, DialoguePlanPage
from . import reasons
from .changes import Change


@dataclass(frozen=True, slots=True)
class DutyMove:
    """A duty with its date now and then; None where no day can be told."""

    plan: DialoguePlanPage
    conference: Conference | None
    duty: str
    old: date | None
    new: date | None
    why: tuple[str, ...]


def moving_duties(change: Change) -> list[DutyMove]:
    """Of all published plans of the commune; the number of queries does not grow."""
    today = timezone.localdate()
    plans = list(_plans_of(change.site))
    announced_on = announced_days(plans)
    return [
        move for plan in plans for move in _moves(plan, change, today, announced_on)
    ]


def _window_move(plan, change: Change, today: date) -> DutyMove | None:
    """The last day for questions, where it hangs on the day of a conference."""
    old, new = (
        closing_day(plan, _conferences(plan, conditions))
        for conditions in (change.before, change.after)
    )
    if old == new or max(day for day in (old, new) if day) < today:
        return None
    days = timedelta(plan.questions_close_days or 0)
    why = reasons.of_start(old + days, new + days) if old and new else ()
    words = _("Last day for questions")
    return DutyMove(plan, None, words, old, new, tuple(why))


def _plans_of(site: Site) -> Iterable[DialoguePlanPage]:
    plans = DialoguePlanPage.objects.live().descendant_of(site.root_page)
    return plans.prefetch_related("conferences", "amendments", "rule_packs")


def _moves(plan, change: Change, today: date, announced_on) -> Iterator[DutyMove]:
    before = _by_key(plan, change.before, today, announced_on)
    after = _by_key(plan, change.after, today, announced_on)
    for key in before | after:
        old, new = before.get(key), after.get(key)
        old_day, new_day = old and old.due_on, new and new.due_on
        days = [day for day in (old_day, new_day) if day]
        if old_day == new_day or (old and old.met_on) or max(days) < today:
            continue
        duty = new or old
        yield DutyMove(
            plan, duty.conference, duty.rule.duty, old_day, new_day, _why(old, new)
        )
    if window := _window_move(plan, change, today):
        yield window


def _by_key(plan, conditions: Conditions, today: date, announced_on) -> dict:
    duties = duties_under(
        plan,
        _conferences(plan, conditions),
        conditions.rules.for_plan(plan),
        conditions.calendar,
        today,
        announced_on=announced_on,
    )
    return {_key(duty): duty for duty in duties}


def _conferences(plan, conditions: Conditions) -> list[Conference]:
    return [conditions.moved.get(known.pk, known) for known in plan.conferences.all()]


def _key(duty: Duty) -> tuple:
    place = duty.conference and duty.conference.pk
    return (duty.rule.anchor, place, duty.rule.key)


def _why(old: Duty | None, new: Duty | None) -> tuple[str, ...]:
    if old is None or new is None or not (old.limit and new.limit):
        return ()
    why = [f"{new.rule.pack}: {new.rule.duty}"] if old.rule != new.rule else []
    if old.conference and new.conference:
        why += reasons.of_start(old.conference.fixed_day, new.conference.fixed_day)
    return tuple(why or reasons.of_days(old.limit.due, new.limit.due))
