"""A hamlet's list of questions, row by row: the columns, and what a row says.

The same columns stand on paper, in the spreadsheet and on the page of the link.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.phone_numbers import is_phone_number, plain_number
from dialogue_pages.vietnamese.visible_text import clean_line, clean_text

from .report import gettext_noop

ROWS = 20
MOST_ROWS = 200
LONGEST_NAME = 120
LONGEST_TITLE = 150
LONGEST_CONTENT = 5000
SHORTEST_CONTENT = 10
_LONGEST_CELL = 40_000
_YES = {"x", "xx", "co", "dung", "1", "true", "v", *"✓✔☑☒✗✘√"}
_NO_NUMBER = {"khong", "khong co", "k", "ko", "k co", "ko co", "chua co", "x", "0"}
_LOST_ZERO = re.compile(r"[1-9][0-9]{8}|2[0-9]{9}")  # a mobile, a fixed line
_LONGEST_NOTHING = 100
_NOTHING = re.compile(
    r"(?:(?:thon|ban|ap|buon|khu|to|to dan pho|ba con|nhan dan)(?: \w+){0,3} )?"
    r"khong(?: co)? (?:y kien|kien nghi|cau hoi|de nghi)"
    r"(?:,? (?:y kien|kien nghi|cau hoi|de nghi))*(?: (?:nao|gi|khac|ca)){0,2}"
)


class Column(NamedTuple):
    """`share` is its part of the width of a sheet, of 100."""

    key: str
    heading: str
    share: int


COLUMNS = (
    Column("number", "TT", 5),
    Column("name", "Họ và tên", 19),
    Column("phone", "Điện thoại (nếu có)", 13),
    Column("topic", "Lĩnh vực (nếu rõ)", 13),
    Column("content", "Câu hỏi, kiến nghị", 41),
    Column("speaks", "Muốn phát biểu (x)", 9),
)
NO_OPINIONS = "Không có ý kiến nào thì đánh dấu x vào ô này"
FIELDS = ("name", "phone", "topic", "content", "speaks")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be taken: an English template and its values."""

    key: str
    message: str
    params: dict = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One resident's question; `number` is the row as the reader counts it."""

    number: int
    name: str
    content: str
    phone: str = ""
    topic: str = ""
    speaks: bool = False

    @property
    def title(self) -> str:
        return title_of(self.content)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as typed, cleaned, and what is wrong with it."""

    row: SheetRow
    faults: tuple[Fault, ...] = ()


def read_row(number: int, cells: Mapping[str, object]) -> ReadRow | None:
    """A row of cells of any kind; None where nobody wrote anything."""
    told = {key: cell_text(cells.get(key)) for key in FIELDS}
    row = SheetRow(
        number,
        name=clean_line(told["name"]),
        content=clean_text(told["content"]),
        phone=_phone(told["phone"]),
        topic=clean_line(told["topic"]),
        speaks=is_ticked(told["speaks"]),
    )
    if not (row.name or row.content or row.phone):
        return None
    return ReadRow(row, tuple(_faults(row)))


def is_ticked(written: object) -> bool:
    """Whether a box to be ticked is; any kind of cross or yes does."""
    return _bare(cell_text(written)) in _YES


def says_nothing(content: str) -> bool:
    """Whether a row only says that there is no question: “Không có ý kiến gì.”"""
    line = clean_line(content[:_LONGEST_NOTHING])
    return bool(_NOTHING.fullmatch(fold(line).strip(" .-–!")))


def cell_text(value: object) -> str:
    """What stands in a cell of a spreadsheet, as text."""
    match value:
        case None | False:
            return ""
        case True:
            return "x"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | date():
            return f"{value:%d/%m/%Y}"
    return str(value)[:_LONGEST_CELL]


def title_of(content: str) -> str:
    """The first sentence, cut between two words where it is long."""
    line = clean_line(content.partition("\n")[0])
    for end in (". ", "? ", "! ", "; "):
        line = line.split(end)[0] + end.strip() if end in line else line
    line = line.rstrip(".;")
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    return (cut.rsplit(" ", 1)[0] or cut) + "…"


def _bare(written: str) -> str:
    """A word or sign without accents, brackets and full stops."""
    return fold(clean_line(written)).strip(" .-–()[]")


def _phone(written: str) -> str:
    """Empty for words that say so; a number cell of a spreadsheet has lost its 0."""
    if _bare(written) in _NO_NUMBER:
        return ""
    digits = plain_number(clean_line(written))
    return f"0{digits}" if _LOST_ZERO.fullmatch(digits) else digits


def _faults(row: SheetRow):
    if len(row.name) < 2:
        yield Fault("name", gettext_noop("The full name is missing."))
    elif len(row.name) > LONGEST_NAME:
        told = {"most": LONGEST_NAME}
        yield Fault(
            "name", gettext_noop("The name is longer than %(most)s letters."), told
        )
    if row.phone and not is_phone_number(row.phone):
        yield Fault(
            "phone",
            gettext_noop(
                "The telephone number is not written as 0912 345 678; one number is "
                "enough."
            ),
        )
    if not row.content:
        yield Fault("content", gettext_noop("The question is missing."))
    elif says_nothing(row.content):
        yield Fault(
            "content",
            gettext_noop(
                "This is no question. Where the hamlet has no opinions at all, leave "
                "the rows empty and say so in the place for it."
            ),
        )
    elif len(row.content) < SHORTEST_CONTENT:
        yield Fault(
            "content", gettext_noop("The question is too short to be answered.")
        )
    elif len(row.content) > LONGEST_CONTENT:
        told = {"most": LONGEST_CONTENT}
        yield Fault(
            "content",
            gettext_noop("The question is longer than %(most)s letters."),
            told,
        )
