"""What the review screen shows of a plan that was read."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.official.checking import Office
from dialogue_pages.official.document import Deadline, Document
from dialogue_pages.official.reading.plan import ReadPlan
from dialogue_pages.official.reading.tables import words_of
from dialogue_pages.official.report import Finding, Repair
from dialogue_pages.official.writing.plain_text import place_and_date, reference_line

_DOTS = re.compile(r"…|\.\.")


@dataclass(slots=True)
class ReportedLine:
    """A line of the source with what is to be said about it."""

    number: int
    text: str
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def reported_lines(plan: ReadPlan, findings: list[Finding]) -> list[ReportedLine]:
    repairs_at, findings_at = defaultdict(list), defaultdict(list)
    for repair in plan.repairs:
        repairs_at[repair.line].append(repair)
    for finding in findings:
        findings_at[finding.line].append(finding)
    return [
        ReportedLine(
            line.number,
            words_of(line.table) if line.table else line.plain,
            repairs_at[line.number],
            findings_at[line.number],
        )
        for line in plan.source.lines
        if line.plain.strip() or line.table
    ]


def understood(document: Document, office: Office) -> list[tuple[str, list[str]]]:
    """Captions and values of what was understood beside the body."""
    rows = [
        (gettext_lazy("Agency"), _agency(document, office)),
        (gettext_lazy("Number and symbol"), [reference_line(document)]),
        (
            gettext_lazy("Place and date"),
            [place_and_date(document.place, document.issued)],
        ),
        (gettext_lazy("Subject"), [document.subject or ""]),
        (gettext_lazy("Legal bases"), [basis.plain for basis in document.bases]),
        (gettext_lazy("Opening sentence"), [document.opening.plain]),
        (gettext_lazy("Conferences"), _conferences(document)),
        (gettext_lazy("Questions until"), [deadline_words(document.question_deadline)]),
        (gettext_lazy("Units and time limits"), _assignments(document)),
        (gettext_lazy("Banner"), document.banner),
        (gettext_lazy("Closing paragraph"), [text.plain for text in document.closing]),
        (gettext_lazy("Recipients"), _recipients(document)),
        (gettext_lazy("Signature"), _signature(document)),
    ]
    return [(caption, [line for line in lines if line]) for caption, lines in rows]


def _agency(document: Document, office: Office) -> list[str]:
    if document.agency or not office.fills_letterhead(document):
        return [document.parent_agency or "", *document.agency]
    told = _("not in the file; the commune settings say: %(agency)s")
    return [told % {"agency": " ".join(office.agency)}]


def deadline_words(deadline: Deadline | None) -> str:
    """A time limit in words; empty where the paper sets none."""
    if deadline is None:
        return ""
    if deadline.on:
        return _("until %(day)s") % {"day": f"{deadline.on:%d/%m/%Y}"}
    if deadline.offset is None and not _DOTS.search(deadline.text):
        return deadline.text
    if deadline.offset is None:
        return _("left blank on paper: “%(text)s”") % {"text": deadline.text}
    return deadline.text or _("%(count)s days before the conference") % {
        "count": deadline.offset
    }


def _conferences(document: Document) -> list[str]:
    told = []
    for conference in document.conferences:
        people = "–".join(
            str(count)
            for count in (conference.expected_min, conference.expected_max)
            if count
        )
        parts = [
            conference.schedule_text.plain,
            conference.venue_text.plain,
            ", ".join(conference.hamlets),
            _("%(count)s people expected") % {"count": people} if people else "",
        ]
        told.append(" · ".join(part.rstrip(" .") for part in parts if part))
    return told


def _assignments(document: Document) -> list[str]:
    return [
        " · ".join(
            [f"{item.label} {item.unit or ''}", *(deadline_words(d) for d in item.due)]
        )
        for item in document.assignments
    ]


def _recipients(document: Document) -> list[str]:
    for_report = _("for report")
    return [
        f"{recipient.text} ({for_report})" if recipient.for_report else recipient.text
        for recipient in document.recipients
    ]


def _signature(document: Document) -> list[str]:
    signature = document.signature
    return [*signature.capacity, signature.position or "", signature.name or ""]
