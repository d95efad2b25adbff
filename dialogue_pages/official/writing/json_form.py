"""A document as JSON-ready data; unknown is None or an empty list, never a guess."""

from ..assigning import task_texts
from ..document import (
    Banner,
    Block,
    Bullet,
    Conference,
    ConferenceFact,
    Deadline,
    Document,
    Item,
    Paragraph,
    Section,
    Table,
)


def document_data(document: Document) -> dict:
    """The keys that the README documents for `import_plan --format json`."""
    return {
        "agency": document.agency,
        "parent_agency": document.parent_agency,
        "number": document.number,
        "symbol": document.symbol,
        "place": document.place,
        "issued": {
            "day": document.issued.day,
            "month": document.issued.month,
            "year": document.issued.year,
        },
        "type": document.document_type,
        "subject": document.subject,
        "bases": [basis.plain for basis in document.bases],
        "opening": document.opening.plain or None,
        "sections": [_section(section) for section in document.sections],
        "closing": [text.plain for text in document.closing],
        "conferences": [_conference(one) for one in document.conferences],
        "question_deadline": _short(document.question_deadline),
        "question_deadline_text": _text(document.question_deadline),
        "assignments": [
            {
                "label": item.label,
                "unit": item.unit or None,
                "tasks": task_texts(item),
                "due": [_deadline(deadline) for deadline in item.due],
            }
            for item in document.assignments
        ],
        "recipients": [
            {"text": recipient.text, "for_report": recipient.for_report}
            for recipient in document.recipients
        ],
        "report_note": document.report_note,
        "archive": document.archive,
        "banner": document.banner,
        "signature": {
            "capacity": document.signature.capacity,
            "position": document.signature.position,
            "name": document.signature.name,
        },
    }


def _conference(conference: Conference) -> dict:
    return {
        "starts_at": conference.when.iso,
        "precision": conference.when.precision.value,
        "text": conference.schedule_text.plain or None,
        "venue": conference.venue_text.plain.rstrip(" .") or None,
        "hamlets": conference.hamlets,
        "expected_min": conference.expected_min,
        "expected_max": conference.expected_max,
    }


def _short(deadline: Deadline | None) -> str | None:
    """`2026-07-14`, `7 days before`, `5 working days before`, or None."""
    if deadline is None or deadline.is_blank:
        return None
    if deadline.on:
        return deadline.on.isoformat()
    unit = "working days" if deadline.unit == "working_day" else "days"
    return f"{deadline.offset} {unit} {deadline.direction}"


def _text(deadline: Deadline | None) -> str | None:
    return deadline.text if deadline and deadline.text else None


def _deadline(deadline: Deadline) -> dict:
    return {"text": deadline.text, "due": _short(deadline)}


def _section(section: Section) -> dict:
    return {
        "label": section.label,
        "heading": section.heading.plain,
        "items": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict:
    match block:
        case Paragraph(text=text):
            return {"kind": "paragraph", "text": text.plain}
        case Bullet(marker=marker, text=text):
            return {"kind": "bullet", "marker": marker, "text": text.plain}
        case ConferenceFact():
            return {
                "kind": "conference_fact",
                "marker": block.marker,
                "caption": block.caption,
                "fact": block.fact.value,
                "conference": block.conference,
            }
        case Banner(lines=lines):
            return {"kind": "banner", "lines": [line.plain for line in lines]}
        case Table(head=head, rows=rows):
            return {
                "kind": "table",
                "head": [[cell.plain for cell in row] for row in head],
                "rows": [[cell.plain for cell in row] for row in rows],
            }
        case Item():
            return {
                "kind": "item",
                "label": block.label,
                "heading": block.heading.plain,
                "text": block.lead.plain,
                "role": block.role.value if block.role else None,
                "items": [_block(inner) for inner in block.blocks],
            }
