"""Where the visitor is: menu and breadcrumb of the site."""

from typing import NamedTuple

from django import template
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, Site

from ..kept.values import standing
from ..models.question_form_page import TRACKING_PATH

register = template.Library()

_FORM = "questionformpage"
# Lists that other parts of the site point at, by their page type.
_LISTS = {
    "dialogueplanindexpage": "plans",
    "answerindexpage": "answers",
    "announcementindexpage": "announcements",
}


class Entry(NamedTuple):
    title: str
    url: str
    current: str = ""  # what aria-current says


class Navigation(NamedTuple):
    home: str = "/"
    menu: list[Entry] = []
    breadcrumb: list[Entry] = []
    questions: Entry | None = None  # where questions are sent
    tracking: Entry | None = None  # and followed
    plans: Entry | None = None
    answers: Entry | None = None
    announcements: Entry | None = None
    footer: list[Entry] = []  # pages beneath the front page that the menu leaves out


@register.simple_tag(takes_context=True)
def site_navigation(context) -> Navigation:
    """Menu and breadcrumb, read in one query and kept until something is written."""
    request, page = context.get("request"), context.get("page")
    site = Site.find_for_request(request)
    if site is None:
        return Navigation()
    path = getattr(page, "path", None) or ""
    key = ("navigation", site.pk, path)
    return standing(key, lambda: _navigation(site.root_page, page, request))


def _navigation(root, page, request) -> Navigation:
    above = _paths_above(page, root)
    wanted = _beneath(root) | Q(path__in=above)
    found = list(_open_pages().filter(wanted).annotate(kind=F("content_type__model")))
    beneath = [p for p in found if p.depth == root.depth + 1]
    forms = [p for p in beneath if p.kind == _FORM]
    lists = {_LISTS[p.kind]: p for p in reversed(beneath) if p.kind in _LISTS}
    return Navigation(
        home=root.get_url(request) or "/",
        menu=[
            Entry(p.title, p.get_url(request), _current(p, page))
            for p in beneath
            if p.show_in_menus
        ],
        breadcrumb=[
            Entry(p.title, p.get_url(request)) for p in found if p.path in above
        ],
        footer=[
            Entry(p.title, p.get_url(request), _current(p, page))
            for p in beneath
            if not p.show_in_menus
        ],
        **_ways_to_ask(forms, request),
        **{name: Entry(p.title, p.get_url(request)) for name, p in lists.items()},
    )


def _open_pages():
    """Live pages that carry no restriction of their own, in tree order."""
    restricted = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    return Page.objects.live().filter(~Exists(restricted)).order_by("path")


def _beneath(root) -> Q:
    return Q(path__startswith=root.path, depth=root.depth + 1)


def _ways_to_ask(forms, request) -> dict[str, Entry]:
    if not forms:
        return {}
    url = forms[0].get_url(request)
    return {
        "questions": Entry(forms[0].title, url),
        "tracking": Entry(_("Look up the result"), f"{url}{TRACKING_PATH}"),
    }


def _paths_above(page, root) -> list[str]:
    """The paths of the pages between the front page and this page."""
    path = getattr(page, "path", None) or ""
    if not path.startswith(root.path):
        return []
    ends = range(len(root.path) + Page.steplen, len(path), Page.steplen)
    return [path[:end] for end in ends]


def _current(entry, page) -> str:
    path = getattr(page, "path", None) or ""
    if path == entry.path:
        return "page"
    return "true" if path.startswith(entry.path) else ""
