"""How a plan stands in public: its duties, its questions in numbers, what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate
from wagtail.models import Page

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.rules import Rule
from dialogue_pages.clock.shipped_packs import LAW

from .choices import AFTER_CONFERENCE, BEFORE_CONFERENCE, AmendmentKind
from .deadlines import Duty, duties_under
from .models import (
    AnnouncementPage,
    AnswerPage,
    DeadlineRule,
    DialoguePlanPage,
    PlanAmendment,
    Question,
    RulePack,
    WorkingDayException,
)
from .models.at_once import rows_at_once
from .models.calendar import calendar_of
from .models.visibility import is_restricted
from .office_rules import OfficeRules
from .querysets import NUMBERS, Numbers

_PACK = ["name", "citation", "valid_from", "valid_until", "is_active", "shipped_as"]
_RULE = ["code", "text", "anchor", "offset", "unit", "direction", "responsible"]
_RULE += ["citation", "pack_id", "sort_order"]
_DAY = ["day", "kind", "name", "source_document"]
_PLAN = ["id", "title", "url_path", "number", "symbol"]
_PLAN += ["issued_day", "issued_month", "issued_year"]


@dataclass(frozen=True, slots=True)
class ToldResult:
    """A published conclusion or result of a conference."""

    page: Page
    kind: str
    published_on: date
    posted_on: date | None  # in the last mandatory place; None before
    conference_id: int | None


@dataclass(frozen=True, slots=True)
class Progress:
    duties: tuple[Duty, ...] = ()
    numbers: Numbers | None = None
    results: tuple[ToldResult, ...] = ()
    answers: tuple = ()  # (conference, how many of its answers are public)
    replaced_plans: tuple[DialoguePlanPage, ...] = ()


def plan_progress(plan: DialoguePlanPage, site_id: int, today: date) -> Progress:
    """What everybody may know of a published plan, in one query beside its own rows."""
    rows = rows_at_once(_parts(plan, site_id))
    results = _results(rows["results"])
    conferences = list(plan.conferences.all())
    counts = {row["conference_id"]: row["count"] for row in rows["answers"]}
    return Progress(
        duties=tuple(
            duties_under(
                plan,
                conferences,
                _rules(rows["packs"], rows["rules"]),
                _calendar(rows["days"]),
                today,
                announced_on=_announced_on(rows["announced"]),
                results_on=_first_days(results),
            )
        ),
        numbers=_numbers(rows["numbers"]),
        results=results,
        answers=tuple((c, counts[c.pk]) for c in conferences if c.pk in counts),
        replaced_plans=_replaced(rows["replaced"]),
    )


def _parts(plan: DialoguePlanPage, site_id: int) -> dict:
    chosen = DialoguePlanPage.rule_packs.through.objects.filter(dialogueplanpage=plan)
    packs = RulePack.objects.filter(site=site_id)
    packs = packs.filter(Q(shipped_as=LAW.key) | Q(pk__in=chosen.values("rulepack")))
    return {
        "packs": (packs, {"pk": "pk"} | _same(_PACK)),
        "rules": (DeadlineRule.objects.filter(pack__in=packs), _same(_RULE)),
        "days": (WorkingDayException.objects.filter(site=site_id), _same(_DAY)),
        "numbers": (
            Question.objects.filter(conference__plan=plan).with_lateness(),
            NUMBERS,
        ),
        "answers": (
            _public(AnswerPage).filter(conference__plan=plan),
            {"conference_id": F("conference_id"), "count": Count("pk")},
        ),
        "announced": (
            _public(AnnouncementPage)
            .standing()
            .filter(plan=plan, kind__in=BEFORE_CONFERENCE)
            .with_last_posting(),
            {"conference_id": F("conference_id"), "day": F("last_posted_on")},
        ),
        "results": (
            _public(AnnouncementPage)
            .standing()
            .filter(plan=plan, kind__in=AFTER_CONFERENCE)
            .with_last_posting(),
            _same(["id", "title", "url_path", "kind", "conference_id"])
            | {
                "published_on": TruncDate("first_published_at"),
                "posted_on": F("last_posted_on"),
            },
        ),
        "replaced": (
            _public(DialoguePlanPage).filter(_replaced_by(plan)),
            _same(_PLAN),
        ),
    }


def _same(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}


def _public(pages):
    return pages.objects.live().filter(~is_restricted("path"))


def _replaced_by(plan: DialoguePlanPage) -> Q:
    replaced = PlanAmendment.objects.filter(
        kind=AmendmentKind.REPLACEMENT, replaced_by=plan.pk
    )
    return Q(pk__in=replaced.values("plan"))


def _rules(pack_rows: list[dict], rule_rows: list[dict]) -> list[Rule]:
    packs = [
        RulePack(**_dated(row, "valid_from", "valid_until"))
        for row in sorted(pack_rows, key=lambda row: row["name"])
    ]
    rule_rows = sorted(rule_rows, key=lambda row: row["sort_order"] or 0)
    for pack in packs:
        pack.rules = [DeadlineRule(**r) for r in rule_rows if r["pack_id"] == pack.pk]
    return OfficeRules(tuple(packs)).for_packs([pack.pk for pack in packs])


def _calendar(rows: list[dict]) -> WorkingCalendar:
    return calendar_of(WorkingDayException(**_dated(row, "day")) for row in rows)


def _dated(row: dict, *names: str) -> dict:
    """A row with its days as days."""
    return row | {name: row[name] and date.fromisoformat(row[name]) for name in names}


def _numbers(rows: list[dict]) -> Numbers | None:
    """None where nobody has asked anything yet."""
    numbers = next((Numbers(**row) for row in rows), None)
    return numbers if numbers and numbers.received else None


def _results(rows: list[dict]) -> tuple[ToldResult, ...]:
    results = [
        ToldResult(
            Page(id=row["id"], title=row["title"], url_path=row["url_path"]),
            row["kind"],
            date.fromisoformat(row["published_on"]),
            row["posted_on"] and date.fromisoformat(row["posted_on"]),
            row["conference_id"],
        )
        for row in rows
        if row["published_on"]
    ]
    return tuple(sorted(results, key=lambda told: (told.published_on, told.page.id)))


def _announced_on(rows: list[dict]) -> dict[int, date]:
    """When an announcement of each conference was first made public everywhere."""
    told = [row for row in rows if row["day"] and row["conference_id"]]
    told.sort(key=lambda row: row["day"], reverse=True)
    return {row["conference_id"]: date.fromisoformat(row["day"]) for row in told}


def _first_days(results: tuple[ToldResult, ...]) -> dict[int, date]:
    """When something of each conference was first made public everywhere."""
    told = sorted((r for r in results if r.posted_on), key=lambda r: r.posted_on)
    return {result.conference_id: result.posted_on for result in reversed(told)}


def _replaced(rows: list[dict]) -> tuple[DialoguePlanPage, ...]:
    plans = [DialoguePlanPage(**row) for row in rows]
    return tuple(sorted(plans, key=lambda plan: plan.url_path))
