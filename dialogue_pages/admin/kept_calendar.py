from wagtail.models import Site

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.kept.values import kept
from dialogue_pages.models.calendar import office_calendar


def kept_calendar(site: Site | None) -> WorkingCalendar:
    """The calendar of an office, read anew after something was written."""
    return kept(("calendar", site and site.pk), lambda: office_calendar(site))
