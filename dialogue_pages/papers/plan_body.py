"""The body of a plan: StreamField value → sections of a document, and back."""

from itertools import groupby

from dialogue_pages.official import meaning
from dialogue_pages.official.assigning import due_of
from dialogue_pages.official.document import (
    Banner,
    Block,
    Bullet,
    ConferenceFact,
    FactKind,
    Item,
    Paragraph,
    Role,
    Section,
    Table,
)
from dialogue_pages.official.text import Text

from .table_rows import table_of, typed_rows

_BULLETS = ("- +", "-", "+")
_ROLE_BLOCKS = {Role.ATTENDEES: "attendees", Role.AGENDA: "agenda"}


def sections_of(body) -> list[Section]:
    """Sections in printed order; blocks that stand in none make one without a heading."""
    sections = []
    for is_section, blocks in groupby(
        body, lambda block: block.block_type == "section"
    ):
        if is_section:
            sections += map(_section, blocks)
        else:
            sections.append(Section("", Text(), _blocks_of(blocks)))
    return sections


def _section(block) -> Section:
    return Section(
        label=block.value["label"],
        heading=Text.from_marks(block.value["heading"]),
        blocks=_blocks_of(block.value["content"]),
    )


def _blocks_of(content) -> list[Block]:
    return [
        node for child in content for node in _READERS[child.block_type](child.value)
    ]


def _text_blocks(value) -> list[Block]:
    return [_printed_line(line) for line in value.splitlines() if line.strip()]


def _printed_line(line: str) -> Paragraph | Bullet:
    line = line.strip()
    for marker in _BULLETS:
        if line.startswith(marker + " "):
            return Bullet(marker, Text.from_marks(line[len(marker) :].strip()))
    return Paragraph(
        Text.from_marks(line.removeprefix("\\") if line[:2] in ("\\-", "\\+") else line)
    )


def _facts(value) -> list[Block]:
    return [
        ConferenceFact(
            marker=row["marker"],
            caption=row["caption"],
            fact=FactKind(row["fact"]),
            conference=row["conference"] - 1,
        )
        for row in value["facts"]
    ]


def _banner(value) -> list[Block]:
    lines = [Text.from_marks(line.strip()) for line in value["lines"].splitlines()]
    return [Banner([line for line in lines if line])]


def _table(value) -> list[Block]:
    table = table_of(value["rows"])
    return [table] if table else []


def _item(value, role: Role | None = None) -> Item:
    heading = Text.from_marks(value["heading"].strip())
    return Item(
        label=value["label"],
        heading=heading,
        lead=Text.from_marks(value["lead"].strip()),
        blocks=_blocks_of(value["content"]),
        role=role or meaning.role_of(heading.plain),
    )


def _assignments(value) -> list[Block]:
    return [_assignment(row) for row in value["rows"]]


def _assignment(row) -> Item:
    item = _item(row, Role.ASSIGNMENT)
    item.unit = row["unit"] or meaning.unit_of(item.heading.plain, item.lead.plain)
    item.due = due_of(item, on=row["due_on"])
    return item


_READERS = {
    "text": _text_blocks,
    "conferences": _facts,
    "banner": _banner,
    "table": _table,
    "item": lambda value: [_item(value)],
    "attendees": lambda value: [_item(value, Role.ATTENDEES)],
    "agenda": lambda value: [_item(value, Role.AGENDA)],
    "assignments": _assignments,
}


def body_of(sections: list[Section]) -> list[tuple[str, dict]]:
    """Sections as StreamField data: what `sections_of` reads back the same."""
    return [
        (
            "section",
            {
                "label": section.label,
                "heading": section.heading.marks,
                "content": _content_of(section.blocks),
            },
        )
        for section in sections
    ]


def _content_of(blocks: list[Block], *, nested=False) -> list[tuple[str, object]]:
    """Blocks as stream children; an item within an item has one type only."""
    content: list[tuple[str, object]] = []
    for block in blocks:
        kind, value = _block_value(block)
        if nested and isinstance(block, Item):
            kind, value = "item", _item_value(block)
        if content and content[-1][0] == kind and kind in _JOINERS:
            content[-1] = (kind, _JOINERS[kind](content[-1][1], value))
        else:
            content.append((kind, value))
    return content


_JOINERS = {
    "text": lambda before, added: f"{before}\n{added}",
    "conferences": lambda before, added: {"facts": before["facts"] + added["facts"]},
    "assignments": lambda before, added: {"rows": before["rows"] + added["rows"]},
}


def _block_value(block: Block) -> tuple[str, object]:
    match block:
        case Paragraph(text=text):
            return "text", _paragraph_line(text)
        case Bullet(marker=marker, text=text):
            return "text", f"{marker} {text.marks}"
        case ConferenceFact():
            return "conferences", {"facts": [_fact_value(block)]}
        case Banner(lines=lines):
            return "banner", {"lines": "\n".join(line.marks for line in lines)}
        case Table():
            return "table", {"rows": typed_rows(block)}
        case Item(role=Role.ASSIGNMENT):
            return "assignments", {"rows": [_assignment_value(block)]}
    return _ROLE_BLOCKS.get(block.role, "item"), _item_value(block)


def _paragraph_line(text: Text) -> str:
    marks = text.marks
    return f"\\{marks}" if marks.startswith(("- ", "+ ")) else marks


def _fact_value(fact: ConferenceFact) -> dict:
    return {
        "marker": fact.marker,
        "caption": fact.caption,
        "fact": fact.fact.value,
        "conference": fact.conference + 1,
    }


def _item_value(item: Item) -> dict:
    return {
        "label": item.label,
        "heading": item.heading.marks,
        "lead": item.lead.marks,
        "content": _content_of(item.blocks, nested=True),
    }


def _assignment_value(item: Item) -> dict:
    printed = meaning.unit_of(item.heading.plain, item.lead.plain)
    return _item_value(item) | {
        "unit": "" if item.unit == printed else item.unit or "",
        "due_on": None,
    }
