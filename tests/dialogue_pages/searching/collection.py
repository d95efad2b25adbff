"""The stated test set: invented pages, and what people type to find them."""

import tomllib
from datetime import datetime, time
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page, Site

from dialogue_pages.searching.index import rebuild
from dialogue_pages.seeding import seed_synonyms
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    DialoguePlanPageFactory,
    default_site,
    open_portal,
)

_HERE = Path(__file__).parent
PAGES = tomllib.loads((_HERE / "pages.toml").read_text())
ORDERS = tomllib.loads((_HERE / "orders.toml").read_text())
QUERIES = tomllib.loads((_HERE / "queries.toml").read_text())
HELD_OUT = tomllib.loads((_HERE / "held_out.toml").read_text())


def open_collection() -> tuple[Site, dict[int, str]]:
    """Publish the pages on the default site; the name of each by its key."""
    plans = open_portal()
    home = plans.get_parent()
    site = default_site()
    seed_synonyms(site)
    answers = AnswerIndexPageFactory(parent=home)
    news = AnnouncementIndexPageFactory(parent=home)
    names = {}
    for name, row in PAGES["answers"].items():
        names[_answer(answers, row).pk] = name
    for name, row in PAGES["announcements"].items():
        names[_announcement(news, row).pk] = name
    for name, row in PAGES["plans"].items():
        names[_plan(plans, row).pk] = name
    for _ in rebuild(site):
        pass
    return site, names


def _answer(parent: Page, row: dict):
    return AnswerPageFactory(
        parent=parent,
        title=row["title"],
        question_text=row["question"],
        short_answer=row["short"],
        answer=row["answer"],
        answered_on=row["on"],
    )


def _announcement(parent: Page, row: dict):
    return AnnouncementPageFactory(
        parent=parent,
        title=row["title"],
        summary=row["summary"],
        first_published_at=_moment(row["on"]),
    )


def _plan(parent: Page, row: dict):
    return DialoguePlanPageFactory(
        parent=parent,
        title=row["title"],
        subject=row["subject"],
        number=row["number"],
        issued_day=row["on"].day,
        issued_month=row["on"].month,
        issued_year=row["on"].year,
    )


def _moment(day):
    return timezone.make_aware(datetime.combine(day, time(8)))
