from typing import NamedTuple, Self

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from dialogue_pages.openness.figures import is_small

from .choices import WITHDRAWN, ConferenceStatus
from .kept.guards import any_guard
from .stages import ENDS, Stage

_OPEN = [ConferenceStatus.PLANNED, ConferenceStatus.POSTPONED]


_LAST_STEP = "Z"  # the last letter that paths are made of
_LONGEST_PATH = 255


class OpenPageQuerySet(PageQuerySet):
    """Pages of one commune, without looking at those of all others.

    SQLite finds guards beginning with all pages, and takes no index for the beginning
    of a path: it is told between which paths they lie as well.
    """

    def descendant_of_q(self, other, inclusive=False) -> Q:
        last = other.path + _LAST_STEP * (_LONGEST_PATH - len(other.path))
        below = Q(path__range=(other.path, last))
        return below & super().descendant_of_q(other, inclusive)

    def public(self) -> Self:
        return super().public() if any_guard() else self.all()


class DialoguePlanQuerySet(OpenPageQuerySet):
    def coming(self) -> Self:
        """Plans that still have a conference before them, the soonest first."""
        ahead = self._with_something_ahead()
        ahead = ahead.annotate(next_day=Min("conferences__last_day"))
        return ahead.order_by(F("next_day").asc(nulls_last=True), "pk")

    def past(self) -> Self:
        """Plans with nothing before them, the latest first."""
        coming = self.model.objects.all()._with_something_ahead().values("pk")
        past = self.exclude(pk__in=coming)
        past = past.annotate(held_day=Max("conferences__last_day"))
        return past.order_by(F("held_day").desc(nulls_last=True), "-pk")

    def _with_something_ahead(self) -> Self:
        today = timezone.localdate()
        ahead = Q(conferences__last_day__gte=today) | Q(conferences__last_day=None)
        ahead &= Q(conferences__status__in=_OPEN)
        return self.filter(ahead).exclude(amendments__kind__in=WITHDRAWN)

    def with_conferences(self) -> Self:
        return self.prefetch_related("conferences__hamlets", "amendments")


DialoguePlanManager = PageManager.from_queryset(DialoguePlanQuerySet)


class AnswerQuerySet(OpenPageQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-answered_on", "-pk")

    def for_cards(self) -> Self:
        """With all that a list tells of an answer."""
        return self.select_related("topic", "hamlet", "unit", "made_from")


AnswerManager = PageManager.from_queryset(AnswerQuerySet)


class Numbers(NamedTuple):
    """How many questions came in, and what became of them.

    Advertisement is no question, and of one that was divided its parts are counted. One
    that was merged stays a question of its sender, in work until its answer is there.
    """

    received: int
    answered: int
    on_time: int  # of those answered: no clock was met after its day
    in_work: int

    @property
    def are_small(self) -> bool:
        """Whether so few were received that nothing else is told of them in public."""
        return is_small(self.received)


_UNCOUNTED = (Stage.SPAM, Stage.DIVIDED)
_NO_LONGER_IN_WORK = ENDS - {Stage.MERGED}
_COUNTED = ~Q(stage__in=_UNCOUNTED)
_ANSWERED = Q(answered_at__isnull=False) & _COUNTED
_IN_WORK = Q(answered_at=None) & ~Q(stage__in=_NO_LONGER_IN_WORK)
NUMBERS = {
    "received": Count("pk", filter=_COUNTED),
    "answered": Count("pk", filter=_ANSWERED),
    "on_time": Count("pk", filter=_ANSWERED & Q(was_late=False)),
    "in_work": Count("pk", filter=_IN_WORK),
}
# The same and more, where the whole account is given.
FIGURES = NUMBERS | {
    "late": Count("pk", filter=_ANSWERED & Q(was_late=True)),
    "overdue": Count("pk", filter=_IN_WORK & Q(is_late_now=True)),
    "referred": Count("pk", filter=_COUNTED & Q(was_referred=True)),
}


class QuestionQuerySet(QuerySet):
    def of_site(self, site) -> Self:
        return self.filter(site=site)

    def open(self) -> Self:
        return self.exclude(stage__in=ENDS)

    def overdue(self, today=None) -> Self:
        """Questions with a clock past its day while the office is awaited."""
        return self.filter(
            clocks__due_on__lt=today or timezone.localdate(),
            clocks__met_on=None,
            clocks__ended_on=None,
            clocks__stopped_on=None,
        ).distinct()

    def in_numbers(self) -> Numbers:
        """One query; nothing in it tells one sender from another."""
        return Numbers(**self.with_lateness().aggregate(**NUMBERS))

    def with_lateness(self) -> Self:
        """With what `NUMBERS` counts by: whether a clock was met after its day."""
        late = self._own("clocks").filter(met_on__gt=F("due_on"))
        return self.annotate(was_late=Exists(late))

    def for_figures(self) -> Self:
        """With what `FIGURES` counts by, as it stands today."""
        late_now = self._own("clocks").running().filter(due_on__lt=timezone.localdate())
        return self.with_lateness().annotate(
            is_late_now=Exists(late_now), was_referred=Exists(self._own("letters"))
        )

    def counted(self) -> Self:
        """Those that public figures speak of."""
        return self.filter(_COUNTED)

    def _own(self, name: str) -> QuerySet:
        """The rows that hang on each question."""
        rows = self.model._meta.get_field(name).related_model.objects
        return rows.filter(question=OuterRef("pk"))
