"""The account of a year for everybody: counted here, kept, and told with care.

What is counted is said in one place, `querysets.FIGURES`; what of it may be told, in
`openness`. Nobody reads a figure but through `figures_of`.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max, Min
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.openness.days import WorkingDays
from dialogue_pages.openness.figures import Figures
from dialogue_pages.openness.tables import (
    Group,
    Told,
    told_apart,
    told_parts,
    told_whole,
)

from .kept.values import standing
from .models import Conference, DialoguePlanPage, Question, Topic, Unit
from .models.calendar import office_calendar
from .querysets import FIGURES
from .stages import Stage

UNIT, TOPIC, CONFERENCE = "unit_id", "topic_id", "conference_id"


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What everybody may know of the questions that a commune received in a year.

    Conferences are those of the year, each with all its questions, whenever received.
    """

    year: int
    counted_on: date
    total: Told
    units: list[Told]
    topics: list[Told]
    conferences: list[tuple[Conference, Told]]


def years_of(site: Site) -> list[int]:
    """From this year, the newest first, back to the first with a question."""
    return standing(("openness years", site.pk, _today()), lambda: _years(site))


def figures_of(site: Site, year: int) -> YearFigures:
    """Counted once a day, or when the office changes a page or a name; then kept."""
    key = ("openness", site.pk, year, _today())
    return standing(key, lambda: _counted(site, year))


def told_of_conference(site: Site, pk: int) -> tuple[Conference, Told] | None:
    """None where its plan is not there for everybody."""
    found = standing(("openness met", site.pk, _today()), lambda: _conferences(site))
    return next((row for row in found if row[0].pk == pk), None)


def _today() -> date:
    return timezone.localdate()


def _years(site: Site) -> list[int]:
    years = Question.objects.of_site(site).aggregate(Min("year"), Max("year"))
    this = _today().year
    last = max(this, years["year__max"] or this)
    return list(range(last, (years["year__min"] or this) - 1, -1))


def _counted(site: Site, year: int) -> YearFigures:
    questions = Question.objects.of_site(site).filter(year=year)
    groups = _groups(questions, site, UNIT, TOPIC)
    units = _named(_joined(groups, 0), _names(Unit, site), _("No unit given"))
    topics = _named(_joined(groups, 1), _names(Topic, site), _("No topic given"))
    total = next(iter(_joined(groups, None).values()), Group(None, ""))
    met = standing(("openness met", site.pk, _today()), lambda: _conferences(site))
    return YearFigures(
        year=year,
        counted_on=_today(),
        total=told_whole(total),
        units=told_parts(total, units),
        topics=told_parts(total, topics),
        conferences=[row for row in met if row[0].last_day.year == year],
    )


def _conferences(site: Site) -> list[tuple[Conference, Told]]:
    """The dated conferences of public plans, the earliest first."""
    plans = DialoguePlanPage.objects.descendant_of(site.root_page).live().public()
    rows = Conference.objects.filter(plan__in=plans.order_by().values("pk"))
    rows = {
        row.pk: row
        for row in rows.select_related("plan")
        .defer("plan__body")
        .order_by("last_day", "pk")
    }
    asked = Question.objects.of_site(site).filter(conference__in=rows)
    groups = _joined(_groups(asked, site, CONFERENCE), 0)
    groups = [
        replace(
            groups.get(pk) or Group(pk, ""), name=row.full_name, belongs_to=row.plan_id
        )
        for pk, row in rows.items()
    ]
    plans_received: Counter = Counter()
    for group in groups:
        plans_received[group.belongs_to] += group.figures.received
    told = told_apart(groups, plans_received)
    return [(rows[row.key], row) for row in told if rows[row.key].last_day]


def _groups(questions, site: Site, *by: str) -> list[Group]:
    """Questions counted by these fields; the key of a group has the value of each."""
    found = {
        tuple(row[name] for name in by): Group(
            tuple(row[name] for name in by),
            "",
            Figures(**{name: row[name] for name in Figures._fields}),
        )
        for row in questions.for_figures().values(*by).order_by().annotate(**FIGURES)
    }
    spans = [
        *_spans(questions, "answered_at", by),
        *_spans(_settled(questions), "closed_at", by),
    ]
    if spans:
        first, last = min(s[2] for s in spans), max(s[3] for s in spans)
        days = WorkingDays(office_calendar(site), first, last)
        for field, key, start, end, times in spans:
            group = found[key]
            counter = group.first if field == "answered_at" else group.final
            counter[days.between(start, end)] += times
    return [group for group in found.values() if group.figures.received]


def _settled(questions):
    return questions.filter(stage=Stage.DONE)


def _spans(questions, field: str, by) -> Iterator[tuple]:
    """(field, key, received on, ended on, how many questions)."""
    rows = questions.counted().exclude(**{field: None})
    rows = rows.values(
        *by, received_on=TruncDate("received_at"), ended_on=TruncDate(field)
    )
    for row in rows.order_by().annotate(times=Count("pk")):
        key = tuple(row[name] for name in by)
        yield field, key, row["received_on"], row["ended_on"], row["times"]


def _joined(groups: Iterable[Group], place: int | None) -> dict[Hashable, Group]:
    """Groups put together by one part of their key, or all into one."""
    joined: dict[Hashable, Group] = {}
    for group in groups:
        key = None if place is None else group.key[place]
        known = joined.get(key, Group(key, ""))
        joined[key] = replace(
            known,
            figures=known.figures.plus(group.figures),
            first=known.first + group.first,
            final=known.final + group.final,
        )
    return joined


def _names(model, site: Site) -> dict[int, str]:
    """In the order in which they are told."""
    rows = model.objects.filter(site=site).order_by("folded_name", "pk")
    return dict(rows.values_list("pk", "name"))


def _named(groups: dict, names: dict[int, str], nothing: str) -> list[Group]:
    named = [
        replace(groups[pk], name=name) for pk, name in names.items() if pk in groups
    ]
    none = [replace(groups[None], name=nothing)] if None in groups else []
    return named + none
