"""What a half-year report of the supervisors tells; counted as `querysets.FIGURES` says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from .models import Question, QuestionClock, SupervisionRecommendation
from .promise_clock import PROMISE
from .querysets import FIGURES
from .question_choices import Visibility

_TOLD = ("received", "answered", "on_time", "late", "overdue", "referred")


@dataclass(frozen=True, slots=True)
class Half:
    """The first or the second six months of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.number == 1 else 7, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.number == 1 else date(self.year, 12, 31)

    @property
    def preceding(self) -> Self:
        return Half(self.year, 1) if self.number == 2 else Half(self.year - 1, 2)

    @property
    def following(self) -> Self:
        return Half(self.year, 2) if self.number == 1 else Half(self.year + 1, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one unit or hamlet, in the order in which they are told."""

    name: str
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HalfYear:
    half: Half
    today: date
    total: Line
    units: list[Line]
    hamlets: list[Line]
    recommendations: list[SupervisionRecommendation]
    promises: list[QuestionClock]


def half_year_of(site: Site, half: Half) -> HalfYear:
    questions = Question.objects.of_site(site)
    received = questions.filter(received_at__range=_moments(half)).for_figures()
    recommendations = SupervisionRecommendation.objects.of_site(site)
    received_then = recommendations.filter(received_on__range=(half.first, half.last))
    return HalfYear(
        half,
        timezone.localdate(),
        Line("", _figures(received.aggregate(**FIGURES))),
        list(_lines(received, "unit__name", _("No unit given"))),
        list(_lines(received, "hamlet__name", _("No hamlet given"))),
        list(received_then.order_by("received_on", "pk")),
        _promises(site, half),
    )


def _moments(half: Half) -> tuple[datetime, datetime]:
    return tuple(
        timezone.make_aware(datetime.combine(day, at))
        for day, at in ((half.first, time.min), (half.last, time.max))
    )


def _lines(questions, by: str, nothing: str) -> Iterator[Line]:
    for row in questions.values(by).order_by(by).annotate(**FIGURES):
        if row["received"]:
            yield Line(row[by] or nothing, _figures(row))


def _figures(row) -> tuple[int, ...]:
    return tuple(row[name] for name in _TOLD)


def _promises(site: Site, half: Half) -> list[QuestionClock]:
    """Those that fell due then and are kept or late; never of what is withheld."""
    due = QuestionClock.objects.filter(
        question__site=site,
        duty=PROMISE,
        due_on__range=(half.first, half.last),
        ended_on=None,
    ).exclude(question__visibility=Visibility.WITHHELD)
    today = timezone.localdate()
    settled = due.filter(Q(met_on__isnull=False) | Q(due_on__lt=today))
    settled = settled.annotate(was_kept=Q(met_on__lte=F("due_on")))
    return list(settled.select_related("question__unit").order_by("due_on", "pk"))
