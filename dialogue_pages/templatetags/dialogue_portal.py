"""Where the visitor is: menu and breadcrumb of the site."""

from typing import NamedTuple

from django import template
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, Site

from ..models.question_form_page import TRACKING_PATH

register = template.Library()

_FORM = "questionformpage"


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


@register.simple_tag(takes_context=True)
def site_navigation(context) -> Navigation:
    """Menu and breadcrumb with one query, whatever the size of the site."""
    request, page = context.get("request"), context.get("page")
    site = Site.find_for_request(request)
    if site is None:
        return Navigation()
    root = site.root_page
    above = _paths_above(page, root)
    wanted = _in_menu(root) | Q(path__in=above) | _question_form(root)
    found = list(_open_pages().filter(wanted).annotate(kind=F("content_type__model")))
    forms = [p for p in found if p.kind == _FORM and p.depth == root.depth + 1]
    return Navigation(
        home=root.get_url(request) or "/",
        menu=[
            Entry(p.title, p.get_url(request), _current(p, page))
            for p in found
            if p.show_in_menus and p.depth == root.depth + 1
        ],
        breadcrumb=[
            Entry(p.title, p.get_url(request)) for p in found if p.path in above
        ],
        **_ways_to_ask(forms, request),
    )


def _open_pages():
    """Live pages that carry no restriction of their own, in tree order."""
    restricted = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    return Page.objects.live().filter(~Exists(restricted)).order_by("path")


def _in_menu(root) -> Q:
    return Q(path__startswith=root.path, depth=root.depth + 1, show_in_menus=True)


def _ways_to_ask(forms, request) -> dict[str, Entry]:
    if not forms:
        return {}
    url = forms[0].get_url(request)
    return {
        "questions": Entry(forms[0].title, url),
        "tracking": Entry(_("Look up the result"), f"{url}{TRACKING_PATH}"),
    }


def _question_form(root) -> Q:
    return Q(
        path__startswith=root.path, depth=root.depth + 1, content_type__model=_FORM
    )


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
