"""Figures and published answers for machines, as CSV and JSON, documented at `/du-lieu-mo/`.

Names of fields and addresses stay as they are: others build upon them. A field may be
added at the end.
"""

import csv
import json
from collections.abc import Iterable
from io import StringIO

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from dialogue_pages.openness.figures import LEAST, MEASURES
from dialogue_pages.openness.tables import Told

from ..models import CommuneSettings
from ..open_data.answers import OpenAnswer, answers_after
from ..open_data.fields import FIELDS_OF_ANSWERS, FIELDS_OF_FIGURES, schema
from ..public_figures import YearFigures, figures_of, years_of
from ..spreadsheets import neutral
from .serving import served, site_of

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}
# Excel takes a file without it for one in the letters of the country's old code page.
_BOM = "\ufeff"


@require_safe
def figures(request, year, form):
    site = site_of(request)
    if form not in _TYPES or year not in years_of(site):
        raise Http404
    told = figures_of(site, year)
    if form == "csv":
        return _served(request, _csv(FIELDS_OF_FIGURES, _figure_rows(told)), form)
    return _served(request, _json(_head(request, site) | _year(told)), form)


@require_safe
def answers(request, form, pk=0):
    site = site_of(request)
    if form not in _TYPES:
        raise Http404
    found, last = answers_after(site, pk)
    following = last and site.root_url + reverse(
        "dialogue_pages:open_answers_after", args=[last, form]
    )
    if form == "csv":
        content = _csv(FIELDS_OF_ANSWERS, (answer.row() for answer in found))
    else:
        rows = [_plain(answer) for answer in found]
        content = _json(
            _head(request, site) | {"answers": rows, "next": following or None}
        )
    response = _served(request, content, form)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


@require_safe
def description(request):
    return _served(request, _json(schema()), "json")


def _served(request, content: bytes, form: str):
    request.lies_ready = True
    response = served(request, content, _TYPES[form])
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    return response


def _head(request, site: Site) -> dict:
    commune = CommuneSettings.for_request(request).commune_name or site.site_name
    return {
        "source": commune,
        "licence": _("Free to use for any purpose; name the source: %(source)s.")
        % {"source": commune},
        "documentation": site.root_url + reverse("dialogue_pages:open_data"),
    }


def _year(told: YearFigures) -> dict:
    return {
        "year": told.year,
        "counted_on": told.counted_on.isoformat(),
        "smallest_count_told": LEAST,
        "total": _figures(told.total),
        "units": [_figures(row) | {"name": row.name} for row in told.units],
        "topics": [_figures(row) | {"name": row.name} for row in told.topics],
        "conferences": [
            _figures(row) | {"name": row.name, "held_on": c.last_day.isoformat()}
            for c, row in told.conferences
        ],
    }


def _figures(row: Told) -> dict:
    medians = {"median_days_first": row.first, "median_days_final": row.final}
    return {"key": row.key} | row.counts | medians | {"withheld": row.withheld}


def _figure_rows(told: YearFigures) -> Iterable[dict]:
    scopes = [
        ("total", [told.total]),
        ("unit", told.units),
        ("topic", told.topics),
        ("conference", [row for _c, row in told.conferences]),
    ]
    for scope, rows in scopes:
        for row in rows:
            yield {
                "year": told.year,
                "scope": scope,
                "key": row.key,
                "name": row.name,
                **{name: row.counts[name] for name in MEASURES},
                "median_days_first": row.first,
                "median_days_final": row.final,
                "withheld": " ".join(row.withheld),
                "counted_on": told.counted_on.isoformat(),
            }


def _plain(answer: OpenAnswer) -> dict:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in answer.row().items()
    }


def _csv(fields: Iterable[str], rows: Iterable[dict]) -> bytes:
    written = StringIO()
    table = csv.DictWriter(written, list(fields), lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: _cell(value) for name, value in row.items()})
    return (_BOM + written.getvalue()).encode()


def _cell(value):
    """What a spreadsheet would take for a formula gets a quote before it."""
    return neutral(value) if isinstance(value, str) else value


def _json(content: dict) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
