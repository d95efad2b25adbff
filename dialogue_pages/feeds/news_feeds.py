"""What is new as a feed: everything, of one section, about one topic."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..choices import SearchKind
from ..models import (
    AnnouncementIndexPage,
    AnswerIndexPage,
    CommuneSettings,
    DialoguePlanIndexPage,
    Topic,
)
from ..news.finding import newest
from .formats import FORMATS, feed_of
from .serving import served, site_of

_LISTS = {
    SearchKind.PLAN: DialoguePlanIndexPage,
    SearchKind.ANNOUNCEMENT: AnnouncementIndexPage,
    SearchKind.ANSWER: AnswerIndexPage,
}


@require_safe
def everything(request, form):
    site = site_of(request)
    title = _("News of the dialogue")
    return _feed(request, site, form, "all", title, newest(site))


@require_safe
def of_section(request, section, form):
    site = site_of(request)
    if section not in SearchKind.values:
        raise Http404
    kind = SearchKind(section)
    link = _list_of(kind, site)
    items = newest(site, kind)
    return _feed(request, site, form, f"section-{kind}", kind.label, items, link)


@require_safe
def about_topic(request, pk, form):
    site = site_of(request)
    topic = get_object_or_404(Topic, site=site, pk=pk)
    title = _("Answers: %(topic)s") % {"topic": topic.name}
    found = _list_of(SearchKind.ANSWER, site)
    link = found and f"{found}?linh-vuc={topic.pk}"
    items = newest(site, topic=topic)
    return _feed(request, site, form, f"topic-{topic.pk}", title, items, link)


def _feed(request, site: Site, form, name, title, items, link=""):
    if form not in FORMATS:
        raise Http404
    commune = CommuneSettings.for_request(request).commune_name
    portal = capfirst(commune or site.site_name)
    content = feed_of(
        items,
        form=form,
        site=site,
        name=name,
        title=f"{title} – {portal}" if portal else str(title),
        author=portal or _("Dialogue portal"),
        link=link or f"{site.root_url}/",
        address=f"{site.root_url}{request.path}",
    )
    return served(request, content, FORMATS[form].content_type)


def _list_of(kind: SearchKind, site: Site) -> str:
    """The page that lists the section, where the commune has one."""
    lists = _LISTS[kind].objects.descendant_of(site.root_page).live().public()
    found = lists.order_by("path").first()
    return (found and found.full_url) or ""
