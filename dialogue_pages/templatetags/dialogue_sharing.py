"""What the head of a page tells search engines, messengers and news readers."""

import json
from urllib.parse import urljoin

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site

from ..choices import SearchKind
from ..models import (
    AnnouncementIndexPage,
    AnnouncementPage,
    AnswerIndexPage,
    AnswerPage,
    CommuneSettings,
    DialoguePlanIndexPage,
    DialoguePlanPage,
)
from ..sharing.structured import described

register = template.Library()

_PAPERS = (AnnouncementPage, AnswerPage, DialoguePlanPage)
_SECTIONS = {
    DialoguePlanIndexPage: SearchKind.PLAN,
    DialoguePlanPage: SearchKind.PLAN,
    AnnouncementIndexPage: SearchKind.ANNOUNCEMENT,
    AnnouncementPage: SearchKind.ANNOUNCEMENT,
    AnswerIndexPage: SearchKind.ANSWER,
    AnswerPage: SearchKind.ANSWER,
}
_TOLD = ("search_description", "summary", "subject", "introduction")
# So that no text can end the element that holds it.
_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
_PICTURE = "dialogue_pages/share.png"


@register.inclusion_tag("dialogue_pages/includes/metadata.html", takes_context=True)
def page_metadata(context):
    """Description, canonical address, Open Graph and schema.org of a page."""
    request, page = context.get("request"), context.get("page")
    site = Site.find_for_request(request) if request else None
    if site is None or page is None:
        return {}
    commune = CommuneSettings.for_request(request)
    navigation = context.get("navigation")
    above = [entry[:2] for entry in navigation.breadcrumb] if navigation else []
    return {
        "page": page,
        "summary": next(filter(None, (getattr(page, f, "") for f in _TOLD)), ""),
        "address": _canonical(page, context.get("canonical_query", "")),
        "picture": _picture_of(page, site, commune),
        "is_article": isinstance(page, _PAPERS),
        "site_name": commune.commune_name or site.site_name,
        "things": [_as_script(t) for t in described(page, site, commune, above)],
    }


@register.inclusion_tag("dialogue_pages/includes/feed_links.html", takes_context=True)
def feed_links(context):
    """The feeds of a page, for browsers and readers that look for them."""
    return {"section": _SECTIONS.get(type(context.get("page")))}


def _canonical(page, query: str) -> str:
    """One address for a page, however its list is narrowed; each part has its own."""
    address = page.full_url or ""
    return f"{address}?{query}" if address and query else address


def _picture_of(page, site: Site, commune: CommuneSettings) -> str:
    picture = commune.emblem.url if commune.emblem else static(_PICTURE)
    return urljoin(site.root_url, picture)


def _as_script(thing: dict) -> SafeString:
    """Data, not code: the content policy lets it pass and no browser runs it."""
    written = json.dumps(thing, ensure_ascii=False).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(written),  # noqa: S308 (no mark of markup is left in it)
    )
