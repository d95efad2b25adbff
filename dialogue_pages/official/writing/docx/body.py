"""The body of a paper as Word paragraphs in printed order."""

from collections.abc import Iterator

from ...document import (
    Banner,
    Block,
    Bullet,
    ConferenceFact,
    Document,
    Item,
    Paragraph,
    Section,
    Table,
)
from ...text import Text
from ..plain_text import fact_text, is_date_line
from .inline import bold, capitals, joined, keep_next, paragraph, upright
from .tables import table
from .xml import w

_LEAD_IN_LENGTH = 250  # about three lines: what may reasonably move with its list
_DEEPEST_HEADING = 3


def body(document: Document) -> Iterator:
    for basis in document.bases:
        yield paragraph(_without_italic(basis), "CanCu")
    if document.opening:
        yield _running(document.opening)
    for section in document.sections:
        yield from _section(document, section)


def closing(document: Document) -> list:
    """The last words; they stay with the signature that follows."""
    *first, last = document.closing or [None]
    kept = [paragraph(last, "NoiDung", keep_next())] if last else []
    return [*map(_running, first), *kept]


def _section(document: Document, section: Section) -> Iterator:
    yield from _heading(joined(section.label, capitals(section.heading)), 1)
    for block in section.blocks:
        yield from _block(document, block, 2)


def _block(document: Document, block: Block, level: int) -> Iterator:
    match block:
        case Item():
            yield from _item(document, block, level)
        case ConferenceFact():
            yield paragraph(_fact(document, block), "GachDauDong")
        case Paragraph():
            yield _running(block.text)
        case Bullet():
            style = "GachDauDong" if block.level == 1 else "GachDauDong2"
            yield _running(joined(block.marker, block.text), style)
        case Banner():
            yield from _banner(block)
        case Table():
            yield from table(block)


def _item(document: Document, item: Item, level: int) -> Iterator:
    title = joined(item.label, item.heading)
    if item.heading and not item.lead:
        yield from _heading(title, min(level, _DEEPEST_HEADING))
    elif item.heading:
        yield _running(joined(bold(title), item.lead))
    else:
        yield _running(joined(item.label, item.lead))
    inner = level + 1 if item.heading else level
    for block in item.blocks:
        yield from _block(document, block, inner)


def _heading(text: Text, level: int) -> Iterator:
    if text:
        yield paragraph(upright(text), f"Heading{level}")


def _running(text: Text, style: str = "NoiDung"):
    is_lead_in = text.plain.rstrip().endswith(":") and len(text) < _LEAD_IN_LENGTH
    return paragraph(text, style, keep_next() if is_lead_in else None)


def _fact(document: Document, fact: ConferenceFact) -> Text:
    title = joined(fact.marker, f"{fact.caption}:")
    if fact.marker[:1].isdigit():
        title = bold(title)
    return joined(title, fact_text(fact, document))


def _banner(banner: Banner) -> Iterator:
    *lines, last = banner.lines or [Text()]
    for index, line in enumerate(lines):
        space = w("spacing", before=0 if index else 120, after=0)
        yield paragraph(upright(line), "TipChu", keep_next(), space)
    if is_date_line(last):
        yield paragraph(_without_italic(last), "TipChuNgay")
    else:
        yield paragraph(upright(last), "TipChu")


def _without_italic(text: Text) -> Text:
    return Text.joined(run._replace(italic=False) for run in text.runs)
