"""A Word table: two columns that lay out a page, or rows of data."""

from itertools import zip_longest

from ...text import Text
from ..tables import data_table, is_layout
from .elements import attribute, child, local, number, switch

_NO_BORDER = {"none", "nil"}
_MAX_SPAN = 63  # Word knows no wider table


class WordTable:
    def __init__(self, element, read_cell):
        self._element = element
        rows = list(_inside(element, "tr"))
        self._heads = _leading_heads(rows)
        self._rows = [_cells(row, read_cell) for row in rows]

    def drafts(self, draft_type):
        """Lines column by column where the table only lays out, else one data line."""
        texts = [[_joined(cell) for cell in row] for row in self._rows]
        width = max(map(len, texts), default=0)
        if not any(text.strip() for row in texts for text in row):
            return []
        if width < 2 or (width == 2 and not self._is_grid) and len(texts) > 2:
            return [line for row in self._rows for cell in row for line in cell]
        if is_layout(texts) or (width == 2 and not self._is_grid):
            columns = zip_longest(*self._rows, fillvalue=[])
            return [line for column in columns for cell in column for line in cell]
        return [draft_type(Text(), table=data_table(texts, heads=self._heads or None))]

    @property
    def _is_grid(self):
        return len(self._rows) > 1 and _has_borders(self._element)


def _inside(element, name):
    """Rows of a table or cells of a row, also those in content controls."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _inside(each, name)


def _leading_heads(rows):
    heads = 0
    for row in rows:
        if not switch(row, "trPr", "tblHeader"):
            break
        heads += 1
    return heads if heads < len(rows) else 0


def _cells(row, read_cell):
    cells = []
    for cell in _inside(row, "tc"):
        span = number(cell, "tcPr", "gridSpan") or 1
        cells += [read_cell(cell), *[[]] * (min(span, _MAX_SPAN) - 1)]
    return cells


def _joined(drafts):
    """The words of a cell; its paragraphs are parted by a line break."""
    text = Text()
    for draft in drafts:
        inner = draft.text
        if draft.table:
            rows = [*draft.table.head, *draft.table.rows]
            inner = Text.of("\n".join(cell.plain for row in rows for cell in row))
        text = text + "\n" + inner if text else inner
    return text


def _has_borders(table):
    if child(table, "tblPr", "tblStyle") is not None:
        style = attribute(child(table, "tblPr", "tblStyle"), "val", "").lower()
        if "grid" in style or "list" in style or "bang" in style:
            return True
    for borders in table.iter("{*}tblBorders", "{*}tcBorders"):
        if any(attribute(edge, "val", "none") not in _NO_BORDER for edge in borders):
            return True
    return False
