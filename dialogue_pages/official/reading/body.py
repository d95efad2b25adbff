"""The body: parts with Roman numbers, numbered items, list lines, banner."""

import re

from dialogue_pages.vietnamese.folding import fold

from .. import meaning
from ..document import (
    Banner,
    Block,
    Bullet,
    ConferenceFact,
    Document,
    FactKind,
    Item,
    Paragraph,
    Role,
    Section,
)
from ..text import Text
from .appendix import is_appendix
from .paragraphs import Printed, is_capitals

_SECTION = re.compile(
    r"^(?P<label>(?:[IVX]{1,5}|[A-E]|\d{1,2})[.)])\s+(?P<rest>\S.*)$", re.S
)
_ITEM = re.compile(
    r"^(?P<label>\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}\.\d{1,2}|[a-zđ]\))\s+(?P<rest>\S.*)$",
    re.S,
)
_BULLET = re.compile(r"^(?P<marker>- \+|[-+])\s+(?P<rest>\S.*)$", re.S)
_ROMAN = re.compile(r"^[IVX]+[.)]")
_FACT = re.compile(
    r"^(?P<caption>(?P<time>Thời gian)(?:\s+(?:dự kiến|tổ chức)[^:,]*)?|Địa điểm(?:\s+tổ chức[^:,]*)?)"
    r"\s*:\s*(?P<value>\S.*)$",
    re.S,
)
_BANNER_DATE = re.compile(r"^[^,]{2,60},\s*ngày\s.{0,20}năm\s*\d{4}\.?$")
_RUN_IN_LIMIT = 120
_HEADING_LIMIT = 160


def is_section(text: str) -> bool:
    match = _SECTION.match(text)
    return bool(match) and (bool(_ROMAN.match(text)) or is_capitals(match["rest"]))


def is_item(text: str) -> bool:
    return bool(_ITEM.match(text))


class BodyReader:
    """Reads paragraphs one by one into the sections of a document."""

    def __init__(self, document: Document):
        self.document = document
        self.section: Section | None = None
        self.items: list[Item] = []
        self._in_appendix = False

    def read(self, printed: Printed) -> None:
        text = printed.plain
        if printed.table:
            self._here().append(printed.table)
        elif is_appendix(text):
            self._open_appendix(printed)
        elif is_section(text) and not self._in_appendix:
            self._open_section(printed)
        elif match := _ITEM.match(text):
            self._read_item(printed, match)
        elif match := _BULLET.match(text):
            self._read_bullet(printed, match)
        else:
            self._read_paragraph(printed)

    def _here(self) -> list[Block]:
        """Where the next block goes: the open item, the part, or an unnamed part."""
        if self.items:
            return self.items[-1].blocks
        if self.section is None:
            self.section = Section("", Text())
            self.document.sections.append(self.section)
        return self.section.blocks

    def _open_section(self, printed: Printed) -> None:
        match = _SECTION.match(printed.plain)
        heading = _heading(printed.text[match.start("rest") :])
        self.section = Section(match["label"], heading, line=printed.line)
        self.document.sections.append(self.section)
        self.items = []

    def _open_appendix(self, printed: Printed) -> None:
        """An appendix is a part without a number; its own parts stay paragraphs."""
        self.section = Section("", _heading(printed.text), line=printed.line)
        self.document.sections.append(self.section)
        self.items, self._in_appendix = [], True

    def _read_item(self, printed: Printed, match) -> None:
        depth = _depth(match["label"])
        rest = printed.text[match.start("rest") :]
        if depth > 2:
            self._here().append(Paragraph(printed.text, printed.line))
            return
        self.items = self.items[: depth - 1]
        if fact := self._fact(match["label"], rest, printed.line):
            self._here().append(fact)
            return
        heading, lead = split_heading(rest)
        item = Item(match["label"], _heading(heading), lead, line=printed.line)
        item.role = self._role(item, depth)
        self._here().append(item)
        self.items.append(item)

    def _role(self, item: Item, depth: int) -> Role | None:
        if depth == 1 and self.section and _assigns(self.section.heading.plain):
            return Role.ASSIGNMENT
        return meaning.role_of(item.heading.plain)

    def _read_bullet(self, printed: Printed, match) -> None:
        rest = printed.text[match.start("rest") :]
        fact = self._fact(match["marker"], rest, printed.line)
        self._here().append(fact or Bullet(match["marker"], rest, printed.line))

    def _fact(self, marker: str, text: Text, line: int) -> ConferenceFact | None:
        match = _FACT.match(text.plain)
        if not match or (self.section and _assigns(self.section.heading.plain)):
            return None
        kind = FactKind.TIME if match["time"] else FactKind.VENUE
        value = text[match.start("value") :]
        number = self.document_conference(kind, value, line)
        return ConferenceFact(marker, match["caption"].strip(), kind, number, line)

    def document_conference(self, kind: FactKind, value: Text, line: int) -> int:
        """Store a printed fact with the conference it belongs to; returns its place."""
        return meaning.note_fact(self.document, kind, value, line)

    def _read_paragraph(self, printed: Printed) -> None:
        blocks = self._here()
        last = blocks[-1] if blocks else None
        if is_capitals(printed.plain) and self._wants_banner(last):
            if isinstance(last, Banner):
                last.lines.append(printed.text.in_one_weight)
            else:
                blocks.append(Banner([printed.text.in_one_weight], printed.line))
        elif isinstance(last, Banner) and _BANNER_DATE.match(printed.plain):
            last.lines.append(printed.text)
        else:
            blocks.append(Paragraph(printed.text, printed.line))

    def _wants_banner(self, last: Block | None) -> bool:
        if isinstance(last, Banner):
            return True
        heading = fold(self.items[-1].heading.plain) if self.items else ""
        return (
            "trang tri" in heading or "khanh tiet" in heading or "bang ron" in heading
        )


def split_heading(text: Text) -> tuple[Text, Text]:
    """An item's text as (heading, text in the same line).

    `Công an xã: Bố trí …` runs in; a full sentence has no heading.
    """
    plain = text.plain
    colon = plain.find(":")
    if (
        0 < colon < min(len(plain.rstrip()) - 1, _RUN_IN_LIMIT)
        and ". " not in plain[:colon]
    ):
        return text[: colon + 1], text[colon + 1 :].strip()
    if plain.rstrip().endswith((".", ";")) or len(plain) > _HEADING_LIMIT:
        return Text(), text
    return text, Text()


def _depth(label: str) -> int:
    if label[0].isdigit():
        return label.strip(".)").count(".") + 1
    return 2


def _assigns(heading: str) -> bool:
    folded = fold(heading)
    return "to chuc thuc hien" in folded or "phan cong" in folded


def _heading(text: Text) -> Text:
    return text.in_one_weight.upright_if_all_slanted
