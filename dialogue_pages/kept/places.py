"""Which page stands at an address, without walking the tree to it."""

from copy import copy
from functools import cache
from typing import NamedTuple

from django.db import models
from django.http import Http404
from wagtail.models import Page

from . import mark
from .values import standing

# What is asked of every page, also where all its parts are kept.
LIGHT = (
    "title",
    "slug",
    "path",
    "depth",
    "url_path",
    "live",
    "live_revision",
    "last_published_at",
    "content_type",
    "locale",
)


class Place(NamedTuple):
    model: type[Page]
    pk: int
    rest: tuple[str, ...]  # what is left of the address: a route of the page itself


class ReadLight(models.Model):
    """A page of which little is read at first: its parts are mostly kept.

    Whoever touches anything else gets all the rest at once, and with it the rows that
    its type names in `served_with`.
    """

    class Meta:
        abstract = True

    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
        deferred = self.get_deferred_fields()
        if fields is not None and deferred.issuperset(fields):
            fields = list(deferred)
            along = getattr(self, "served_with", ())
            from_queryset = type(self).objects.select_related(*along)
        super().refresh_from_db(using, fields, from_queryset)


class FoundByAddress:
    """A front page that goes straight to the page of an address, however deep it lies.

    Where a page stands is kept; the page itself is read, in one query, each time. Its
    type may name in `served_with` the rows that are read along with it, or say by
    `is_kept_whole` that the office alone changes it: then a copy of it is served.
    """

    def route(self, request, path_components):
        place = self._place(tuple(path_components))
        if place is None:
            return super().route(request, path_components)
        page = _read(place)
        if (page.pk, place.rest) == (self.pk, tuple(path_components)):
            return super(FoundByAddress, page).route(request, path_components)
        return page.route(request, list(place.rest))

    def _place(self, components: tuple[str, ...]) -> Place | None:
        return standing(
            ("place", self.pk, components), lambda: self._looked_up(components)
        )

    def _looked_up(self, components: tuple[str, ...]) -> Place | None:
        if not components:
            return Place(type(self), self.pk, ())
        addresses = [
            f"{self.url_path}{''.join(f'{part}/' for part in components[:length])}"
            for length in range(len(components) + 1)
        ]
        found = Page.objects.descendant_of(self, inclusive=True)
        page = found.filter(url_path__in=addresses).order_by("-depth").first()
        if page is None:
            return None
        rest = components[page.depth - self.depth :]
        return Place(page.specific_class or Page, page.pk, rest)


def _read(place: Place) -> Page:
    if getattr(place.model, "is_kept_whole", False):
        return copy(standing(("page", place.pk), lambda: _read_anew(place)))
    return _read_anew(place)


def _read_anew(place: Place) -> Page:
    rows = place.model.objects
    is_light = issubclass(place.model, ReadLight) and not place.rest
    try:
        if is_light and mark.current() is not None:
            return rows.raw(_light_sql(place.model), [place.pk])[0]
        along = getattr(place.model, "served_with", ())
        return rows.select_related(*along).get(pk=place.pk)
    except IndexError as error:
        raise Http404 from error
    except place.model.DoesNotExist as error:
        raise Http404 from error


@cache
def _light_sql(model: type[Page]) -> str:
    """Made once: Django would write the same query anew for every request."""
    sql, _key = model.objects.only(*LIGHT).filter(pk=0).query.sql_with_params()
    return sql
