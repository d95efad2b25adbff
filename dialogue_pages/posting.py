"""The publication register: where pages must be made public, and what was done."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, Site

from .choices import AFTER_CONFERENCE, BEFORE_CONFERENCE, PostingPlace
from .models import AnnouncementPage, AnswerPage, CommuneSettings, Hamlet, Posting
from .models.visibility import is_restricted


class Place(NamedTuple):
    place: PostingPlace
    hamlet: Hamlet | None = None
    is_mandatory: bool = True


def required_places(page: Page) -> Iterator[Place]:
    """Where law wants a page: before a conference on the walls and in the air, after it
    on the site, at the headquarters and in the hands of the heads of hamlets.

    Luật Tổ chức chính quyền địa phương 2025, Điều 43; Luật Thực hiện dân chủ ở cơ sở
    2022, Điều 13.
    """
    yield Place(PostingPlace.SITE, is_mandatory=not isinstance(page, AnswerPage))
    if not isinstance(page, AnnouncementPage):
        return
    is_bound = page.conference is not None
    yield Place(PostingPlace.HEADQUARTERS, is_mandatory=is_bound)
    if page.kind in BEFORE_CONFERENCE and is_bound:
        yield Place(PostingPlace.LOUDSPEAKER)
        yield from (Place(PostingPlace.HAMLET_HALL, h) for h in _hamlets(page))
    elif page.kind in AFTER_CONFERENCE and is_bound:
        yield from (Place(PostingPlace.HAMLET_HEAD, h) for h in _hamlets(page))


def _hamlets(page: AnnouncementPage) -> Iterable[Hamlet]:
    """The hamlets of the conference, or all where it is for the whole commune."""
    invited = page.conference.hamlets.all()
    return invited or Hamlet.objects.filter(site=page.get_site())


@transaction.atomic
def open_register(page: Page) -> list[Posting]:
    """The lines of a page in the register, with those that law wants and lack yet."""
    site = page.get_site()
    if site is None:
        return []
    kept = Posting.objects.filter(page=page).select_related("hamlet", "site")
    known = {(row.place, row.hamlet_id) for row in kept}
    Posting.objects.bulk_create(
        Posting(
            site=site,
            page_id=page.pk,
            place=place,
            hamlet=hamlet,
            is_mandatory=is_mandatory,
        )
        for place, hamlet, is_mandatory in required_places(page)
        if (place, hamlet and hamlet.pk) not in known
    )
    return list(kept.all())


def on_published(*, instance: Page, **_signal) -> None:
    """Called by Wagtail for every way of publishing: the site itself is a place."""
    for row in open_register(instance):
        if row.place != PostingPlace.SITE:
            continue
        if row.posted_from is None:
            row.posted_from = _day_of(instance.first_published_at)
            row.posted_by = CommuneSettings.for_site(row.site).responsible
        row.posted_until = None
        row.save(update_fields=["posted_from", "posted_until", "posted_by"])


def on_unpublished(*, instance: Page, **_signal) -> None:
    """The site is no place any more; what hangs on walls is taken down by people."""
    Posting.objects.filter(
        page=instance.pk, place=PostingPlace.SITE, posted_until=None
    ).exclude(posted_from=None).update(posted_until=timezone.localdate())


def _day_of(moment) -> date:
    return timezone.localdate(moment) if moment else timezone.localdate()


class Quarter(NamedTuple):
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def next_first_day(self) -> date:
        return self.following.first_day

    @property
    def following(self) -> "Quarter":
        ends_year = self.number == 4
        return Quarter(self.year + ends_year, 1 if ends_year else self.number + 1)

    @property
    def preceding(self) -> "Quarter":
        begins_year = self.number == 1
        return Quarter(self.year - begins_year, 4 if begins_year else self.number - 1)


def published_in(site: Site, quarter: Quarter) -> list[Posting]:
    """What was made public in a quarter, in the order of its days.

    Papers that were taken down again are listed as well: they were public. Answers are
    not, for what they were called may be what had to be hidden.
    """
    hidden_answers = AnswerPage.objects.filter(~Q(live=True) | is_restricted("path"))
    rows = Posting.objects.filter(
        site=site,
        posted_from__gte=quarter.first_day,
        posted_from__lt=quarter.next_first_day,
    ).exclude(page__in=hidden_answers.values("pk"))
    return list(
        rows.select_related("hamlet", "page").order_by("posted_from", "page_id", "pk")
    )
