import re
from collections.abc import Iterator

from dialogue_pages.vietnamese.folding import fold

from ..document import Block, Bullet, ConferenceFact, FactKind, Item, Paragraph, Table
from ..report import Finding, Severity, gettext_noop
from ..text import Text
from .context import CheckedPlan
from .passages import number_of

# Parts that a heading can promise, and folded words that keep the promise. "Nội dung"
# and "chương trình" are left out: they also name the whole.
_PROMISES = {
    "thành phần": r"thanh phan|doi tuong|tham du|chu tri|\bmoi\b",
    "đối tượng": r"doi tuong|thanh phan|tham du|tham gia",
    "hình thức": r"hinh thuc|doi thoai truc tiep|truc tuyen",
    "thời gian": r"thoi gian|\bgio\b|\bngay \d|\bthang \d|\bquy\b",
    "địa điểm": r"dia diem|\btai\b",
    "kinh phí": r"kinh phi|chi phi|ngan sach",
    "mục đích": r"muc dich|\bnham\b",
    "yêu cầu": r"yeu cau|\bphai\b|dam bao|bao dam",
}
_FACTS = {FactKind.TIME: "thời gian", FactKind.VENUE: "địa điểm"}
_CAPTION_LENGTH = 60


def unkept_promise(plan: CheckedPlan) -> Iterator[Finding]:
    """L07: a heading that lists parts is followed by all of them."""
    for section in plan.document.sections:
        place = number_of(section.label)
        yield from _unkept(section.heading.plain, section.blocks, place, section.line)
        for item in section.blocks:
            if isinstance(item, Item):
                inside = f"{place}.{number_of(item.label)}"
                blocks = [Paragraph(item.lead), *item.blocks]
                yield from _unkept(item.heading.plain, blocks, inside, item.line)


def _unkept(heading: str, blocks: list[Block], place, line) -> Iterator[Finding]:
    folded_heading = fold(heading)
    promised = [part for part in _PROMISES if fold(part) in folded_heading]
    if len(promised) < 2:
        return
    openings = list(_openings(blocks))
    captions = fold("\n".join(text[:_CAPTION_LENGTH] for text in openings))
    if not any(fold(part) in captions for part in promised):
        return  # the parts are told in prose, without captions
    told = fold("\n".join(openings))
    for part in promised:
        if not re.search(_PROMISES[part], told):
            yield Finding(
                "L07",
                Severity.WARNING,
                gettext_noop(
                    "The heading promises “%(part)s”, but no such item follows."
                ),
                gettext_noop("Add the item, or take the words out of the heading."),
                place=place,
                line=line,
                excerpt=heading[:100],
                params={"part": part, "heading": heading},
            )


def _openings(blocks: list[Block]) -> Iterator[str]:
    """The text of each block, beginning with its caption where it has one."""
    for block in blocks:
        match block:
            case ConferenceFact():
                yield f"{_FACTS[block.fact]} {block.caption}"
            case Item():
                yield (block.heading + " " + block.lead).plain
                yield from _openings(block.blocks)
            case Paragraph() | Bullet():
                yield block.text.plain
            case Table():
                yield from (cell.plain for cell in _cells(block))


def _cells(table: Table) -> Iterator[Text]:
    return (cell for row in (*table.head, *table.rows) for cell in row)
