"""The body of a paper as flowables in printed order; `keeping` guards page ends."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from ...document import (
    Banner,
    Block,
    Bullet,
    ConferenceFact,
    Document,
    Item,
    Section,
    Table,
)
from ...document import Paragraph as RunningText
from ...text import Text
from ..plain_text import fact_text, is_date_line
from . import styles
from .inline import bold, capitals, joined, one_line, paragraph
from .keeping import leading
from .marks import Bookmark
from .tables import table

_LEAD_IN_LENGTH = 250  # about three lines: what may reasonably move with its list


def body(document: Document) -> Iterator[Flowable]:
    for basis in document.bases:
        yield paragraph(basis, styles.BASIS)
    if document.opening:
        yield _running(document.opening)
    for section in document.sections:
        yield from _section(document, section)


def closing(document: Document) -> list[Flowable]:
    return [_running(text) for text in document.closing]


def _section(document: Document, section: Section) -> Iterator[Flowable]:
    yield from _heading(joined(section.label, capitals(section.heading)), level=0)
    for block in section.blocks:
        yield from _block(document, block, level=1)


def _block(document: Document, block: Block, level: int) -> Iterator[Flowable]:
    match block:
        case Item():
            yield from _item(document, block, level)
        case ConferenceFact():
            yield paragraph(_fact(document, block), styles.BODY)
        case RunningText():
            yield _running(block.text)
        case Bullet():
            yield _running(joined(block.marker, block.text))
        case Banner():
            yield from _banner(block)
        case Table():
            yield from table(block)


def _item(document: Document, item: Item, level: int) -> Iterator[Flowable]:
    if item.heading and not item.lead:
        yield from _heading(joined(item.label, item.heading), level)
    elif item.heading:
        title = joined(item.label, item.heading)
        yield leading(Bookmark(one_line(title).rstrip(":. "), level))
        yield paragraph(joined(bold(title), item.lead), styles.BODY)
    else:
        yield _running(joined(item.label, item.lead))
    inner = level + 1 if item.heading else level
    for block in item.blocks:
        yield from _block(document, block, inner)


def _heading(text: Text, level: int) -> Iterator[Flowable]:
    if text:
        yield leading(Bookmark(one_line(text).rstrip(":. "), level))
        yield leading(paragraph(text, styles.HEADING))


def _running(text: Text) -> Flowable:
    drawn = paragraph(text, styles.BODY)
    is_lead_in = text.plain.rstrip().endswith(":") and len(text) < _LEAD_IN_LENGTH
    return leading(drawn) if is_lead_in else drawn


def _fact(document: Document, fact: ConferenceFact) -> Text:
    title = joined(fact.marker, f"{fact.caption}:")
    if fact.marker[:1].isdigit():
        title = bold(title)
    return joined(title, fact_text(fact, document))


def _banner(banner: Banner) -> Iterator[Flowable]:
    *lines, last = banner.lines or [Text()]
    style = styles.BANNER_DATE if is_date_line(last) else styles.BANNER
    for line in lines:
        yield leading(paragraph(line, styles.BANNER))
    yield paragraph(last, style)
