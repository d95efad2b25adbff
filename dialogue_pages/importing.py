"""A document becomes a page: what an officer's file holds, as a draft to work on."""

from datetime import date

from django.db import transaction
from wagtail.models import Site

from dialogue_pages.official.document import Conference as PrintedConference
from dialogue_pages.official.document import Deadline, Document
from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate, Precision

from .choices import DatePrecision
from .models import Conference, DialoguePlanIndexPage, DialoguePlanPage, Hamlet
from .models.page_forms import free_slug
from .models.paper_forms import LETTERHEAD_FIELDS
from .papers.plan_body import body_of


@transaction.atomic
def import_plan(
    document: Document, parent: DialoguePlanIndexPage, *, by=None, publish=False
) -> DialoguePlanPage:
    """Make a draft page of a document below a plan index; live only with `publish`."""
    page = plan_page(document)
    page.slug = free_slug(page.title, parent)
    page.live = False
    page.owner = by
    parent.add_child(instance=page)
    page.conferences.set(_conferences(document, parent.get_site()))
    if page.is_issued:
        _freeze_letterhead(page)
    page.save()
    revision = page.save_revision(user=by, log_action=True)
    if publish:
        revision.publish(user=by)
        page.refresh_from_db()
    return page


def plan_page(document: Document) -> DialoguePlanPage:
    """An unsaved page with everything of the document but its conferences."""
    deadline = document.question_deadline or Deadline(text="")
    before = deadline.direction == "before" and deadline.unit == "day"
    return DialoguePlanPage(
        title=_title(document),
        document_type=document.document_type or "KẾ HOẠCH",
        subject=document.subject or "",
        parent_agency=document.parent_agency or "",
        agency_lines="\n".join(document.agency),
        number=document.number or "",
        symbol=document.symbol or "",
        place_name=document.place or "",
        issued_day=document.issued.day,
        issued_month=document.issued.month,
        issued_year=document.issued.year,
        legal_bases="\n".join(basis.marks for basis in document.bases),
        opening=document.opening.marks,
        body=body_of(document.sections),
        closing="\n".join(text.marks for text in document.closing),
        recipients=[
            ("recipient", {"text": recipient.text, "for_report": recipient.for_report})
            for recipient in document.recipients
            if not (document.archive and recipient.text.startswith("Lưu"))
        ],
        report_note=document.report_note or "",
        archive=document.archive or "",
        sign_capacity="\n".join(document.signature.capacity),
        signer_title=document.signature.position or "",
        signer_name=document.signature.name or "",
        questions_close_on=deadline.on,
        questions_close_days=deadline.offset if before else None,
    )


def _title(document: Document) -> str:
    subject = document.subject or document.document_type or ""
    return subject if len(subject) <= 255 else subject[:254].rsplit(" ", 1)[0] + "…"


def _conferences(document: Document, site: Site | None) -> list[Conference]:
    return [
        _conference(printed, order, site)
        for order, printed in enumerate(document.conferences)
    ]


def _conference(printed: PrintedConference, order: int, site) -> Conference:
    record = Conference(
        sort_order=order,
        name=printed.name,
        precision=DatePrecision(printed.when.precision.value),
        day=day_of(printed.when),
        starts_at=printed.when.at,
        schedule_text=printed.schedule_text.marks,
        venue_text=printed.venue_text.marks,
        expected_min=printed.expected_min,
        expected_max=printed.expected_max,
    )
    if site:
        record.hamlets.set(_hamlets(printed.hamlets, site))
    return record


def day_of(when: FuzzyDate) -> date | None:
    """A day that stands for a fuzzy date in the database: the first it can mean.

    For `before_month` it is the first of the month that it must come before.
    """
    if when.precision is Precision.BEFORE_MONTH:
        return date(when.year, when.month, 1)
    return when.first_day


def _hamlets(names: list[str], site: Site) -> list[Hamlet]:
    known = {hamlet.folded_name: hamlet for hamlet in Hamlet.objects.filter(site=site)}
    return [
        known.get(fold(name)) or Hamlet.objects.create(site=site, name=name)
        for name in names
    ]


def _freeze_letterhead(page: DialoguePlanPage) -> None:
    for name in LETTERHEAD_FIELDS:
        setattr(page, name, getattr(page, name) or getattr(page.letterhead, name))
