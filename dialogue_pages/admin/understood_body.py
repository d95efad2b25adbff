"""The body of a plan as it was understood, line by line, for the review screen."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue_pages.official.document import (
    Banner,
    Block,
    Bullet,
    ConferenceFact,
    Document,
    Item,
    Paragraph,
    Role,
    Table,
)
from dialogue_pages.official.report import Finding, Repair
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.plain_text import fact_text

_ROLES = {
    Role.PURPOSES: _("purposes"),
    Role.REQUIREMENTS: _("requirements"),
    Role.CONTENTS: _("topics of the dialogue"),
    Role.ATTENDEES: _("who attends"),
    Role.AGENDA: _("agenda"),
    Role.ASSIGNMENT: _("task of a unit"),
}


@dataclass(slots=True)
class BodyLine:
    """A block of the body; `taken_for` says what it was understood as, if not text."""

    level: int
    marker: str = ""
    heading: Text = field(default_factory=Text)
    texts: list[Text] = field(default_factory=list)
    taken_for: str | Promise = ""
    line: int | None = None
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class BodyPart:
    """A section of the body; its first line is its heading."""

    heading: BodyLine
    lines: list[BodyLine]

    @property
    def remarks(self) -> int:
        return sum(
            len(line.repairs) + len(line.findings)
            for line in [self.heading, *self.lines]
        )


def understood_body(
    document: Document, repairs: list[Repair], findings: list[Finding]
) -> list[BodyPart]:
    """The sections in order, each remark at the line of the body it belongs to."""
    parts = [
        BodyPart(
            BodyLine(0, section.label, section.heading, line=section.line),
            list(_lines(section.blocks, document, level=0)),
        )
        for section in document.sections
    ]
    _attach(parts, document, repairs, findings)
    return parts


def _lines(blocks: list[Block], document: Document, level: int) -> Iterator[BodyLine]:
    for block in blocks:
        yield _line(block, document, level)
        if isinstance(block, Item):
            yield from _lines(block.blocks, document, level + 1)


def _line(block: Block, document: Document, level: int) -> BodyLine:
    match block:
        case Paragraph():
            return BodyLine(level, texts=[block.text], line=block.line)
        case Bullet():
            depth = level + block.level - 1
            return BodyLine(depth, block.marker, texts=[block.text], line=block.line)
        case ConferenceFact():
            return BodyLine(
                level,
                block.marker,
                Text.of(f"{block.caption}:"),
                [fact_text(block, document)],
                _("time or place of a conference"),
                block.line,
            )
        case Banner():
            return BodyLine(
                level, texts=block.lines, taken_for=_("banner"), line=block.line
            )
        case Table():
            rows = [
                Text.of(" | ".join(cell.plain for cell in row))
                for row in [*block.head, *block.rows]
            ]
            return BodyLine(level, texts=rows, taken_for=_("table"), line=block.line)
    return BodyLine(
        level,
        block.label,
        block.heading,
        [block.lead] if block.lead else [],
        _ROLES.get(block.role, ""),
        block.line,
    )


def _attach(parts, document: Document, repairs, findings) -> None:
    """Hand each remark to the block in which its line stands, if that is in the body."""
    lines = [line for part in parts for line in [part.heading, *part.lines]]
    starts = {number: None for number in document.lines.values() if number}
    ends = [*document.recipients, document.signature]
    starts |= {one.line: None for one in ends if one.line}
    starts |= {line.line: line for line in reversed(lines) if line.line}
    numbers = sorted(starts)
    for name, remarks in (("repairs", repairs), ("findings", findings)):
        for remark in remarks:
            at = bisect_right(numbers, remark.line or 0) - 1
            line = starts[numbers[at]] if at >= 0 else None
            if line:
                getattr(line, name).append(remark)
