"""Ways to narrow what was found: kind, topic and year, counted over all that was found."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from ..choices import SearchKind
from ..facets import Facet, options_of
from ..models import Topic
from .matching import Counted

QUERY = "q"
PAGE = "trang"


@dataclass(frozen=True, slots=True)
class _Way:
    parameter: str
    label: str
    attribute: str
    column: str


_KIND = _Way("loai", _("Kind"), "kind", "kind")
_TOPIC = _Way("linh-vuc", _("Topic"), "topic", "topic_id")
_WAYS = (_KIND, _TOPIC, _Way("nam", _("Year"), "year", "year"))
_NUMBER = re.compile("[1-9][0-9]{0,9}")
PARAMETERS = tuple(way.parameter for way in _WAYS)


def columns_of(asked: Mapping[str, str]) -> dict[str, str | int]:
    """The chosen values as `matching.found` reads them; without what can be none."""
    columns: dict[str, str | int] = {}
    for way in _WAYS:
        value = asked.get(way.parameter, "")
        if way is _KIND:
            columns |= {way.column: value} if value in SearchKind.values else {}
        elif _NUMBER.fullmatch(value):
            columns[way.column] = int(value)
    return columns


def narrowed(
    counted: list[Counted], asked: Mapping[str, str], query: str
) -> tuple[int, list[Facet]]:
    """How many pages have all chosen values, and every facet with its counts.

    A value that does not occur narrows nothing. One database query, for topics' names.
    """
    occurring = {way: _summed(way, counted) for way in _WAYS}
    chosen = {
        way: asked[way.parameter]
        for way in _WAYS
        if asked.get(way.parameter) in occurring[way]
    }
    counts = occurring
    if chosen:
        counts = {w: _summed(w, _fitting(counted, _but(chosen, w))) for w in _WAYS}
    names = _names(occurring)
    facets = [
        _facet(way, occurring[way], counts[way], chosen, names, query) for way in _WAYS
    ]
    return sum(row.pages for row in _fitting(counted, chosen)), facets


def _summed(way: _Way, counted: list[Counted]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in counted:
        if value := getattr(row, way.attribute):
            counts[str(value)] += row.pages
    return counts


def _but(chosen: dict[_Way, str], way: _Way) -> dict[_Way, str]:
    return {w: value for w, value in chosen.items() if w is not way}


def _fitting(counted: list[Counted], chosen: dict[_Way, str]) -> list[Counted]:
    for way, wanted in chosen.items():
        counted = [row for row in counted if str(getattr(row, way.attribute)) == wanted]
    return counted


def _names(occurring: dict[_Way, dict]) -> dict[str, str]:
    rows = Topic.objects.filter(pk__in=occurring[_TOPIC]).values_list("pk", "name")
    return {str(pk): name for pk, name in rows} | dict(SearchKind.choices)


def _facet(way, occurring, counts, chosen, names, query) -> Facet:
    named = {value: str(names.get(value, value)) for value in occurring}
    kept = [(QUERY, query), *((w.parameter, v) for w, v in _but(chosen, way).items())]
    return Facet(
        way.parameter,
        way.label,
        options_of(named, counts, chosen.get(way), descending=way.attribute == "year"),
        urlencode(kept),
    )
