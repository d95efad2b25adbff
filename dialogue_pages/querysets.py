from typing import Self

from django.db.models import F, Max, Min, Q
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from .choices import AmendmentKind, ConferenceStatus

_WITHDRAWN = [AmendmentKind.RECALL, AmendmentKind.REPLACEMENT]
_OPEN = [ConferenceStatus.PLANNED, ConferenceStatus.POSTPONED]


class DialoguePlanQuerySet(PageQuerySet):
    def coming(self) -> Self:
        """Plans that still have a conference before them, the soonest first."""
        ahead = Q(conferences__last_day__gte=timezone.localdate()) | Q(
            conferences__last_day=None
        )
        return (
            self.filter(ahead, conferences__status__in=_OPEN)
            .exclude(amendments__kind__in=_WITHDRAWN)
            .annotate(next_day=Min("conferences__last_day"))
            .order_by(F("next_day").asc(nulls_last=True), "pk")
        )

    def past(self) -> Self:
        """Plans with nothing before them, the latest first."""
        coming = self.model.objects.all().coming().order_by().values("pk")
        return (
            self.exclude(pk__in=coming)
            .annotate(held_day=Max("conferences__last_day"))
            .order_by(F("held_day").desc(nulls_last=True), "-pk")
        )

    def with_conferences(self) -> Self:
        return self.prefetch_related("conferences__hamlets", "amendments")


DialoguePlanManager = PageManager.from_queryset(DialoguePlanQuerySet)
