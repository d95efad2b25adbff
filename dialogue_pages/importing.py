"""A document becomes a page: what an officer's file holds, as a draft to work on."""

from collections.abc import Collection
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
    document: Document,
    parent: DialoguePlanIndexPage,
    *,
    by=None,
    publish=False,
    hamlets_to_add: Collection[str] = (),
) -> DialoguePlanPage:
    """Make a draft page of a document below a plan index; live only with `publish`.

    Of the hamlets that the directory does not know, only `hamlets_to_add` enter it.
    """
    page = plan_page(document)
    page.slug = free_slug(page.title, parent)
    page.live = False
    page.owner = by
    parent.add_child(instance=page)
    site = parent.get_site()
    hamlets = _hamlets_for(document, site, hamlets_to_add) if site else {}
    page.conferences.set(_conferences(document, hamlets))
    if page.is_issued and page.letterhead.office.shares_place(document.place):
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


def new_hamlets(document: Document, site: Site | None) -> list[str]:
    """Hamlets of a document that the directory of the commune does not know."""
    if site is None:
        return []
    known = _directory(site)
    names = {fold(name): name for name in _hamlet_names(document)}
    return [name for folded, name in names.items() if folded not in known]


def _hamlets_for(
    document: Document, site: Site, to_add: Collection[str]
) -> dict[str, Hamlet]:
    """The hamlets of a document by folded name: known ones, and those to be added."""
    names = [name for name in new_hamlets(document, site) if name in to_add]
    added = [
        Hamlet.objects.create(site=site, name=name, **_kind(document)) for name in names
    ]
    return _directory(site) | {hamlet.folded_name: hamlet for hamlet in added}


def _kind(document: Document) -> dict[str, str]:
    kinds = [one.hamlet_kind for one in document.conferences if one.hamlet_kind]
    return {"label": kinds[0]} if kinds else {}


def _directory(site: Site) -> dict[str, Hamlet]:
    return {hamlet.folded_name: hamlet for hamlet in Hamlet.objects.filter(site=site)}


def _hamlet_names(document: Document) -> list[str]:
    return [name for one in document.conferences for name in one.hamlets]


def _conferences(document: Document, hamlets: dict[str, Hamlet]) -> list[Conference]:
    return [
        _conference(printed, order, hamlets)
        for order, printed in enumerate(document.conferences)
    ]


def _conference(printed: PrintedConference, order: int, hamlets) -> Conference:
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
    named = [fold(name) for name in printed.hamlets]
    record.hamlets.set([hamlets[name] for name in named if name in hamlets])
    return record


def day_of(when: FuzzyDate) -> date | None:
    """A day that stands for a fuzzy date in the database: the first it can mean.

    For `before_month` it is the first of the month that it must come before.
    """
    if when.precision is Precision.BEFORE_MONTH:
        return date(when.year, when.month, 1)
    return when.first_day


def _freeze_letterhead(page: DialoguePlanPage) -> None:
    for name in LETTERHEAD_FIELDS:
        setattr(page, name, getattr(page, name) or getattr(page.letterhead, name))
