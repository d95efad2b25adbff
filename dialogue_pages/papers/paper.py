"""A page that is an official paper as a document, without what only its kind has.

Reads attributes only, so it serves any object with the fields of `OfficialPaperPage`
(a live page, a revision, a preview).
"""

from dialogue_pages.official.document import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    Conference,
    Document,
    IssueDate,
    Recipient,
    Signature,
)
from dialogue_pages.official.text import Text
from dialogue_pages.vietnamese.fuzzy_dates import written_schedule

from .plan_body import sections_of
from .withdrawals import withdrawal_of


def paper_document(page, letterhead) -> Document:
    """The paper as printed; what its page leaves empty comes from the letterhead."""
    return Document(
        agency=lines_of(page.agency_lines or letterhead.agency_lines),
        parent_agency=page.parent_agency or letterhead.parent_agency or None,
        national_title=NATIONAL_TITLE,
        national_motto=NATIONAL_MOTTO,
        number=page.number or None,
        symbol=page.symbol or None,
        place=page.place_name or letterhead.place_name or None,
        issued=IssueDate(page.issued_day, page.issued_month, page.issued_year),
        document_type=page.document_type or None,
        subject=page.subject or None,
        bases=[Text.from_marks(line) for line in lines_of(page.legal_bases)],
        opening=Text.from_marks(page.opening.strip()),
        sections=sections_of(page.body),
        closing=[Text.from_marks(line) for line in lines_of(page.closing)],
        recipients=_recipients(page),
        report_note=page.report_note or None,
        archive=page.archive or None,
        signature=Signature(
            capacity=lines_of(page.sign_capacity),
            position=page.signer_title or None,
            name=page.signer_name or None,
        ),
        withdrawal=withdrawal_of(page.recall),
    )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def printed_conference(record) -> Conference:
    hamlets = list(record.hamlets.all())
    schedule = record.schedule_text.strip() or written_schedule(record.when)
    return Conference(
        when=record.when,
        schedule_text=Text.from_marks(schedule),
        venue_text=Text.from_marks(record.venue_text.strip()),
        name=record.name,
        hamlets=[hamlet.name for hamlet in hamlets],
        hamlet_kind=hamlets[0].label if hamlets else "",
        expected_min=record.expected_min,
        expected_max=record.expected_max,
    )


def _recipients(page) -> list[Recipient]:
    rows = [
        Recipient(block.value["text"].strip(), block.value["for_report"])
        for block in page.recipients
    ]
    if page.archive:
        rows.append(Recipient(f"Lưu: {page.archive}"))
    return rows
