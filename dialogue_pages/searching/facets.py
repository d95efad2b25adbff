"""Ways to narrow what was found: kind, topic and year, counted over all matches."""

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from ..choices import SearchKind
from ..facets import Facet, options_of
from ..models import Topic
from .matching import Match

QUERY = "q"
PAGE = "trang"


@dataclass(frozen=True, slots=True)
class _Way:
    parameter: str
    label: str
    attribute: str


_TOPIC = _Way("linh-vuc", _("Topic"), "topic")
_WAYS = (_Way("loai", _("Kind"), "kind"), _TOPIC, _Way("nam", _("Year"), "year"))
PARAMETERS = tuple(way.parameter for way in _WAYS)


def narrowed(
    found: list[Match], asked: dict[str, str], query: str
) -> tuple[list[Match], list[Facet]]:
    """The matches that fit all chosen values, and every facet with its counts.

    A value that does not occur narrows nothing. One database query, for topics' names.
    """
    occurring = {way: _counted(way, found) for way in _WAYS}
    chosen = {
        way: asked[way.parameter]
        for way in _WAYS
        if asked.get(way.parameter) in occurring[way]
    }
    counts = occurring
    if chosen:
        counts = {w: _counted(w, _fitting(found, _but(chosen, w))) for w in _WAYS}
    names = _names(occurring)
    facets = [
        _facet(way, occurring[way], counts[way], chosen, names, query) for way in _WAYS
    ]
    return _fitting(found, chosen), facets


def _counted(way: _Way, found: list[Match]) -> dict[str, int]:
    counts = Counter(map(attrgetter(way.attribute), found))
    return {str(value): count for value, count in counts.items() if value}


def _but(chosen: dict[_Way, str], way: _Way) -> dict[_Way, str]:
    return {w: value for w, value in chosen.items() if w is not way}


def _fitting(found: list[Match], chosen: dict[_Way, str]) -> list[Match]:
    for way, wanted in chosen.items():
        value = attrgetter(way.attribute)
        found = [match for match in found if str(value(match)) == wanted]
    return found


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
