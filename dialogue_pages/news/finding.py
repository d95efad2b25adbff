"""Which public pages of a commune are new. What is hidden now is not found."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page, Site

from ..choices import WITHDRAWN, ConferenceStatus, SearchKind
from ..models import AnnouncementPage, AnswerPage, DialoguePlanPage, Topic
from .addresses import Addresses
from .items import NewsItem, item_of

NEWEST = 30
MOST_AT_ONCE = 200
_CHANGED = Coalesce("last_published_at", "first_published_at")
_OFF = (ConferenceStatus.POSTPONED, ConferenceStatus.CANCELLED)


def newest(
    site: Site, section: SearchKind | None = None, topic: Topic | None = None
) -> list[NewsItem]:
    """What was published or changed last, of one section or about one topic.

    The number of queries does not depend on how much there is.
    """
    if topic is not None:
        sources = [_answers(site).filter(topic=topic)]
    else:
        kinds = SearchKind if section is None else [section]
        sources = [_SOURCES[kind](site) for kind in kinds]
    latest = (F("changed_at").desc(nulls_last=True), "-pk")
    found = []
    for pages in sources:
        # Their keys first: sorting all pages whole takes seconds where there are many.
        ordered = pages.annotate(changed_at=_CHANGED).order_by(*latest)
        keys = list(ordered.values_list("pk", flat=True)[:NEWEST])
        whole = pages.order_by().in_bulk(keys)
        found += _items([whole[key] for key in keys if key in whole], site)
    return sorted(found, key=lambda item: item.updated_at, reverse=True)[:NEWEST]


def published_between(site: Site, since: datetime, until: datetime) -> list[NewsItem]:
    """What became public after `since`, up to `until`, and still holds; oldest first.

    So did the news that a plan known before was taken back, or a conference of it is
    put off: `published_at` is then the moment of that change.
    """
    window = Q(first_published_at__gt=since, first_published_at__lte=until)
    found = list(_changed(site, since, until))
    found += [
        item
        for source in _SOURCES.values()
        for item in _items(
            _not_withdrawn(source(site))
            .filter(window)
            .order_by("first_published_at", "pk")[:MOST_AT_ONCE],
            site,
        )
    ]
    return sorted(found, key=lambda item: item.published_at)


def _changed(site: Site, since: datetime, until: datetime) -> Iterator[NewsItem]:
    days = (timezone.localdate(since), timezone.localdate(until))
    put_off = Q(conferences__status__in=_OFF, conferences__status_on__range=days)
    taken_back = Q(
        amendments__kind__in=WITHDRAWN,
        amendments__made_at__gt=since,
        amendments__made_at__lte=until,
    )
    plans = _plans(site).filter(put_off | taken_back, first_published_at__lte=since)
    window = {"last_published_at__gt": since, "last_published_at__lte": until}
    for item in _items(plans.filter(**window).distinct()[:MOST_AT_ONCE], site):
        yield replace(item, published_at=item.updated_at)


def _items(pages: Iterable[Page], site: Site) -> Iterator[NewsItem]:
    addresses = Addresses.of_site(site)
    for page in pages:
        if address := addresses.of(page):
            yield item_of(page, address)


def _open(model, site: Site) -> QuerySet:
    """Live, for everybody, of this commune, and not due to be taken down."""
    pages = model.objects.descendant_of(site.root_page).live().public()
    is_due = Q(expire_at__lte=timezone.now())
    return pages.exclude(is_due).defer_streamfields()


def _answers(site: Site) -> QuerySet:
    return _open(AnswerPage, site)


def _announcements(site: Site) -> QuerySet:
    found = _open(AnnouncementPage, site).not_over(timezone.localdate())
    return found.for_cards()


def _plans(site: Site) -> QuerySet:
    return _open(DialoguePlanPage, site).with_conferences()


def _not_withdrawn(pages: QuerySet) -> QuerySet:
    if issubclass(pages.model, AnswerPage):
        return pages
    return pages.exclude(amendments__kind__in=WITHDRAWN)


_SOURCES = {
    SearchKind.PLAN: _plans,
    SearchKind.ANNOUNCEMENT: _announcements,
    SearchKind.ANSWER: _answers,
}
