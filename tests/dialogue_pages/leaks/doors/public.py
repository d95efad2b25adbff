"""The doors of the public site: every page by each of its routes, search, links."""

from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

from django.utils import timezone
from wagtail.models import Page

from dialogue_pages.choices import SearchKind
from dialogue_pages.models import (
    AnnouncementFile,
    Conference,
    HamletLink,
    QuestionFile,
    Topic,
    UnitLink,
)
from dialogue_pages.subscribing import proofs

from ..kinds import (
    ANONYMOUS,
    HAMLET_LINK,
    HERE,
    NEIGHBOUR,
    STRANGER,
    SUPERUSER,
    THERE,
    UNIT_LINK,
)
from ..markers import COMMON
from ..planting.world import World
from .door import Door, door

_FOLDED = "daq"
_SEARCHED = ("", *[f"?q={quote(COMMON)}&p={number}" for number in (1, 2, 3)])
_SUGGESTED = ("", f"?q={quote(COMMON[:5])}", f"?q={quote(COMMON)}", f"?q={_FOLDED}")
# The public pages know no roles, only whether somebody has signed in.
_READERS = (NEIGHBOUR, ANONYMOUS)
_LINKED = (UNIT_LINK, HAMLET_LINK, ANONYMOUS)
_WITH_COOKIES = (STRANGER, UNIT_LINK, HAMLET_LINK)
# Below the address of a page of this type: what is opened, by the name of the route.
ROUTES: dict[str, Callable[[Page], list[str]]] = {
    "HomePage": lambda page: [""],
    "InformationPage": lambda page: [""],
    "DialoguePlanIndexPage": lambda page: ["", "?p=2"],
    "DialoguePlanPage": lambda page: [""],
    "DialoguePlanPage ics": lambda page: ["ics/"],
    "DialoguePlanPage pdf": lambda page: ["pdf/"],
    "DialoguePlanPage docx": lambda page: ["docx/"],
    "AnnouncementIndexPage": lambda page: ["", "?p=2"],
    "AnnouncementPage": lambda page: [""],
    "AnnouncementPage pdf": lambda page: ["pdf/"],
    "AnnouncementPage docx": lambda page: ["docx/"],
    "AnnouncementPage poster_a4": lambda page: ["ap-phich-a4/"],
    "AnnouncementPage poster_a3": lambda page: ["ap-phich-a3/"],
    "AnnouncementPage loudspeaker": lambda page: ["loa/"],
    "AnnouncementPage file": lambda page: [
        f"tep/{pk}/" for pk in AnnouncementFile.objects.values_list("pk", flat=True)
    ],
    "AnswerIndexPage": lambda page: ["", "?p=2", f"?q={_FOLDED}"],
    "AnswerPage": lambda page: [""],
    "AnswerPage file": lambda page: [f"tep/{pk}/" for pk in _files_for(page)],
    "AnswerPage clarity": lambda page: ["danh-gia/"],
    "QuestionFormPage": lambda page: [""],
    "QuestionFormPage receipt": lambda page: ["da-gui/"],
    "QuestionFormPage track": lambda page: ["tra-cuu/"],
    "QuestionFormPage letter_pdf": lambda page: ["tra-cuu/thu-tra-loi/pdf/"],
    "QuestionFormPage letter_docx": lambda page: ["tra-cuu/thu-tra-loi/docx/"],
    "QuestionFormPage confirm": lambda page: ["xac-nhan-thu/", "xac-nhan-thu/?k=1"],
}


def _files_for(page) -> list[int]:
    """The files of its own question, and one of another."""
    files = QuestionFile.objects
    own = files.filter(question=page.made_from_id)
    other = files.exclude(question=page.made_from_id).filter(visibility="public")
    return [*own.values_list("pk", flat=True), *other.values_list("pk", flat=True)[:1]]


def _paths_below(home: Page) -> Iterator[str]:
    """Every page of a commune by all of its routes, hidden ones as well."""
    for page in Page.objects.descendant_of(home, inclusive=True).specific():
        yield from _paths_of(page)


def _paths_of(page: Page) -> Iterator[str]:
    address = urlsplit(page.url or "").path
    for name, paths in ROUTES.items():
        if address and name.split()[0] == type(page).__name__:
            yield from (f"{address}{path}" for path in paths(page))


def _own_pages(world: World) -> Iterator[str]:
    return _paths_below(world.here.home)


def _for_a_group(world: World) -> Iterator[str]:
    """What a cache would keep: pages and papers that the superuser may have drawn."""
    for (state, _type), page in world.pages.items():
        if state == "page for a group":
            yield from _paths_of(page)


def _foreign_pages(world: World) -> Iterator[str]:
    """The pages of the neighbour at the host of the commune, without their papers."""
    for page in world.neighbours_pages.values():
        yield urlsplit(page.url).path


def _this_year(world: World):
    return [(timezone.localdate().year,)]


def _conferences(world: World):
    """All there are, of hidden plans and of the other commune as well."""
    return [(pk,) for pk in Conference.objects.values_list("pk", flat=True)]


def _neighbours_pages(world: World) -> Iterator[str]:
    return _paths_below(world.there.home)


def _form(world: World) -> Iterator[str]:
    """The pages to which the cookie of a sender goes."""
    return _paths_of(world.form)


def _subscription(world: World):
    return [(proofs.confirming(world.subscription),)]


def _ending(world: World):
    return [(proofs.ending(world.subscription),)]


def _links(model):
    return lambda world: [(pk,) for pk in model.objects.values_list("pk", flat=True)]


PUBLIC_DOORS: list[Door] = [
    Door("pages", _for_a_group, communes=(HERE,), viewers=(SUPERUSER,)),
    Door("pages", _own_pages, communes=(HERE,), viewers=_READERS),
    Door("pages", _neighbours_pages, communes=(THERE,), viewers=_READERS),
    Door("pages", _foreign_pages, communes=(HERE,), viewers=(ANONYMOUS,)),
    Door("pages", _form, viewers=_WITH_COOKIES),
    door("home:site_map", viewers=_READERS),
    door("dialogue_pages:search", queries=_SEARCHED, viewers=_READERS),
    door("dialogue_pages:search_suggestions", queries=_SUGGESTED, viewers=_READERS),
    door("dialogue_pages:follow", viewers=_READERS),
    door("dialogue_pages:conference_calendar", viewers=_READERS),
    door("dialogue_pages:feed", "atom", "rss", viewers=_READERS),
    door(
        "dialogue_pages:section_feed",
        *[(kind, form) for kind in SearchKind.values for form in ("atom", "rss")],
        viewers=_READERS,
    ),
    door(
        "dialogue_pages:topic_feed",
        lambda w: [(pk, "atom") for pk in Topic.objects.values_list("pk", flat=True)],
        viewers=_READERS,
    ),
    door("dialogue_pages:openness", viewers=_READERS),
    door("dialogue_pages:openness_year", _this_year, viewers=_READERS),
    door("dialogue_pages:openness_conference", _conferences, viewers=_READERS),
    door("dialogue_pages:open_data", viewers=_READERS),
    door("dialogue_pages:open_data_schema", viewers=_READERS),
    door(
        "dialogue_pages:open_figures",
        lambda w: [(*year, form) for year in _this_year(w) for form in ("csv", "json")],
        viewers=_READERS,
    ),
    door("dialogue_pages:open_answers", "csv", "json", viewers=_READERS),
    door(
        "dialogue_pages:open_answers_after",
        *[(0, form) for form in ("csv", "json")],
        viewers=_READERS,
    ),
    door("dialogue_pages:sitemap", viewers=_READERS),
    door("dialogue_pages:sitemap_part", 1, viewers=_READERS),
    door("dialogue_pages:robots", viewers=_READERS),
    door("dialogue_pages:subscription_confirm", _subscription, viewers=_READERS),
    door("dialogue_pages:subscription_end", _ending, viewers=_READERS),
    door("dialogue_pages:unit_link", _links(UnitLink), viewers=_LINKED),
    door("dialogue_pages:unit_link_enter", "not-a-token", viewers=_LINKED),
    door("dialogue_pages:hamlet_link", _links(HamletLink), viewers=_LINKED),
    door("dialogue_pages:hamlet_link_enter", "not-a-token", viewers=_LINKED),
]
