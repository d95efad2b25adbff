"""An announcement as a poster for the wall."""

from django.utils.translation import gettext as _

from dialogue_pages.official.writing.poster import Poster
from dialogue_pages.vietnamese.fuzzy_dates import (
    Precision,
    written_day,
    written_schedule,
)

from ..choices import BEFORE_CONFERENCE
from .announcement import announced_conference, document_type_of
from .paper import lines_of


def announcement_poster(page, letterhead, *, address: str) -> Poster:
    """What must be read from afar; the code leads to the rest at `address`."""
    conference = announced_conference(page)
    is_ahead = conference is not None and page.kind in BEFORE_CONFERENCE
    return Poster(
        agency=" ".join(lines_of(page.agency_lines or letterhead.agency_lines)),
        kind=page.document_type or document_type_of(page.kind),
        title=page.title,
        address=address,
        hour=_hour(conference.when) if is_ahead else "",
        facts=tuple(_facts(page, conference, is_ahead=is_ahead)),
        actions=tuple(lines_of(page.what_to_do)),
        actions_caption=_("What you can do"),
        scan=_("Scan the code to read more and to send your opinion"),
        notes=tuple(_notes(page, letterhead)),
        mark=_mark(page),
    )


def _mark(page) -> str:
    """What keeps it from being hung up: a draft, or taken back since."""
    if withdrawal := page.document.withdrawal:
        return withdrawal.mark
    return "DỰ THẢO" if page.is_official and not page.is_issued else ""


def _hour(when) -> str:
    if when.precision is not Precision.EXACT:
        return ""
    return f"{when.at:%H} giờ {when.at:%M}"


def _facts(page, conference, *, is_ahead: bool):
    if is_ahead:
        day = when_words(conference.when) or conference.schedule_text.plain
        yield _("When"), day
        if venue := conference.venue_text.plain.rstrip(" ."):
            yield _("Where"), venue
        if who := page.audience_words:
            yield _("Who is invited"), who
        return
    if page.summary:
        yield _("In short"), page.summary
    if page.audience_words:
        yield _("Whom it concerns"), page.audience_words


def when_words(when) -> str:
    """A day without its hour: `Thứ Năm, ngày 24 tháng 12 năm 2026`."""
    if when.precision in (Precision.EXACT, Precision.DAY):
        told = written_day(when.first_day)
        return told[0].upper() + told[1:]
    return written_schedule(when)


def _notes(page, letterhead):
    if letterhead.phone:
        yield _("Telephone: %(phone)s") % {"phone": letterhead.phone}
    if letterhead.address:
        yield letterhead.address
    if page.is_issued:
        day = page.issue_date.as_date
        yield f"Số {page.reference}, ngày {day:%d/%m/%Y}"
