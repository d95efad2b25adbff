"""The text of an official document, in the order of the paper."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..official.document import (
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
from ..official.text import Text
from ..official.writing.plain_text import fact_text, recipient_lines

register = template.Library()

_FIRST_LEVEL = 3  # the document itself is a second-level heading of its page
_TEMPLATES = {
    Banner: "banner",
    Item: "item",
    Paragraph: "paragraph",
    Table: "table",
}


@dataclass
class Part:
    """A section or a block with its place in the page."""

    template: str
    block: Section | Block
    anchor: str = ""
    level: int = _FIRST_LEVEL
    parts: list["Part | BulletList"] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading as an entry of a table of contents."""
        return self.block.heading.plain.rstrip(":. ")

    @property
    def headed(self) -> list["Part"]:
        """The parts within that a table of contents names."""
        return [part for part in self.parts if part.anchor and part.title]


@dataclass
class Line:
    bullet: Bullet
    below: list[Bullet] = field(default_factory=list)


@dataclass
class BulletList:
    lines: list[Line]
    template: str = "dialogue_pages/includes/paper_list.html"
    anchor: str = ""


@register.simple_tag
def paper_sections(document: Document) -> list[Part]:
    return [
        _headed(document, section, anchor=f"phan-{number}", level=_level(section))
        for number, section in enumerate(document.sections, start=1)
    ]


def _level(section: Section) -> int:
    """A part without a heading leaves its level to the items within."""
    return _FIRST_LEVEL if section.heading or section.label else _FIRST_LEVEL - 1


@register.filter
def marked(text: Text) -> SafeString:
    """Text with its bold and italic stretches; everything else is escaped."""
    return format_html_join("", "{}", ((_marked(run),) for run in text.runs))


def _marked(run) -> SafeString:
    marked = format_html("{}", run.text)
    if run.italic:
        marked = format_html("<em>{}</em>", marked)
    if run.bold:
        marked = format_html("<strong>{}</strong>", marked)
    return marked


@register.filter
def printed(recipients) -> list[tuple[str, bool]]:
    """Lines of “Nơi nhận” as printed, each with whether it is for report."""
    lines = recipient_lines(recipients)
    return list(zip(lines, (one.for_report for one in recipients), strict=True))


@register.filter
def two_digits(number: str | None) -> str:
    """A document number as printed: 05 for 5."""
    return number.zfill(2) if number and number.isdecimal() else number or ""


@register.filter
def month_digits(month: int | None) -> str:
    """A month as NĐ 30/2020 writes it: a zero only before 1 and 2."""
    return "" if month is None else f"{month:02}" if month < 3 else str(month)


def _headed(document, block, *, anchor, level) -> Part:
    part = Part(_template(block), block, anchor, level)
    inner = list(_plain(document, block.blocks))
    part.parts = list(_parts(document, inner, anchor, level + 1))
    return part


def _parts(document, blocks, anchor, level) -> Iterator[Part | BulletList]:
    items, bullets = 0, []
    for block in blocks:
        if isinstance(block, Bullet):
            _add_bullet(bullets, block)
            continue
        if bullets:
            yield BulletList(bullets)
            bullets = []
        if isinstance(block, Item):
            items += 1
            yield _headed(document, block, anchor=f"{anchor}-{items}", level=level)
        else:
            yield Part(_template(block), block)
    if bullets:
        yield BulletList(bullets)


def _add_bullet(lines: list[Line], bullet: Bullet):
    if bullet.level > 1 and lines and lines[-1].bullet.level == 1:
        lines[-1].below.append(bullet)
    else:
        lines.append(Line(bullet))


def _plain(document, blocks) -> Iterator[Block]:
    """Blocks with each conference fact written out as the line it prints."""
    for block in blocks:
        yield _written_fact(document, block) if _is_fact(block) else block


def _is_fact(block) -> bool:
    return isinstance(block, ConferenceFact)


def _written_fact(document, fact: ConferenceFact) -> Item | Bullet:
    caption, told = Text.of(f"{fact.caption}:"), fact_text(fact, document)
    if fact.marker[:1].isdigit():
        return Item(fact.marker, heading=caption, lead=told)
    return Bullet(fact.marker, caption + " " + told if told else caption)


def _template(block) -> str:
    name = "section" if isinstance(block, Section) else _TEMPLATES[type(block)]
    return f"dialogue_pages/includes/paper_{name}.html"
