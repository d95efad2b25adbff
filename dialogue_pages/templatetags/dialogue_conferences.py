"""When and for whom: conferences, question windows and plans in a few words."""

from datetime import date, datetime, time
from typing import NamedTuple

from django import template
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import PageViewRestriction

from ..choices import AmendmentKind, ConferenceStatus
from ..deadlines import closing_day
from ..models.amendments import Amendment
from ..official.text import Text
from ..vietnamese.fuzzy_dates import (
    FuzzyDate,
    Precision,
    written_day,
    written_schedule,
)

register = template.Library()

_ROMAN = ["I", "II", "III", "IV"]


class State(NamedTuple):
    """How a thing stands, as a word and as the name of its colour."""

    code: str
    label: str


class Window(NamedTuple):
    """When questions are taken before a conference."""

    code: str
    opens: date | None = None
    closes: date | None = None
    days: int | None = None


@register.filter
def short_day(day: date) -> str:
    """`25/6/2026`, `05/01/2026`: zeros as NĐ 30/2020 wants them."""
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"{day.day:02}/{month}/{day.year}"


@register.filter
def local_day(moment: datetime) -> str:
    return short_day(timezone.localtime(moment))


@register.filter
def worded_day(day: date) -> str:
    """`thứ Năm, ngày 25/6/2026`"""
    weekday = written_day(day).partition(",")[0]
    return f"{weekday}, ngày {short_day(day)}"


@register.filter
def clock(at: time) -> str:
    """`07 giờ 30`"""
    return f"{at:%H} giờ {at:%M}" if at.minute else f"{at:%H} giờ"


@register.filter
def worded(when: FuzzyDate) -> str:
    """A day in one line, as exactly as it is known."""
    if when.precision in (Precision.EXACT, Precision.DAY):
        return capfirst(worded_day(when.first_day))
    return written_schedule(when) or _("The date is not set yet")


@register.inclusion_tag("dialogue_pages/includes/date_leaf.html")
def date_leaf(when: FuzzyDate):
    """A date as a leaf of a wall calendar: above, large, below."""
    match when.precision:
        case Precision.EXACT | Precision.DAY:
            day = when.first_day
            above = capfirst(written_day(day).partition(",")[0])
            month = _("month %(month)d") % {"month": day.month}
            leaf = (above, f"{day:%d}", f"{month}, {day.year}")
        case Precision.MONTH:
            leaf = (pgettext("on a calendar leaf", "Month"), when.month, when.year)
        case Precision.BEFORE_MONTH:
            leaf = (_("Before month"), when.month, when.year)
        case Precision.QUARTER:
            leaf = (_("Quarter"), _ROMAN[when.quarter - 1], when.year)
        case Precision.QUARTER_END:
            leaf = (_("End of quarter"), _ROMAN[when.quarter - 1], when.year)
        case Precision.YEAR:
            leaf = (pgettext("on a calendar leaf", "Year"), when.year, "")
        case _unset:
            leaf = (pgettext("on a calendar leaf", "Date"), "…", _("not set yet"))
    return dict(zip(("above", "large", "below"), leaf, strict=True))


@register.filter
def state_on(told, today: date) -> State:
    """How a conference stands today, or the plan that an amendment withdrew."""
    if isinstance(told, Amendment):
        is_recall = told.kind == AmendmentKind.RECALL
        return State("recalled", _("recalled") if is_recall else _("replaced"))
    status = ConferenceStatus(told.status)
    is_over = told.last_day and told.last_day < today
    if status is ConferenceStatus.PLANNED and is_over:
        return State("over", _("the planned date has passed"))
    return State(status.value, status.label)


@register.filter
def plain_marks(written: str) -> str:
    """Text typed with `**bold**` marks, without them and without its last full stop."""
    return Text.from_marks(written).plain.strip().rstrip(".")


@register.filter
def expected_people(conference) -> str:
    least, most = conference.expected_min, conference.expected_max
    if least and most and least != most:
        return _("%(least)s to %(most)s people") % {"least": least, "most": most}
    if most:
        return _("about %(people)s people") % {"people": most}
    return _("at least %(people)s people") % {"people": least} if least else ""


@register.filter
def is_public(page) -> bool:
    """Whether anybody may follow a link to the page; a hidden one is not named."""
    if not page or not page.live:
        return False
    ends = range(page.steplen, len(page.path) + 1, page.steplen)
    above = [page.path[:end] for end in ends]
    return not PageViewRestriction.objects.filter(page__path__in=above).exists()


@register.filter
def has_fixed_day(conferences) -> bool:
    """Whether a calendar can hold one of these conferences, and it still stands."""
    return any(c.when.day and not c.is_off for c in conferences)


@register.filter
def question_window(plan, today: date) -> Window | None:
    """When questions are taken; nothing once no conference lies ahead."""
    if plan.recall or not any(_is_ahead(c, today) for c in plan.conferences.all()):
        return None
    opens = plan.questions_open_on
    closes = closing_day(plan, plan.conferences.all())
    if closes is None and plan.questions_close_days is not None:
        return Window("relative", opens, days=plan.questions_close_days)
    if opens and opens > today:
        return Window("soon", opens, closes)
    if closes is None:
        return Window("open", opens) if opens else None
    return Window("closed" if closes < today else "open", opens, closes)


@register.inclusion_tag("dialogue_pages/includes/plan_card.html", takes_context=True)
def plan_card(context, plan, today: date, heading="h3"):
    """A plan in a list: its next conference, or the last one held."""
    conferences = list(plan.conferences.all())
    shown = _foremost(conferences, today)
    return {
        "plan": plan,
        "conference": shown,
        "others": len(conferences) - 1,
        "states": list(_states(plan, shown, today)),
        "heading": heading,
        "request": context.get("request"),
    }


def _foremost(conferences, today: date):
    ahead = [c for c in conferences if _is_ahead(c, today)]
    if ahead:
        return min(ahead, key=lambda c: c.last_day or date.max)
    return max(conferences, key=lambda c: c.last_day or date.min, default=None)


def _is_ahead(conference, today: date) -> bool:
    over = (ConferenceStatus.HELD, ConferenceStatus.CANCELLED)
    ahead = conference.last_day is None or conference.last_day >= today
    return ahead and conference.status not in over


def _states(plan, conference, today: date):
    if not plan.is_issued:
        yield State("draft", _("draft, not issued"))
    if told := plan.recall or conference:
        yield state_on(told, today)
