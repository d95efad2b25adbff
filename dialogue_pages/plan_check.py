"""The plan check with what only the database knows: the commune and its calendar."""

from dataclasses import replace
from datetime import date

from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.official.checking import CheckContext, Office, check_plan
from dialogue_pages.official.document import Document
from dialogue_pages.official.report import Finding

from .models import CommuneSettings, DialoguePlanPage
from .models.calendar import office_calendar


def check_page(page: DialoguePlanPage) -> list[Finding]:
    """Findings in a page as it stands, published when it was or else today."""
    published_on = page.first_published_at and timezone.localdate(
        page.first_published_at
    )
    # As typed: what the commune settings would print is no proof whose paper it is.
    typed = replace(
        page.document,
        agency=[line for line in page.agency_lines.splitlines() if line.strip()],
        place=page.place_name or None,
    )
    return check_document(typed, page.get_site(), published_on=published_on)


def check_document(
    document: Document, site: Site | None, *, published_on: date | None = None
) -> list[Finding]:
    """Findings in a document, counted on the calendar of the site's office."""
    return check_plan(
        document,
        CheckContext(
            calendar=office_calendar(site),
            office=CommuneSettings.for_site(site).office if site else Office(),
            published_on=published_on,
            today=timezone.localdate(),
        ),
    )
