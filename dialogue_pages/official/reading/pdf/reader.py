import re
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from dialogue_pages.vietnamese.folding import fold

from ...report import Repair, gettext_noop
from ...text import Text
from ..drawn import DRAFT_MARKS, is_draft_mark
from ..errors import UnreadableError
from ..source import Line, Source
from .columns import split_end, split_head
from .guard import check_streams
from .layout import lay_out
from .paragraphs import mark_column_starts, mark_head_starts, mark_starts
from .rows import rows_of
from .tables import join_tables, take_tables

MAX_PAGES = 100
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:trang|page)?\s*\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.I
)
_MARK_SIZE, _FEW_LETTERS, _UNREAD = 36, 30, re.compile(r"\(cid:\d+\)")

_NOTICES = {
    "page_numbers": gettext_noop("Page numbers were left out (%(count)d)."),
    "draft_marks": DRAFT_MARKS,
    "slanted": gettext_noop("Slanted or oversized text was left out: “%(text)s”."),
    "picture_pages": gettext_noop(
        "Page %(page)d is a picture without text; its words are missing here."
    ),
}


def read_pdf(data: bytes, name: str) -> Source:
    check_streams(data)
    sheets = _Sheets()
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            sheets.read(pdf)
        lines = _lines(sheets.rows)
    except UnreadableError:
        raise
    except Exception as error:
        raise _reason(error) from error
    return Source(name, "pdf", lines, sheets.repairs())


class _Sheets:
    """All rows of a file in order, without what belongs to the paper only."""

    def __init__(self):
        self.rows, self._noticed = [], {code: [] for code in _NOTICES}
        self._letters = self._unread = 0

    def read(self, pdf):
        if len(pdf.pages) > MAX_PAGES:
            raise _too_many_pages(len(pdf.pages))
        for index, page in enumerate(pdf.pages):
            self.rows += self._read_page(page, index)
            page.close()
        if not self._letters or self._is_scanned(len(pdf.pages)):
            raise _scanned()
        if self._unread * 10 > self._letters:
            raise _unread_letters()
        self.rows = join_tables(self.rows)

    def _is_scanned(self, pages):
        pictures = len(self._noticed["picture_pages"])
        return pictures == pages and self._letters < _FEW_LETTERS * pages

    def _read_page(self, page, index):
        lay_out(page)
        letters = page.chars
        self._letters += len(letters)
        self._unread += sum(bool(_UNREAD.match(letter["text"])) for letter in letters)
        if len(letters) < _FEW_LETTERS and page.images:
            self._noticed["picture_pages"].append(index + 1)
        letters = self._without_marks(letters)
        tables, letters = take_tables(page, letters, index)
        rows = self._without_margin(rows_of(letters, index))
        return sorted([*rows, *tables], key=lambda row: row.y)

    def _without_marks(self, letters):
        kept = [c for c in letters if _is_level(c) and c["size"] < _MARK_SIZE]
        if len(kept) < len(letters):
            kept_ids = set(map(id, kept))
            mark = "".join(c["text"] for c in letters if id(c) not in kept_ids).strip()
            is_draft = "thao" in fold(mark).replace(" ", "")
            self._noticed["draft_marks" if is_draft else "slanted"].append(mark)
        return kept

    def _without_margin(self, rows):
        for edge in (0, -1):
            if rows and _PAGE_NUMBER.fullmatch(rows[edge].plain):
                self._noticed["page_numbers"].append(rows.pop(edge).plain)
        marks = [row for row in rows if is_draft_mark(row.plain)]
        self._noticed["draft_marks"] += [row.plain for row in marks]
        return [row for row in rows if row not in marks]

    def repairs(self):
        repairs = []
        for code in ("page_numbers", "draft_marks"):
            if found := self._noticed[code]:
                params = {"count": len(found)}
                repairs.append(_repair(code, before=" ".join(found), params=params))
        for text in dict.fromkeys(filter(None, self._noticed["slanted"])):
            repairs.append(_repair("slanted", before=text, params={"text": text}))
        for page in self._noticed["picture_pages"]:
            repairs.append(_repair("picture_pages", params={"page": page}))
        return repairs


def _is_level(letter):
    across, up = letter["matrix"][:2]
    return across > 0 and abs(up) < across / 10


def _repair(code, **facts):
    return Repair(f"pdf_{code}", _NOTICES[code], **facts)


def _lines(rows):
    head, rest = split_head(rows)
    body, columns, behind = split_end(rest)
    marked = [*zip(head, mark_head_starts(head), strict=True), *_body_starts(body)]
    for column in columns:
        marked += zip(column, mark_column_starts(column), strict=True)
    marked += _body_starts(behind)
    lines = []
    for number, (row, starts) in enumerate(marked, start=1):
        if row.table:
            row.table.line = number
        lines.append(Line(number, Text() if row.table else row.text, starts, row.table))
    return lines


def _body_starts(rows):
    """Starts of the rows of the body; tables stand between its paragraphs."""
    written = [row for row in rows if not row.table]
    starts = dict(zip(map(id, written), mark_starts(written), strict=True))
    return [(row, starts.get(id(row), True)) for row in rows]


def _reason(error):
    chain = [error, error.__cause__, *error.args]
    if any(isinstance(each, PDFPasswordIncorrect) for each in chain):
        return UnreadableError(
            "encrypted",
            gettext_noop(
                "The PDF is protected by a password. Save a copy without password "
                "and import that."
            ),
        )
    return UnreadableError(
        "broken",
        gettext_noop(
            "The PDF is damaged. Save it again as PDF from Word, or import the Word "
            "file."
        ),
    )


def _too_many_pages(count):
    return UnreadableError(
        "too_many_pages",
        gettext_noop(
            "The PDF has %(count)d pages, more than the %(limit)d allowed. Choose the "
            "file that contains only the plan."
        ),
        count=count,
        limit=MAX_PAGES,
    )


def _scanned():
    return UnreadableError(
        "scanned",
        gettext_noop(
            "The file contains only pictures of pages (a scan), no text. Import the "
            "Word file the plan was written in, or run text recognition (OCR) first."
        ),
    )


def _unread_letters():
    return UnreadableError(
        "unread_letters",
        gettext_noop(
            "The letters of the PDF cannot be read as text. Import the Word file, or "
            "save it again as PDF from Word."
        ),
    )
