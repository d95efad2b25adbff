"""A hamlet's list out of a filled spreadsheet: its code and its rows."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice

from openpyxl import load_workbook

from dialogue_pages.vietnamese.folding import fold

from ...hamlet_rows import (
    COLUMNS,
    MOST_ROWS,
    NO_OPINIONS,
    ReadRow,
    cell_text,
    is_ticked,
    read_row,
    says_nothing,
)
from ...report import gettext_noop
from ..errors import UnreadableError
from .guard import broken, guard

# The last group is no year: 20-11-2026 is a day.
CODE = re.compile(r"\b\d{1,9}-\d{1,9}-(?!(?:19|20)\d\d\b)[A-Z0-9]{4}\b")
_HEAD_ROWS = 20
_MOST_SHEETS = 20
_MOST_COLUMNS = 20
_MOST_LINES = 2000
# Beside these words of a heading, people change the rest.
_KEYS = {
    "name": "ho va ten",
    "phone": "dien thoai",
    "topic": "linh vuc",
    "content": "cau hoi",
    "speaks": "phat bieu",
}


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """`has_no_opinions` where the box for it is ticked."""

    code: str
    rows: list[ReadRow]
    has_no_opinions: bool = False


@dataclass(frozen=True, slots=True)
class _Formula:
    """Stands for the words of a cell that holds a formula."""

    cell: str

    def __str__(self):
        return ""


def read_hamlet_sheet(data: bytes) -> ReadSheet:
    """The code and the filled rows; raises `UnreadableError` for any other file.

    Sheets that are hidden or have other columns are passed over.
    """
    guard(data)
    found = _sheets(data)
    if not found:
        raise _without_columns()
    told = {name: _read(lines) for name, lines in found.items()}
    filled = {n: read for n, read in told.items() if read.rows or read.has_no_opinions}
    if len(filled) > 1:
        raise UnreadableError(
            "sheets",
            gettext_noop(
                "Rows stand on several worksheets: %(names)s. Put them all on one, then "
                "send the file again."
            ),
            names=", ".join(filled),
        )
    return next(iter((filled or told).values()))


def _read(lines: list[list[object]]) -> ReadSheet:
    code, columns, start = _head(lines)
    has_no_opinions = _is_box_ticked(lines[: start - 1])
    rows = []
    for number, line in enumerate(lines[start:], start + 1):
        cells = {key: line[at] for key, at in columns.items() if at < len(line)}
        _refuse_formulas(cells.values())
        row = read_row(number, cells)
        if row and not (has_no_opinions and says_nothing(row.row.content)):
            rows.append(row)
    if len(rows) > MOST_ROWS:
        raise UnreadableError(
            "many",
            gettext_noop("The sheet has more than %(most)s rows. Send it in parts."),
            most=MOST_ROWS,
        )
    return ReadSheet(code, rows, has_no_opinions)


def _sheets(data: bytes) -> dict[str, list[list[object]]]:
    """The lines of each sheet in sight that has the columns of a list, by its name."""
    found = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            for sheet in book.worksheets[:_MOST_SHEETS]:
                if sheet.sheet_state == "visible" and (lines := _lines(sheet)):
                    found[sheet.title] = lines
    except Exception as error:  # openpyxl raises anything for a file that is not well
        raise broken() from error
    return found


def _lines(sheet) -> list[list[object]]:
    """All lines where the columns stand in the first ones; else none."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_MOST_LINES, max_col=_MOST_COLUMNS)
    lines: Iterator = ([_value(cell) for cell in row] for row in rows)
    first = list(islice(lines, _HEAD_ROWS))
    return list(chain(first, lines)) if _head(first) else []


def _value(cell) -> object:
    return _Formula(cell.coordinate) if cell.data_type == "f" else cell.value


def _refuse_formulas(values) -> None:
    """What is read has to be written out; in other columns a formula does no harm."""
    for value in values:
        if isinstance(value, _Formula):
            raise UnreadableError(
                "formula",
                gettext_noop(
                    "Cell %(cell)s holds a formula. Write words and numbers only, then "
                    "send the file again."
                ),
                cell=value.cell,
            )


def _head(lines: list[list[object]]) -> tuple[str, dict[str, int], int] | None:
    """The code, where each column stands, and the first line below the headings."""
    code = ""
    for number, line in enumerate(lines[:_HEAD_ROWS], 1):
        texts = [cell_text(value) for value in line]
        found = CODE.search(" ".join(texts).upper())
        code = code or (found.group() if found else "")
        columns = _columns([fold(text) for text in texts])
        if {"name", "content"} <= columns.keys():
            return code, columns, number
    return None


def _without_columns() -> UnreadableError:
    names = [column.heading for column in COLUMNS if column.key in ("name", "content")]
    return UnreadableError(
        "columns",
        gettext_noop(
            "The columns “%(name)s” and “%(content)s” are missing. Fill in the sheet "
            "as it was downloaded."
        ),
        name=names[0],
        content=names[1],
    )


def _is_box_ticked(lines: list[list[object]]) -> bool:
    """Whether something like a cross stands beside the words of the box."""
    words = fold(NO_OPINIONS)
    for line in lines:
        texts = [cell_text(value) for value in line]
        if any(words in fold(text) for text in texts):
            return any(map(is_ticked, texts))
    return False


def _columns(headings: list[str]) -> dict[str, int]:
    found = {}
    for key, words in _KEYS.items():
        at = [place for place, heading in enumerate(headings) if words in heading]
        if at:
            found[key] = at[0]
    return found
