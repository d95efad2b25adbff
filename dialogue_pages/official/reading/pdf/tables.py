"""Tables with drawn lines on a PDF page."""

from dataclasses import replace

from ...text import Text
from ..tables import data_table, is_layout
from ..wrapping import goes_on
from .rows import Row, rows_of


def take_tables(page, letters, index) -> tuple[list[Row], list]:
    """Rows that stand for the tables of a page, and the letters outside of them."""
    tables = []
    for found in page.find_tables() if _may_have_tables(page) else ():
        cells = [
            [_cell(letters, box) for box in row.cells if box is not None]
            for row in found.rows
        ]
        if len(cells) > 1 and max(map(len, cells)) > 1 and not is_layout(cells):
            inside = [letter for letter in letters if _is_in(letter, found.bbox)]
            if not inside:
                continue
            letters = [letter for letter in letters if not _is_in(letter, found.bbox)]
            top = max(inside, key=lambda letter: letter["matrix"][5])
            tables.append(Row(index, -top["matrix"][5], table=data_table(cells)))
    return tables, letters


def join_tables(rows: list[Row]) -> list[Row]:
    """A table that goes on over a page break is one; its repeated head is dropped."""
    joined = []
    for row in rows:
        before = joined[-1] if joined else None
        if before and row.table and before.table and _continues(before, row):
            more = row.table.rows
            if not _same(row.table.head, before.table.head):
                more = _without_repeated([*row.table.head, *more], before.table.head)
            table = replace(before.table, rows=[*before.table.rows, *more])
            joined[-1] = Row(row.page, before.y, table=table)
        else:
            joined.append(row)
    return joined


def _may_have_tables(page):
    edges = page.edges
    upright = sum(edge["orientation"] == "v" for edge in edges)
    return upright > 1 and len(edges) - upright > 1


def _is_in(letter, box):
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cell(letters, box):
    text, previous = Text(), ""
    for row in rows_of([letter for letter in letters if _is_in(letter, box)]):
        if text:
            text = text + (" " if goes_on(previous, row.plain) else "\n")
        text, previous = text + row.text, row.plain
    return text


def _continues(before, row):
    width = len((before.table.head or before.table.rows)[0])
    return row.page == before.page + 1 and width == len(
        (row.table.head or row.table.rows)[0]
    )


def _same(one, other):
    return _plain(one) == _plain(other)


def _plain(rows):
    return [[cell.plain for cell in row] for row in rows]


def _without_repeated(rows, head):
    count = len(head)
    return rows[count:] if count and _same(rows[:count], head) else rows
