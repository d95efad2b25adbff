from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from dialogue_pages.vietnamese.aligned import fold_aligned
from dialogue_pages.vietnamese.folding import nfc

from ..document import (
    Banner,
    Block,
    Bullet,
    ConferenceFact,
    Document,
    FactKind,
    Item,
    Paragraph,
    Table,
)
from ..report import Finding, Severity

_EXCERPT_MARGIN = 30


class Part(Enum):
    SUBJECT = auto()
    BASIS = auto()
    OPENING = auto()
    HEADING = auto()
    BODY = auto()
    CONFERENCE = auto()
    BANNER = auto()
    CLOSING = auto()
    RECIPIENT = auto()
    SIGNATURE = auto()


@dataclass(frozen=True)
class Passage:
    """A stretch of the document's text with the way to it, as an officer would say it."""

    part: Part
    text: str
    place: str
    line: int | None = None

    @cached_property
    def folded(self) -> str:
        """The text without accents, character for character."""
        return fold_aligned(self.text)

    def excerpt(self, start: int = 0, end: int = 0) -> str:
        """The words around a stretch, with marks of omission where it was cut."""
        low = max(start - _EXCERPT_MARGIN, 0)
        high = min(end + _EXCERPT_MARGIN, len(self.text))
        if low:
            low = self.text.find(" ", low, start) + 1 or low
        if high < len(self.text):
            high = max(self.text.rfind(" ", end, high), end)
        before, after = "…" * bool(low), "…" * (high < len(self.text))
        return f"{before}{self.text[low:high].strip()}{after}"

    def finding(
        self,
        code: str,
        severity: Severity,
        message: str,
        advice: str,
        *,
        at: tuple[int, int] = (0, 0),
        citation: str = "",
        **params: object,
    ) -> Finding:
        """A finding at a stretch of this passage, which its params carry as `text`."""
        return Finding(
            code=code,
            severity=severity,
            message=message,
            advice=advice,
            citation=citation,
            place=self.place,
            line=self.line,
            excerpt=self.excerpt(*at),
            params={"text": self.text[slice(*at)], **params},
        )


def passages_of(document: Document) -> list[Passage]:
    """All running text of a document in printed order, without empty passages."""
    passages = [
        Passage(passage.part, nfc(passage.text), passage.place, passage.line)
        for passage in _all_passages(document)
    ]
    return [passage for passage in passages if passage.text.strip()]


def number_of(label: str) -> str:
    """A printed label without its end punctuation: `II.` becomes `II`."""
    return label.strip().rstrip(".)").strip()


def placed_items(document: Document) -> Iterator[tuple[str, Item]]:
    """Every numbered item, and every unit of a table, with the way: `("III.2", item)`."""
    for section in document.sections:
        yield from _placed(section.blocks, number_of(section.label))


def _placed(blocks: list[Block], place: str) -> Iterator[tuple[str, Item]]:
    for block in blocks:
        if isinstance(block, Item):
            inside = _inside(place, block.label)
            yield inside, block
            yield from _placed(block.blocks, inside)
        elif isinstance(block, Table):
            yield from ((place, unit) for unit in block.assignments)


def _all_passages(document: Document) -> Iterator[Passage]:
    lines = document.lines
    subject_line = lines.get("subject")
    yield Passage(Part.SUBJECT, document.subject or "", "Trích yếu", subject_line)
    for number, basis in enumerate(document.bases, 1):
        line = lines.get(f"bases.{number - 1}", lines.get("bases"))
        yield Passage(Part.BASIS, basis.plain, f"Căn cứ {number}", line)
    yield Passage(Part.OPENING, document.opening.plain, "Mở đầu", lines.get("opening"))
    printed: set[tuple[int, FactKind]] = set()
    for section in document.sections:
        place = number_of(section.label)
        yield Passage(Part.HEADING, section.heading.plain, place, section.line)
        yield from _block_passages(
            document, section.blocks, place, section.line, printed
        )
    yield from _unprinted_conference_facts(document, printed)
    for text in document.closing:
        yield Passage(Part.CLOSING, text.plain, "Kết thúc", lines.get("closing"))
    for recipient in document.recipients:
        yield Passage(Part.RECIPIENT, recipient.text, "Nơi nhận", recipient.line)
    signature = document.signature
    for text in (*signature.capacity, signature.position, signature.name):
        yield Passage(Part.SIGNATURE, text or "", "Chữ ký", signature.line)


def _block_passages(
    document: Document,
    blocks: list[Block],
    place: str,
    line: int | None,
    printed: set[tuple[int, FactKind]],
) -> Iterator[Passage]:
    for block in blocks:
        line = block.line or line
        match block:
            case Paragraph() | Bullet():
                yield Passage(Part.BODY, block.text.plain, place, line)
            case ConferenceFact():
                printed.add((block.conference, block.fact))
                text = _fact_text(document, block.conference, block.fact)
                yield Passage(Part.CONFERENCE, text, _inside(place, block.marker), line)
            case Banner():
                for text in block.lines:
                    yield Passage(Part.BANNER, text.plain, place, line)
            case Table():
                for cell in (
                    cell for row in (*block.head, *block.rows) for cell in row
                ):
                    yield Passage(Part.BODY, cell.plain, place, line)
            case Item():
                inside = _inside(place, block.label)
                yield Passage(Part.HEADING, block.heading.plain, inside, line)
                yield Passage(Part.BODY, block.lead.plain, inside, line)
                yield from _block_passages(
                    document, block.blocks, inside, line, printed
                )


def _inside(place: str, label: str) -> str:
    """`II` and `4.` give `II.4`; `II.1` and `1.2.` give `II.1.2`; a dash gives nothing."""
    number = number_of(label)
    if not any(character.isalnum() for character in number):
        return place
    section, _, items = place.partition(".")
    if items and number.startswith(f"{items}."):
        return f"{section}.{number}"
    return f"{place}.{number}" if place else number


def _fact_text(document: Document, index: int, fact: FactKind) -> str:
    if not 0 <= index < len(document.conferences):
        return ""
    conference = document.conferences[index]
    texts = {
        FactKind.TIME: conference.schedule_text,
        FactKind.VENUE: conference.venue_text,
    }
    return texts[fact].plain


def _unprinted_conference_facts(document, printed) -> Iterator[Passage]:
    for index, conference in enumerate(document.conferences):
        for fact in FactKind:
            if (index, fact) not in printed:
                text = _fact_text(document, index, fact)
                yield Passage(Part.CONFERENCE, text, "Hội nghị", conference.line)
