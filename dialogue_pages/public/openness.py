"""“Công khai kết quả”: the account of a year, of a conference, and what data there is."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from dialogue_pages.openness.bars import picture_of
from dialogue_pages.openness.figures import LEAST
from dialogue_pages.openness.tables import Told

from ..models import CommuneSettings
from ..open_data.answers import AT_ONCE
from ..open_data.fields import FIELDS_OF_ANSWERS, FIELDS_OF_FIGURES
from ..public_figures import figures_of, told_of_conference, years_of

_TEMPLATES = "dialogue_pages/openness"


@require_safe
def latest(request):
    return _shown_year(request, years_of(_site(request))[0])


@require_safe
def of_year(request, year):
    if year not in years_of(_site(request)):
        raise Http404
    return _shown_year(request, year)


@require_safe
def of_conference(request, pk):
    site = _site(request)
    found = told_of_conference(site, pk)
    if found is None:
        raise Http404
    conference, told = found
    context = {
        "conference": conference,
        "told": told,
        "picture": _states(told),
        "least": LEAST,
    }
    return _shown(request, site, "conference", context)


@require_safe
def open_data(request):
    site = _site(request)
    commune = CommuneSettings.for_request(request).commune_name
    context = {
        "years": years_of(site),
        "source": commune or site.site_name,
        "at_once": AT_ONCE,
        "fields_of_figures": FIELDS_OF_FIGURES,
        "fields_of_answers": FIELDS_OF_ANSWERS,
    }
    return _shown(request, site, "data", context)


def _shown_year(request, year: int):
    site = _site(request)
    figures = figures_of(site, year)
    context = {
        "figures": figures,
        "years": years_of(site),
        "least": LEAST,
        "states": _states(figures.total),
        "units": _of_groups(figures.units),
        "topics": _of_groups(figures.topics),
    }
    return _shown(request, site, "year", context)


def _shown(request, site: Site, name: str, context: dict):
    request.lies_ready = True
    context["root_url"] = site.root_url
    return render(request, f"{_TEMPLATES}/{name}.html", context)


def _states(told: Told):
    """What became of all questions, each counted once."""
    if told.withheld:
        return None
    counts = told.counts
    return picture_of(
        (name, count, count)
        for name, count in [
            (_("Answered in time"), counts["on_time"]),
            (_("Answered late"), counts["late"]),
            (_("In work, in time"), counts["in_work"] - counts["overdue"]),
            (_("In work, overdue"), counts["overdue"]),
            (_("Closed without an answer"), told.closed),
        ]
    )


def _of_groups(rows: list[Told]):
    return picture_of(
        (row.name, row.counts["received"], row.counts["answered"]) for row in rows
    )


def _site(request) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site
