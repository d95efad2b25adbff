"""The plan check with what only the database knows: the commune's own calendar."""

from datetime import date

from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.official.checking import CheckContext, check_plan
from dialogue_pages.official.document import Document
from dialogue_pages.official.report import Finding

from .models import DialoguePlanPage
from .models.calendar import office_calendar


def check_page(page: DialoguePlanPage) -> list[Finding]:
    """Findings in a page as it stands, published when it was or else today."""
    published_on = page.first_published_at and timezone.localdate(
        page.first_published_at
    )
    return check_document(page.document, page.get_site(), published_on=published_on)


def check_document(
    document: Document, site: Site | None, *, published_on: date | None = None
) -> list[Finding]:
    """Findings in a document, counted on the calendar of the site's office."""
    return check_plan(
        document,
        CheckContext(
            calendar=office_calendar(site),
            published_on=published_on,
            today=timezone.localdate(),
        ),
    )
