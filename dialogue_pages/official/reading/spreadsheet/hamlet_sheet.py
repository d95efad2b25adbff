"""A hamlet's list out of a filled spreadsheet: its code and its rows."""

import re
import warnings
from dataclasses import dataclass
from io import BytesIO

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

CODE = re.compile(r"\b\d{1,9}-\d{1,9}-[A-Z0-9]{4}\b")
_HEAD_ROWS = 20
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


def read_hamlet_sheet(data: bytes) -> ReadSheet:
    """The code and the filled rows; raises `UnreadableError` for any other file."""
    guard(data)
    lines = _lines(data)
    code, columns, start = _head(lines)
    has_no_opinions = _is_box_ticked(lines[: start - 1])
    rows = []
    for number, line in enumerate(lines[start:], start + 1):
        cells = {key: line[at] for key, at in columns.items() if at < len(line)}
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


def _lines(data: bytes) -> list[list[object]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=_MOST_LINES, max_col=_MOST_COLUMNS)
            return [[_value(cell) for cell in row] for row in rows]
    except UnreadableError:
        raise
    except Exception as error:  # openpyxl raises anything for a file that is not well
        raise broken() from error


def _value(cell) -> object:
    if cell.data_type == "f":
        raise UnreadableError(
            "formula",
            gettext_noop(
                "Cell %(cell)s holds a formula. Write words and numbers only, then "
                "send the file again."
            ),
            cell=cell.coordinate,
        )
    return cell.value


def _head(lines: list[list[object]]) -> tuple[str, dict[str, int], int]:
    """The code, where each column stands, and the first line below the headings."""
    code = ""
    for number, line in enumerate(lines[:_HEAD_ROWS], 1):
        texts = [cell_text(value) for value in line]
        found = CODE.search(" ".join(texts).upper())
        code = code or (found.group() if found else "")
        columns = _columns([fold(text) for text in texts])
        if {"name", "content"} <= columns.keys():
            return code, columns, number
    names = [column.heading for column in COLUMNS if column.key in ("name", "content")]
    raise UnreadableError(
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
