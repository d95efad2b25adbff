"""A plan page as an official document.

Reads attributes only, so it serves any object with the fields of `DialoguePlanPage`
(a live page, a revision, a preview).
"""

from dialogue_pages.official.document import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    Conference,
    Deadline,
    Document,
    IssueDate,
    Recipient,
    Signature,
)
from dialogue_pages.official.text import Text
from dialogue_pages.vietnamese.fuzzy_dates import written_schedule

from .plan_body import sections_of


def plan_document(plan, letterhead) -> Document:
    """The plan as printed; what its page leaves empty comes from the letterhead."""
    return Document(
        agency=lines_of(plan.agency_lines or letterhead.agency_lines),
        parent_agency=plan.parent_agency or letterhead.parent_agency or None,
        national_title=NATIONAL_TITLE,
        national_motto=NATIONAL_MOTTO,
        number=plan.number or None,
        symbol=plan.symbol or None,
        place=plan.place_name or letterhead.place_name or None,
        issued=IssueDate(plan.issued_day, plan.issued_month, plan.issued_year),
        document_type=plan.document_type or None,
        subject=plan.subject or None,
        bases=[Text.from_marks(line) for line in lines_of(plan.legal_bases)],
        opening=Text.from_marks(plan.opening.strip()),
        sections=sections_of(plan.body),
        closing=[Text.from_marks(line) for line in lines_of(plan.closing)],
        conferences=[_conference(record) for record in plan.conferences.all()],
        question_deadline=_question_deadline(plan),
        recipients=_recipients(plan),
        report_note=plan.report_note or None,
        archive=plan.archive or None,
        signature=Signature(
            capacity=lines_of(plan.sign_capacity),
            position=plan.signer_title or None,
            name=plan.signer_name or None,
        ),
    )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _conference(record) -> Conference:
    schedule = record.schedule_text.strip() or written_schedule(record.when)
    return Conference(
        when=record.when,
        schedule_text=Text.from_marks(schedule),
        venue_text=Text.from_marks(record.venue_text.strip()),
        name=record.name,
        hamlets=[hamlet.name for hamlet in record.hamlets.all()],
        expected_min=record.expected_min,
        expected_max=record.expected_max,
    )


def _question_deadline(plan) -> Deadline | None:
    if plan.questions_close_on:
        return Deadline(text="", on=plan.questions_close_on)
    if plan.questions_close_days is not None:
        return Deadline(text="", offset=plan.questions_close_days)
    return None


def _recipients(plan) -> list[Recipient]:
    rows = [
        Recipient(block.value["text"].strip(), block.value["for_report"])
        for block in plan.recipients
    ]
    if plan.archive:
        rows.append(Recipient(f"Lưu: {plan.archive}"))
    return rows
