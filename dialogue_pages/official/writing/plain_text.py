"""A document as plain text: every word in printed order, emphasis as `**` and `*`."""

import re
from collections.abc import Iterator

from ..document import (
    Banner,
    Block,
    Bullet,
    ConferenceFact,
    Document,
    FactKind,
    IssueDate,
    Item,
    Paragraph,
    Recipient,
    Table,
)
from ..text import Text

_DASHES = re.compile(r":?-+:?")  # in a table, the line below a head
_DATE_LINE = re.compile(r"ngày\b.*\btháng\b", re.I)


def render_text(document: Document) -> str:
    """The document as text that `read_plan` reads back as the same document."""
    return "\n\n".join(_parts(document)) + "\n"


def fact_text(fact: ConferenceFact, document: Document) -> Text:
    """What a line about a conference prints after its caption; empty if there is none."""
    if not 0 <= fact.conference < len(document.conferences):
        return Text()
    conference = document.conferences[fact.conference]
    if fact.fact is FactKind.TIME:
        return conference.schedule_text
    return conference.venue_text


def reference_line(document: Document, gap: str = " ") -> str:
    """`Số: 05/KH-UBND`; a gap where the number or symbol is still to come."""
    number = document.number.zfill(2) if document.number else gap
    return f"Số: {number}/{document.symbol or gap.strip(' ')}"


def place_and_date(place: str | None, issued: IssueDate, gap: str = "     ") -> str:
    """`Sông Trăng, ngày 05 tháng 01 năm 2026`; gaps for what is not known yet.

    Days below 10 and the months 1 and 2 get a zero (NĐ 30/2020, Phụ lục I, Mục II.4).
    """
    day = f"{issued.day:02}" if issued.day else gap
    month = str(issued.month or gap)
    if issued.month and issued.month < 3:
        month = f"0{issued.month}"
    before = f"{place}, " if place else ""
    return f"{before}ngày {day} tháng {month} năm {issued.year or gap}"


def recipient_lines(recipients: list[Recipient]) -> list[str]:
    """`- Như trên;` … `- Lưu: VT.` (NĐ 30/2020, Phụ lục I, Mục II.9)."""
    last = len(recipients) - 1
    return [
        f"- {recipient.text}{'.' if index == last else ';'}"
        for index, recipient in enumerate(recipients)
    ]


def addressee_lines(addressees: list[str]) -> list[str]:
    """`Kính gửi: …`; several stand below it, each with a dash (NĐ 30/2020, box 9a)."""
    if len(addressees) < 2:
        return [f"Kính gửi: {name}" for name in addressees]
    ends = [*[";"] * (len(addressees) - 1), "."]
    rows = [f"- {name}{end}" for name, end in zip(addressees, ends, strict=True)]
    return ["Kính gửi:", *rows]


def is_date_line(text: Text) -> bool:
    """Whether the last line of a banner says place and date, set in italics."""
    return bool(_DATE_LINE.search(text.plain))


def _parts(document: Document) -> Iterator[str]:
    yield from _head(document)
    yield from (basis.marks for basis in document.bases)
    if document.opening:
        yield document.opening.marks
    for section in document.sections:
        if section.label or section.heading:
            yield f"{section.label} {section.heading.marks}".strip()
        yield from _blocks(section.blocks, document)
    yield from (text.marks for text in document.closing)
    yield from _foot(document)


def _head(document: Document) -> Iterator[str]:
    agency = [document.parent_agency, *document.agency]
    nation = [document.national_title, document.national_motto]
    yield from (line for line in [*agency, *nation] if line)
    if document.symbol or document.number:
        yield reference_line(document)
    if document.place or document.issued != IssueDate():
        yield place_and_date(document.place, document.issued)
    yield from (line for line in (document.document_type, document.subject) if line)
    yield from addressee_lines(document.addressees)


def _blocks(blocks: list[Block], document: Document) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, document)


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Paragraph(text=text):
            yield text.marks
        case Bullet(marker=marker, text=text):
            yield f"{marker} {text.marks}"
        case ConferenceFact():
            value = fact_text(block, document).marks
            yield f"{block.marker} {block.caption}: {value}".rstrip()
        case Banner(lines=lines):
            yield "\n".join(line.marks for line in lines)
        case Table():
            yield "\n".join(table_lines(block))
        case Item():
            yield " ".join(
                part
                for part in (block.label, block.heading.marks, block.lead.marks)
                if part
            )
            yield from _blocks(block.blocks, document)


def table_lines(table: Table) -> Iterator[str]:
    """A Markdown table; the rule follows the head, also an empty one."""
    width = max(map(len, [*table.head, *table.rows]), default=0)
    if width:
        yield from map(_row, table.head)
        yield "|" + "---|" * width
        yield from map(_row, table.rows)


def _row(cells: list[Text]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: Text) -> str:
    written = text.marks.replace("|", r"\|").replace("<", r"\<")
    written = written.replace("\n", "<br>")
    return written.replace("-", r"\-", 1) if _DASHES.fullmatch(written) else written


def _foot(document: Document) -> Iterator[str]:
    if document.recipients:
        yield "Nơi nhận:"
        yield "\n".join(recipient_lines(document.recipients))
    if document.report_note:
        yield f"}} {document.report_note}"
    signature = document.signature
    lines = [*signature.capacity, signature.position]
    if any(lines):
        yield "\n".join(line for line in lines if line)
    if signature.name:
        yield signature.name
