"""Whether any page is kept from anybody, which is hardly ever so here."""

from wagtail.models import PageViewRestriction

from . import mark
from .values import standing


def any_guard() -> bool:
    """Not asked where the answer could not be kept for other pages."""
    if mark.current() is None:
        return True
    return standing("any view restriction", PageViewRestriction.objects.exists)
