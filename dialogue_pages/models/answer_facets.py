"""Ways to narrow the library of answers; they combine and live in the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Concat, ExtractYear
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..facets import Facet, options_of
from ..kept.values import standing
from ..question_choices import AnswerKind, Outcome
from .conferences import Conference
from .plans import DialoguePlanPage

_TEXT = CharField()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A facet before it is counted: where its values stand, and how they are called."""

    parameter: str
    label: str
    field: str
    named: object  # an expression, text
    lookup: str = ""

    @property
    def condition(self) -> str:
        return self.lookup or self.field


class _Counted(NamedTuple):
    parameter: str
    value: str
    label: str
    count: int


_HAMLET = Concat("hamlet__label", Value(" "), "hamlet__name", output_field=_TEXT)
_YEAR = "year_answered"
_KINDS = [
    _Kind("linh-vuc", _("Topic"), "topic", F("topic__name")),
    _Kind("thon", _("Hamlet"), "hamlet", _HAMLET),
    _Kind("don-vi", _("Unit that answers"), "unit", F("unit__name")),
    _Kind("hoi-nghi", _("Conference"), "conference", F("conference__name")),
    _Kind("hinh-thuc", _("Kind of answer"), "kind", F("kind")),
    _Kind("ket-qua", _("Outcome"), "outcome", F("outcome")),
    _Kind("nam", _("Year"), _YEAR, Cast(_YEAR, _TEXT), lookup="answered_on__year"),
]
PARAMETERS = [kind.parameter for kind in _KINDS]
_WORDED = {"hinh-thuc": AnswerKind, "ket-qua": Outcome}


def narrowed(
    answers: QuerySet, asked: QueryDict, *, kept_as: int
) -> tuple[QuerySet, list[Facet]]:
    """The answers that fit all chosen values, and every facet with its counts.

    A value that does not occur narrows nothing: a mistyped address shows the library.
    Three queries at the most, whatever the library holds; what occurs in all of it is
    kept under a key until the office changes something.
    """
    occurring = standing(
        ("facets", kept_as), lambda: _counted(dict.fromkeys(_KINDS, answers))
    )
    named = _names(occurring)
    chosen = {
        kind: value
        for kind in _KINDS
        if (value := asked.get(kind.parameter)) and (kind.parameter, value) in named
    }
    counts = {(row.parameter, row.value): row.count for row in occurring}
    if chosen:
        rows = _counted({k: _filtered(answers, _but(chosen, k)) for k in _KINDS})
        counts = {(row.parameter, row.value): row.count for row in rows}
    facets = [_facet(kind, named, counts, chosen) for kind in _KINDS]
    return _filtered(answers, chosen), facets


def count_of(facets: Iterable[Facet]) -> int:
    """How many answers fit all chosen values: each was given in one year."""
    years = next(facet for facet in facets if facet.parameter == _KINDS[-1].parameter)
    if years.chosen:
        return years.chosen.count
    return sum(option.count for option in years.options)


def chosen_query(facets: Iterable[Facet]) -> str:
    """What the address says of the chosen values: `linh-vuc=3&nam=2026`."""
    return urlencode([(f.parameter, f.chosen.value) for f in facets if f.chosen])


def _counted(left: dict[_Kind, QuerySet]) -> list[_Counted]:
    """How often each value of each facet occurs, in one query."""
    first, *others = [_count_of(answers, kind) for kind, answers in left.items()]
    return [_Counted(*row) for row in first.union(*others, all=True)]


def _count_of(answers: QuerySet, kind: _Kind) -> QuerySet:
    answers = answers.order_by().annotate(**{_YEAR: ExtractYear("answered_on")})
    answers = answers.exclude(**{kind.field: None})
    rows = answers.annotate(
        facet=Value(kind.parameter, _TEXT),
        facet_value=Cast(kind.field, _TEXT),
        facet_label=kind.named,
    )
    rows = rows.values_list("facet", "facet_value", "facet_label")
    return rows.annotate(Count("pk"))


def _names(rows: list[_Counted]) -> dict[tuple[str, str], str]:
    """What each value is called; conferences of hidden plans are not named."""
    conferences = _conferences([r.value for r in rows if r.parameter == "hoi-nghi"])
    names = {}
    for row in rows:
        label = row.label
        if row.parameter == "hoi-nghi":
            label = conferences.get(row.value)
        elif choices := _WORDED.get(row.parameter):
            label = str(choices(row.value).label)
        if label:
            names[row.parameter, row.value] = capfirst(label)
    return names


def _conferences(keys: list[str]) -> dict[str, str]:
    plans = DialoguePlanPage.objects.live().public()
    found = Conference.objects.filter(pk__in=keys, plan__in=plans)
    return {
        str(conference.pk): conference.called
        for conference in found.select_related("plan")
    }


def _but(chosen: dict[_Kind, str], kind: _Kind) -> dict[_Kind, str]:
    return {k: value for k, value in chosen.items() if k is not kind}


def _filtered(answers: QuerySet, chosen: dict[_Kind, str]) -> QuerySet:
    return answers.filter(**{kind.condition: value for kind, value in chosen.items()})


def _facet(kind: _Kind, named: dict, counts: dict, chosen: dict) -> Facet:
    names = {value: n for (name, value), n in named.items() if name == kind.parameter}
    left = {value: counts.get((kind.parameter, value), 0) for value in names}
    without = [(k.parameter, value) for k, value in _but(chosen, kind).items()]
    return Facet(
        kind.parameter,
        kind.label,
        options_of(names, left, chosen.get(kind), descending=kind.field == _YEAR),
        urlencode(without),
        is_partial=sum(left.values()) < _answers_in(counts),
    )


def _answers_in(counts: dict) -> int:
    """How many answers were counted: each was given in one year."""
    years = next(kind.parameter for kind in _KINDS if kind.field == _YEAR)
    return sum(count for (name, _value), count in counts.items() if name == years)
