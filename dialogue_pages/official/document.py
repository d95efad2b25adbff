"""An official document as data: what import reads into, and what every writer draws.

Layout and wording of the parts follow Nghị định 30/2020/NĐ-CP, Phụ lục I. Text is kept
as typed; what is data (dates, venue, expected attendance, recipients) stands once.
`line` is the 1-based line of the source, or None where there is no source.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate

from .text import Text

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_MOTTO = "Độc lập - Tự do - Hạnh phúc"


class Role(StrEnum):
    """What a numbered item is about, where that is known."""

    PURPOSES = "purposes"
    REQUIREMENTS = "requirements"
    CONTENTS = "contents"
    ATTENDEES = "attendees"
    AGENDA = "agenda"
    ASSIGNMENT = "assignment"


class FactKind(StrEnum):
    TIME = "time"
    VENUE = "venue"


@dataclass(slots=True)
class Deadline:
    """A time limit as printed and as understood.

    Absolute (`on`, the last day that is still in time) or relative to the conference
    (`offset` days of `unit` `direction` it); neither when the paper leaves it blank.
    """

    text: str
    on: date | None = None
    offset: int | None = None
    unit: str = "day"  # "day" or "working_day"
    direction: str = "before"  # "before" or "after"
    line: int | None = None

    @property
    def is_blank(self) -> bool:
        return self.on is None and self.offset is None


@dataclass(slots=True)
class Conference:
    """One dialogue conference: time and venue as printed, and as data.

    `hamlet_kind` is the word before the names of the hamlets: "thôn", "bản" ….
    """

    when: FuzzyDate = field(default_factory=FuzzyDate)
    schedule_text: Text = field(default_factory=Text)
    venue_text: Text = field(default_factory=Text)
    name: str = ""
    hamlets: list[str] = field(default_factory=list)
    hamlet_kind: str = ""
    expected_min: int | None = None
    expected_max: int | None = None
    line: int | None = None


@dataclass(slots=True)
class Paragraph:
    """Running text."""

    text: Text
    line: int | None = None


@dataclass(slots=True)
class Bullet:
    """One line of a list with the marker as printed: `-` (level 1), `+` or `- +` (2)."""

    marker: str
    text: Text
    line: int | None = None

    @property
    def level(self) -> int:
        return 2 if "+" in self.marker else 1


@dataclass(slots=True)
class ConferenceFact:
    """A line that prints one fact of a conference, e.g. `- Thời gian: …`.

    `marker` is a bullet or a number as printed ("-", "3."); the fact itself stands in
    `Document.conferences[conference]`.
    """

    marker: str
    caption: str
    fact: FactKind
    conference: int = 0
    line: int | None = None


@dataclass(slots=True)
class Banner:
    """Words for the banner over the stage, line by line (trang trí, khánh tiết)."""

    lines: list[Text]
    line: int | None = None


@dataclass(slots=True)
class Table:
    """A table; `head` rows repeat at the top of every page.

    `assignments` is what its rows say of units and their tasks, one item a unit. One
    that `is_small` is a list for the file, printed in smaller letters.
    """

    head: list[list[Text]]
    rows: list[list[Text]]
    line: int | None = None
    is_small: bool = False
    assignments: list["Item"] = field(default_factory=list, compare=False, repr=False)


@dataclass(slots=True)
class Item:
    """A numbered item: `1. Heading`, `1.1. Heading`, or `1. Heading: text at once`.

    `heading` keeps its own end punctuation; `lead` is the text that runs on in the same
    line. An item without a heading is a numbered paragraph: all text is in `lead`.
    `unit` and `due` are filled for Role.ASSIGNMENT.
    """

    label: str
    heading: Text = field(default_factory=Text)
    lead: Text = field(default_factory=Text)
    blocks: list["Block"] = field(default_factory=list)
    role: Role | None = None
    unit: str | None = None
    due: list[Deadline] = field(default_factory=list)
    line: int | None = None


Block = Paragraph | Bullet | ConferenceFact | Banner | Table | Item


@dataclass(slots=True)
class Section:
    """A part with a Roman number: `I. MỤC ĐÍCH, YÊU CẦU` (label as printed)."""

    label: str
    heading: Text
    blocks: list[Block] = field(default_factory=list)
    line: int | None = None


@dataclass(slots=True)
class IssueDate:
    """Date of issue; a part that is still blank on paper is None."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def is_complete(self) -> bool:
        return None not in (self.day, self.month, self.year)

    @property
    def as_date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.is_complete else None


@dataclass(slots=True)
class Recipient:
    """A line of `Nơi nhận`, without dash and end punctuation (";" and last ".")."""

    text: str
    for_report: bool = False
    line: int | None = None


@dataclass(slots=True)
class Signature:
    """Authority lines (`TM. ỦY BAN NHÂN DÂN`), position and name of the signer."""

    capacity: list[str] = field(default_factory=list)
    position: str | None = None
    name: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why an issued paper no longer holds: a mark in capitals, and a line that says
    since when, by which document and for what reason."""

    mark: str
    note: str


@dataclass(slots=True)
class Document:
    """An official document (kế hoạch, thông báo …) from letterhead to signature.

    `national_title` and `national_motto` are what a source contained; writers of paper
    always print both. `recipients` includes the line that begins with `Lưu:`, of which
    `archive` is the rest. `report_note` is the wording beside a brace that groups the
    recipients `for_report` ("Để báo cáo"), where there is one. `addressees` stand after
    "Kính gửi:"; with them and without a type the paper is a letter (công văn).
    """

    agency: list[str] = field(default_factory=list)
    parent_agency: str | None = None
    national_title: str | None = None
    national_motto: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued: IssueDate = field(default_factory=IssueDate)
    document_type: str | None = None
    subject: str | None = None
    addressees: list[str] = field(default_factory=list)
    bases: list[Text] = field(default_factory=list)
    opening: Text = field(default_factory=Text)
    sections: list[Section] = field(default_factory=list)
    closing: list[Text] = field(default_factory=list)
    conferences: list[Conference] = field(default_factory=list)
    question_deadline: Deadline | None = None
    recipients: list[Recipient] = field(default_factory=list)
    report_note: str | None = None
    archive: str | None = None
    signature: Signature = field(default_factory=Signature)
    withdrawal: Withdrawal | None = None
    # Source line of a part that has no node of its own: "number", "bases.0" …
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def is_letter(self) -> bool:
        """A công văn: no type, and its subject below the number."""
        return bool(self.addressees) and not self.document_type

    @property
    def is_issued(self) -> bool:
        return bool(self.number) and self.issued.is_complete

    @property
    def assignments(self) -> list[Item]:
        """Who does what: numbered items, and the units of tables, in printed order."""
        return [item for block in self.blocks() for item in _assigned(block)]

    @property
    def banner(self) -> list[str]:
        banners = (block for block in self.blocks() if isinstance(block, Banner))
        return [line.plain for banner in banners for line in banner.lines]

    def blocks(self) -> Iterator[Block]:
        """Every block of the body in printed order, items before their contents."""
        for section in self.sections:
            yield from _walk(section.blocks)

    def items(self) -> Iterator[Item]:
        return (block for block in self.blocks() if isinstance(block, Item))


def _assigned(block: Block) -> list[Item]:
    if isinstance(block, Table):
        return block.assignments
    is_unit = isinstance(block, Item) and block.role is Role.ASSIGNMENT
    return [block] if is_unit else []


def _walk(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Item):
            yield from _walk(block.blocks)
