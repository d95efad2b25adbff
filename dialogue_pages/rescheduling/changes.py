"""A change that is only thought of: the conditions before and after it, and its words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from wagtail.models import Site

from ..clock_basis import Conditions
from ..models import Conference, RulePack, WorkingDayException
from ..models.calendar import calendar_of


@dataclass(frozen=True, slots=True)
class Change:
    """`words` say what is changed; `conferences` are those that move, if any."""

    site: Site
    before: Conditions
    after: Conditions
    words: str
    conferences: tuple[Conference, ...] = ()


def days_saved(site: Site, days: Iterable[WorkingDayException]) -> Change:
    """Rows of days off and make-up days are added or changed."""
    days = list(days)
    named = ", ".join(f"{day} ({day.get_kind_display()})" for day in days)
    kept = _rows_besides(site, days)
    words = _("Days off and make-up days saved: %(days)s") % {"days": named}
    return _calendar_change(site, [*kept, *days], words)


def row_deleted(day: WorkingDayException) -> Change:
    """A row of the office is taken out; an official row for the day stands again."""
    words = _("Special day deleted: %(day)s") % {"day": day}
    return _calendar_change(day.site, _rows_besides(day.site, [day]), words)


def pack_saved(pack: RulePack) -> Change:
    """A rule pack is saved as it is in memory, rules included."""
    before = Conditions.of(pack.site)
    after = replace(before, rules=before.rules.with_pack(pack))
    words = _("Rule pack changed: %(pack)s") % {"pack": pack}
    return Change(pack.site, before, after, words)


def pack_deleted(pack: RulePack) -> Change:
    before = Conditions.of(pack.site)
    after = replace(before, rules=before.rules.without(pack))
    words = _("Rule pack deleted: %(pack)s") % {"pack": pack}
    return Change(pack.site, before, after, words)


def conferences_moved(
    site: Site, conferences: Iterable[Conference], reason: str
) -> Change:
    """Conferences are held on another day, or put off, as they are in memory."""
    conferences = tuple(conferences)
    before = Conditions.of(site)
    moved = {conference.pk: conference for conference in conferences}
    words = "; ".join(map(_told, conferences))
    words = f"{words}. {reason}" if reason else words
    return Change(site, before, replace(before, moved=moved), words, conferences)


def as_it_stands(site: Site) -> Change:
    """Nothing is proposed: clocks that lag behind their conferences catch up."""
    conditions = Conditions.of(site)
    return Change(site, conditions, conditions, _("A plan was published."))


def _told(conference: Conference) -> str:
    if day := conference.fixed_day:
        return _("The conference moves to %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return _("The conference is put off")


def _calendar_change(site, rows, words) -> Change:
    before = Conditions.of(site)
    return Change(site, before, replace(before, calendar=calendar_of(rows)), words)


def _rows_besides(site: Site, days: list[WorkingDayException]):
    """The rows that stay as they are; a row for a day named anew gives way to it."""
    rows = WorkingDayException.objects.filter(site=site)
    rows = rows.exclude(pk__in=[day.pk for day in days if day.pk])
    return rows.exclude(day__in=[day.day for day in days if not day.pk])
