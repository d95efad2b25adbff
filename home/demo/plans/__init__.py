"""Three plans, as an officer would have typed them; the dates are filled in."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from string import Template

from django.utils import timezone
from wagtail.models import Page

from dialogue_pages.choices import ConferenceStatus
from dialogue_pages.clock.shipped_packs import STRICT
from dialogue_pages.importing import import_plan
from dialogue_pages.models import DialoguePlanIndexPage, DialoguePlanPage, RulePack
from dialogue_pages.official.reading.plan import ReadPlan, read_plan
from dialogue_pages.vietnamese.fuzzy_dates import written_day
from home.demo.dates import PlanDates, coming_dates, held_dates

_TEXTS = Path(__file__).parent
_ROMAN = ["I", "II", "III", "IV"]
_OFFICE_CLOSES = time(16, 30)


def load_plans(index: DialoguePlanIndexPage, today: date, *, editor, leader) -> None:
    """One dialogue held, one announced and a draft, where the commune has no plan yet."""
    if index.get_children().exists():
        return
    for read, dates, slug, status in [
        (held_plan, held_dates, "cum-ban-vung-cao", ConferenceStatus.HELD),
        (coming_plan, coming_dates, "cum-thon-ven-song", ConferenceStatus.PLANNED),
    ]:
        plan = import_plan(read(today).document, index, by=editor)
        plan.slug = f"doi-thoai-{slug}-{dates(today).held.year}"
        conferences = list(plan.conferences.all())
        for conference in conferences:
            conference.status = status
        plan.conferences.set(conferences)
        _publish(plan, on=dates(today).issued, by=leader)
    import_plan(youth_plan(today).document, index, by=editor)


def _publish(plan: DialoguePlanPage, *, on: date, by) -> None:
    """Publish a plan as it would have been: at the end of its day of issue."""
    plan.questions_open_on = on
    plan.rule_packs.set(
        RulePack.objects.filter(site=plan.get_site(), shipped_as=STRICT.key)
    )
    plan.save()
    plan.save_revision(user=by).publish(user=by)
    published_at = timezone.make_aware(datetime.combine(on, _OFFICE_CLOSES))
    Page.objects.filter(pk=plan.pk).update(
        first_published_at=published_at, last_published_at=published_at
    )


def held_plan(today: date) -> ReadPlan:
    return _dated("held", held_dates(today))


def coming_plan(today: date) -> ReadPlan:
    return _dated("coming", coming_dates(today))


def youth_plan(today: date) -> ReadPlan:
    """A draft without number and day, for some day of the quarter after next month."""
    later = today + timedelta(days=100)
    return _read(
        "youth",
        month=_month(today),
        issued_year=today.year,
        quarter=_ROMAN[(later.month - 1) // 3],
        year=later.year,
    )


def _dated(name: str, dates: PlanDates) -> ReadPlan:
    return _read(
        name,
        number=f"{dates.issued.timetuple().tm_yday // 3 + 1:02}",
        issued=_written(dates.issued),
        issued_year=dates.issued.year,
        year=dates.held.year,
        held=_written(dates.held),
        held_weekday=written_day(dates.held).partition(", ")[0],
        questions_close=_written(dates.questions_close),
        answers_before=_short(dates.answers_before),
        broadcast_before=_short(dates.broadcast_before),
    )


def _read(name: str, **places) -> ReadPlan:
    text = Template((_TEXTS / f"{name}.txt").read_text("utf-8")).substitute(places)
    return read_plan(text.encode(), f"{name}.txt")


def _written(day: date) -> str:
    """`ngày 05 tháng 01 năm 2026`."""
    return written_day(day).partition(", ")[2]


def _short(day: date) -> str:
    return f"{day.day:02}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else f"{day.month}"
