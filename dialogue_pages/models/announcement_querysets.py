from datetime import date
from typing import Self

from django.db.models import Case, Count, F, Max, Q, Value, When
from django.db.models.functions import Coalesce
from wagtail.models import PageManager

from ..choices import BEFORE_CONFERENCE, AmendmentKind
from ..querysets import OpenPageQuerySet

_WITHDRAWN = (AmendmentKind.RECALL, AmendmentKind.REPLACEMENT)


class AnnouncementQuerySet(OpenPageQuerySet):
    def current(self, today: date) -> Self:
        return self.not_over(today).exclude(pk__in=self._withdrawn())

    def not_over(self, today: date) -> Self:
        """Not past its last day, even where it was taken back before."""
        ends = self._with_end()
        return ends.filter(Q(ends_on=None) | Q(ends_on__gte=today))

    def expired(self, today: date) -> Self:
        """Past its last day, or taken back."""
        over = Q(ends_on__lt=today) | Q(pk__in=self._withdrawn())
        return self._with_end().filter(over)

    def standing(self) -> Self:
        """Neither recalled nor replaced."""
        return self.exclude(pk__in=self._withdrawn())

    def newest_first(self) -> Self:
        return self.order_by("-first_published_at", "-pk")

    def current_first(self, today: date) -> Self:
        """What is current, then what is over; the newest first."""
        is_over = Case(When(ends_on__lt=today, then=Value(1)), default=Value(0))
        return self._with_end().order_by(is_over, "-first_published_at", "-pk")

    def with_last_posting(self) -> Self:
        """`last_posted_on`: when the last mandatory place was reached, None before."""
        mandatory = Q(postings__is_mandatory=True)
        to_do = Count("postings", filter=mandatory & Q(postings__posted_from=None))
        last = Max("postings__posted_from", filter=mandatory)
        return self.annotate(places_to_do=to_do, last_place_on=last).annotate(
            last_posted_on=Case(When(places_to_do=0, then=F("last_place_on")))
        )

    def for_cards(self) -> Self:
        """With all that a list tells of an announcement."""
        return self.select_related("conference").prefetch_related(
            "conference__hamlets", "amendments"
        )

    def _with_end(self) -> Self:
        """`ends_on` is what the page calls `current_until`."""
        of_conference = Case(
            When(kind__in=BEFORE_CONFERENCE, then=F("conference__last_day"))
        )
        return self.annotate(ends_on=Coalesce("expires_on", of_conference))

    def _withdrawn(self):
        withdrawn = self.model.objects.filter(amendments__kind__in=_WITHDRAWN)
        return withdrawn.values("pk")


AnnouncementManager = PageManager.from_queryset(AnnouncementQuerySet)
