"""The file of one matter for the archive: cover, list of documents, and its contents.

The cover bears what a cover has (TCVN 9251:2012); what the archive gives (numbers, time
of keeping) stays open, as does the number of sheets. The list of documents is the one
that goes with a file (Nghị định 30/2020/NĐ-CP, Điều 29 and Phụ lục V).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from textwrap import wrap

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from ..document import Document, Section, Table
from ..text import Text
from .pdf import styles
from .pdf.body import body
from .pdf.fonts import BOLD, REGULAR
from .pdf.head import letterhead
from .pdf.inline import one_line, paragraph
from .pdf.keeping import kept
from .pdf.marks import Ruled
from .pdf.paper import build_pdf
from .pdf.tables import table

_CENTRED = styles.DOCUMENT_TYPE
_NAME = ParagraphStyle("FileName", _CENTRED, fontSize=30, leading=36, fontName=BOLD)
_TITLE = ParagraphStyle("FileTitle", _CENTRED, fontSize=16, leading=22)
_LINE = ParagraphStyle("FileLine", _CENTRED, fontSize=14, leading=22, fontName=REGULAR)
_BLANK = "\N{HORIZONTAL ELLIPSIS}" * 4
_LINES, _LETTERS = 16, 55  # of a cell, before it goes on in the next row
_HEAD = (
    "STT",
    "Số, ký hiệu",
    "Ngày, tháng",
    "Trích yếu nội dung",
    "Tác giả",
    "Ở đâu",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the file: a line of its list; `place` is where it is found."""

    symbol: str
    day: str
    about: str
    author: str
    place: str


@dataclass(slots=True)
class CaseFile:
    """What stands on the cover and in the list, and the sections that follow."""

    agency: list[str]
    number: str
    title: str
    began: str
    ended: str
    made_on: date
    parent_agency: str | None = None
    archive: str = ""
    listed: list[Listed] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def render_case_file(file: CaseFile) -> bytes:
    """The file as PDF; the same file gives the same bytes."""
    document = Document(
        agency=file.agency, parent_agency=file.parent_agency, sections=file.sections
    )
    story = [
        *_cover(file, document),
        PageBreak(),
        *_list(file),
        PageBreak(),
        *kept(body(document)),
    ]
    return build_pdf(
        story,
        title=one_line(f"Hồ sơ vụ việc số {file.number}"),
        day=file.made_on,
        author=one_line(" ".join(file.agency)),
        subject=one_line(file.title),
    )


def _cover(file: CaseFile, document: Document) -> Iterator[Flowable]:
    yield letterhead(document)
    yield Spacer(0, 55 * mm)
    yield Ruled(paragraph("HỒ SƠ", _NAME), 1)
    yield Spacer(0, 8 * mm)
    yield paragraph(f"Giải quyết ý kiến, kiến nghị số {file.number}", _TITLE)
    yield paragraph(f"Về việc: {file.title}", _TITLE)
    yield Spacer(0, 10 * mm)
    yield paragraph(f"Từ ngày {file.began} đến ngày {file.ended}", _LINE)
    yield paragraph(f"Gồm: {_BLANK} tờ và {len(file.listed)} tài liệu", _LINE)
    yield Spacer(0, 40 * mm)
    for words in (
        f"Phông số: {_BLANK}   Mục lục số: {_BLANK}   Hồ sơ số: {_BLANK}",
        f"Thời hạn bảo quản: {_BLANK}{_BLANK}",
        f"Nơi lưu: {file.archive}" if file.archive else "",
    ):
        yield paragraph(words, _LINE)


def _list(file: CaseFile) -> Iterator[Flowable]:
    heading = "MỤC LỤC VĂN BẢN, TÀI LIỆU TRONG HỒ SƠ"
    yield Ruled(paragraph(heading, styles.DOCUMENT_TYPE), 0.4)
    yield Spacer(0, 4 * mm)
    rows = [
        [str(place), one.symbol, one.day, one.about, one.author, one.place]
        for place, one in enumerate(file.listed, 1)
    ]
    yield from table(listing(_HEAD, rows))


def listing(head, rows) -> Table:
    """Rows of plain words as a table in small letters; a tall one goes on in the next."""
    cut = [part for row in rows for part in _in_parts(row)]
    return Table([_cells(head)], [_cells(row) for row in cut], is_small=True)


def _in_parts(row) -> Iterator[tuple[str, ...]]:
    return zip_longest(*map(_pieces, row), fillvalue="")


def _pieces(words: str) -> list[str]:
    """The words in pieces of some `_LINES` lines, cut between words."""
    pieces, left = [], 0
    for line in words.splitlines():
        cut = wrap(line, _LETTERS, break_long_words=False, break_on_hyphens=False)
        for place, part in enumerate(cut):
            if not left:
                pieces.append("")
                left = _LINES
            pieces[-1] += (" " if place else "\n") + part
            left -= 1
    return [piece.strip() for piece in pieces]


def _cells(words) -> list[Text]:
    return [Text.of(word) for word in words]
