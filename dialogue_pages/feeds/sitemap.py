"""sitemap.xml (sitemaps.org 0.9): what everybody may read on a commune's site."""

from collections.abc import Iterable
from datetime import datetime
from io import StringIO

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from ..news.addresses import Addresses
from ..querysets import OpenPageQuerySet
from .serving import served, site_of

MOST_IN_ONE = 10_000  # the format allows 50,000
_MOST_PARTS = 50_000
_TYPE = "application/xml; charset=utf-8"
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
def sitemap(request):
    """All addresses, or the list of the parts that hold them."""
    site = site_of(request)
    pages = _pages(site)
    count = pages.count()
    if count <= MOST_IN_ONE:
        return served(request, _part(pages, site), _TYPE)
    numbers = range(1, -(-count // MOST_IN_ONE) + 1)
    parts = [reverse("dialogue_pages:sitemap_part", args=[n]) for n in numbers]
    content = _xml(
        "sitemapindex", "sitemap", [(site.root_url + p, None) for p in parts]
    )
    return served(request, content, _TYPE)


@require_safe
def part(request, number):
    site = site_of(request)
    start = (number - 1) * MOST_IN_ONE
    pages = (
        _pages(site)[start : start + MOST_IN_ONE] if 0 < number <= _MOST_PARTS else ()
    )
    if not pages:
        raise Http404
    return served(request, _part(pages, site), _TYPE)


def _pages(site: Site):
    pages = OpenPageQuerySet(Page).descendant_of(site.root_page, inclusive=True)
    pages = pages.live().public()
    pages = pages.exclude(Q(expire_at__lte=timezone.now())).order_by("path")
    return pages.values_list("url_path", "last_published_at", named=True)


def _part(pages, site: Site) -> bytes:
    addresses = Addresses.of_site(site)
    listed = ((addresses.of(page), page.last_published_at) for page in pages)
    return _xml("urlset", "url", (entry for entry in listed if entry[0]))


def _xml(
    root: str, element: str, entries: Iterable[tuple[str, datetime | None]]
) -> bytes:
    written = StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement(root, {"xmlns": _SPACE})
    for address, changed_at in entries:
        xml.startElement(element, {})
        xml.addQuickElement("loc", address)
        if changed_at:
            moment = changed_at.replace(microsecond=0)
            xml.addQuickElement("lastmod", moment.isoformat())
        xml.endElement(element)
    xml.endElement(root)
    xml.endDocument()
    return written.getvalue().encode()
