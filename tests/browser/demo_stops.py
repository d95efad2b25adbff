"""Where a walk through the demo site stops: one page of each type and state."""

from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from dialogue_pages import moderation, unit_links
from dialogue_pages.choices import AmendmentKind
from dialogue_pages.hamlet_lists import links
from dialogue_pages.hamlet_lists.sheets import Sheet
from dialogue_pages.models import (
    AnnouncementPage,
    Conference,
    DialoguePlanIndexPage,
    DialoguePlanPage,
    Hamlet,
)
from tests.dialogue_pages.questions.cases import asked, moderator
from tests.factories import (
    AnnouncementAmendmentFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    PlanAmendmentFactory,
    UnitFactory,
    UserFactory,
)


class Stop(NamedTuple):
    name: str
    path: str
    status: int = 200


def stops() -> list[Stop]:
    """Every state of a page type once, then the addresses that are no pages."""
    add_states()
    pages = representatives()
    return [
        *(Stop(name, page.url) for name, page in pages),
        *routes_of_each_type(pages),
        *addresses_without_page(),
        *narrowed_lists(pages),
        Stop("unit-link", unit_door()),
        Stop("hamlet-link", hamlet_door()),
    ]


def every_live_page() -> list[Page]:
    root = Site.objects.get(is_default_site=True).root_page
    pages = Page.objects.descendant_of(root, inclusive=True).live().public()
    return list(pages.order_by("path").specific())


def representatives() -> list[tuple[str, Page]]:
    """The first page of each type and state, under a name for reports."""
    found: dict[str, Page] = {}
    for page in every_live_page():
        found.setdefault(state_of(page), page)
    return list(found.items())


def state_of(page: Page) -> str:
    told = [page.specific_class.__name__]
    if isinstance(page, DialoguePlanPage | AnnouncementPage):
        told += sorted(amendment.kind for amendment in page.amendments.all())
    if isinstance(page, DialoguePlanPage):
        told += sorted({meeting.status for meeting in page.conferences.all()})
    told += [str(getattr(page, name, "")) for name in ("kind", "outcome")]
    for part in getattr(page, "body", None) or []:
        if part.block_type not in told and page.specific_class.__module__[:4] == "home":
            told.append(part.block_type)
    return "-".join(word for word in told if word)


def routes_of_each_type(pages) -> list[Stop]:
    """Further addresses of pages that show a page of their own."""
    client, found = Client(), {}
    for _name, page in pages:
        for route in getattr(page, "get_subpage_urls", list)():
            path = getattr(route.pattern, "_route", "")
            name = f"{page.specific_class.__name__}-{path.strip('/')}"
            if not path or "<" in path or name in found:
                continue
            response = client.get(page.url + path)
            if response.status_code == 200 and "html" in response["Content-Type"]:
                found[name] = Stop(name, page.url + path)
    return list(found.values())


def addresses_without_page() -> list[Stop]:
    search = reverse("dialogue_pages:search")
    last_year = timezone.localdate().year - 1
    searched = {"hits": "nước", "none": "xyzxyz", "rubbish": '%"<b>AND( * ệ' * 20}
    return [
        Stop("site-map", reverse("home:site_map")),
        Stop("search", search),
        *(
            Stop(f"search-{name}", f"{search}?{urlencode({'q': words})}")
            for name, words in searched.items()
        ),
        Stop("openness", reverse("dialogue_pages:openness")),
        Stop(
            "openness-last-year",
            reverse("dialogue_pages:openness_year", args=[last_year]),
        ),
        Stop("open-data", reverse("dialogue_pages:open_data")),
        Stop("not-found", "/khong-co/", 404),
        Stop("login", reverse("wagtailadmin_login")),
    ]


def narrowed_lists(pages) -> list[Stop]:
    """A list that is narrowed, one on its second page and one without any hit."""
    (answers,) = (page for name, page in pages if name.startswith("AnswerIndex"))
    (news,) = (page for name, page in pages if name.startswith("AnnouncementIndex"))
    return [
        Stop("answers-narrowed", f"{answers.url}?nam={timezone.localdate().year}"),
        Stop("answers-second-page", f"{answers.url}?trang=2"),
        Stop("answers-none", f"{answers.url}?nam=1990"),
        Stop("announcements-of-a-kind", f"{news.url}?loai=result"),
    ]


def add_states() -> None:
    """What the demo commune was spared: a plan and an announcement that did not hold."""
    index = DialoguePlanIndexPage.objects.get()
    plan = DialoguePlanPageFactory(parent=index, issued=True)
    ConferenceFactory(plan=plan)
    PlanAmendmentFactory(plan=plan)
    current = DialoguePlanPage.objects.live().coming().exclude(pk=plan.pk).first()
    PlanAmendmentFactory(
        plan=plan, kind=AmendmentKind.REPLACEMENT, replaced_by=current.page_ptr
    )
    announcement = AnnouncementPage.objects.live().filter(kind="general").first()
    AnnouncementAmendmentFactory(announcement=announcement, kind=AmendmentKind.RECALL)


def unit_door() -> str:
    question = asked()
    moderation.take(question, by=moderator())
    moderation.assign(question, UnitFactory(name="Trạm Y tế khu vực"), by=moderator())
    return reverse(
        "dialogue_pages:unit_link_enter",
        args=[unit_links.issue(question, by=moderator())],
    )


def hamlet_door() -> str:
    ahead = timezone.localdate() + timedelta(days=1)
    conference = Conference.objects.filter(plan__live=True, day__gt=ahead).first()
    sheet = Sheet(conference, Hamlet.objects.first())
    return reverse(
        "dialogue_pages:hamlet_link_enter", args=[links.issue(sheet, by=UserFactory())]
    )
