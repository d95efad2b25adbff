"""Announcements: how they stand today, where they hang, whether they were in time."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..announcing import NoticeClock, NoticeState, notice_clock
from ..choices import AmendmentKind
from ..clock.periods import DayUnit, Direction
from ..models import Posting
from ..papers.blanks import blanks_in
from .dialogue_conferences import State, short_day

register = template.Library()


_CHIPS = {
    NoticeState.IN_TIME: "clock-met",
    NoticeState.LATE: "clock-late",
    NoticeState.WAITING: "clock-running",
    NoticeState.OVERDUE: "clock-overdue",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """Where an announcement hangs, and what follows from it."""

    postings: list[Posting]
    clock: NoticeClock | None
    verdict: str = ""
    why: tuple[str, ...] = ()

    @property
    def chip(self) -> str:
        return _CHIPS[self.clock.state] if self.clock else ""

    @property
    def public_postings(self) -> list[Posting]:
        return [row for row in self.postings if row.posted_from]


@register.simple_tag
def publication_of(page, today) -> Publication:
    postings = list(Posting.objects.filter(page=page.pk).select_related("hamlet"))
    clock = notice_clock(page, postings, today=today)
    if clock is None:
        return Publication(postings, None)
    return Publication(postings, clock, _verdict(clock), tuple(_why(clock)))


def _verdict(clock: NoticeClock) -> str:
    if clock.state is NoticeState.IN_TIME:
        return _("Made public in time")
    if clock.state is NoticeState.LATE:
        days = -clock.days
        return ngettext(
            "Made public %(days)s day late", "Made public %(days)s days late", days
        ) % {"days": days}
    if clock.state is NoticeState.OVERDUE:
        return _("Overdue: not yet made public in every mandatory place")
    return _("Not yet made public in every mandatory place")


def _why(clock: NoticeClock):
    limit = clock.duty.limit
    told = {
        "count": limit.rule.offset,
        "day": short_day(clock.duty.conference.when.first_day),
        "due": short_day(clock.due_on),
    }
    is_before = limit.rule.direction == Direction.BEFORE
    if limit.rule.unit == DayUnit.WORKING:
        yield (
            _("At least %(count)s working days before the conference of %(day)s")
            if is_before
            else _("Within %(count)s working days of the conference of %(day)s")
        ) % told + "."
    else:
        yield (
            _("At least %(count)s days before the conference of %(day)s")
            if is_before
            else _("Within %(count)s days of the conference of %(day)s")
        ) % told + "."
    yield _("So the last day in time is %(due)s.") % told
    if limit.due.rolled_from:
        yield _("The count ends on %(day)s, a day off.") % {
            "day": short_day(limit.due.rolled_from)
        }
    if clock.last:
        yield _("It counts from the last mandatory place: %(place)s, on %(day)s.") % {
            "place": clock.last.where,
            "day": short_day(clock.last.posted_from),
        }
    if clock.missing:
        places = "; ".join(row.where for row in clock.missing)
        yield _("Still missing: %(places)s.") % {"places": places}
    if limit.rule.citation:
        yield f"{limit.rule.citation}."


@register.filter
def announcement_states(page, today) -> list[State]:
    """How an announcement stands, as chips; none where it is simply current."""
    states = []
    if page.is_official and not page.is_issued:
        states.append(State("draft", _("draft, not issued")))
    if page.recall:
        is_recall = page.recall.kind == AmendmentKind.RECALL
        states.append(State("recalled", _("recalled") if is_recall else _("replaced")))
    elif page.is_expired(today):
        states.append(State("over", _("no longer current")))
    return states


@register.filter
def has_paper_text(document) -> bool:
    """Whether there is more to read than the title."""
    return bool(document.opening or document.sections or document.closing)


@register.filter
def clock_length(seconds: int) -> str:
    """A reading time: `1 phút 20 giây`, `40 giây`."""
    minutes, rest = divmod(seconds, 60)
    parts = []
    if minutes:
        parts.append(_("%(count)s min") % {"count": minutes})
    if rest or not minutes:
        parts.append(_("%(count)s sec") % {"count": rest})
    return " ".join(parts)


@register.filter
def blanks(page) -> list[str]:
    """What a draft still leaves open."""
    return blanks_in(page)
