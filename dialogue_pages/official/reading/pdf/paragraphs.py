"""Where paragraphs begin on a sheet: by indent, gap, room left, and the words."""

import re
from statistics import median, quantiles

from dialogue_pages.vietnamese.folding import fold

from ..wrapping import MARKER, goes_on
from .rows import Row

_REST_OF_DATE = re.compile(r"(?:thang\s*\d{0,2}\s*)?(?:nam\s*)?(?:\d{4})?")
_INDENT, _NEAR, _GAP = 10, 4, 1.2


class Column:
    """The measures of a column of body text, against which its rows are judged."""

    def __init__(self, rows: list[Row]):
        self.left = min(row.x0 for row in rows)
        self.right = max(row.x1 for row in rows)
        steps = [
            after.y - before.y
            for before, after in zip(rows, rows[1:], strict=False)
            if after.page == before.page and after.y > before.y
        ]
        self.step = quantiles(steps, n=5)[0] if len(steps) > 4 else 0
        marked = [row.x0 for row in rows if MARKER.match(row.plain)]
        self.indents_markers = bool(marked) and median(marked) > self.left + _INDENT

    def is_centred(self, row):
        middle = (self.left + self.right) / 2
        inside = row.x0 > self.left + _INDENT and row.x1 < self.right - _INDENT
        return inside and abs(row.middle - middle) < _NEAR

    def may_be_centred(self, row, after):
        """Also a title that fills its row has its next row in the middle."""
        middle = (self.left + self.right) / 2
        is_full = abs(row.middle - middle) < _NEAR and not self.has_room(row, after)
        return is_full or self.is_centred(row)

    def has_room(self, row, after):
        """Whether the first word of `after` would still have stood in `row`."""
        word = after.words[0]
        return row.x1 + 0.25 * row.size + word.x1 - word.x0 < self.right - 1

    def has_room_around(self, row, after):
        """The same for a row that stands in the middle."""
        word = after.words[0]
        width = row.x1 - row.x0 + 0.25 * row.size + word.x1 - word.x0
        return width < self.right - self.left - 1

    def has_gap(self, row, after):
        is_far = self.step and after.y - row.y > _GAP * self.step
        return row.page == after.page and is_far


def mark_starts(rows: list[Row]) -> list[bool | None]:
    """For each row of a column of body text, whether it begins a paragraph."""
    if not rows:
        return []
    column, starts = Column(rows), [True]
    for before, row in zip(rows, rows[1:], strict=False):
        starts.append(_starts(column, before, row, goes_on_itself=not starts[-1]))
    return starts


def mark_head_starts(rows: list[Row]) -> list[bool]:
    """The same for the letterhead, where only a narrow column cuts a line in two."""
    texts = ["", *(fold(row.plain) for row in rows)]
    return [
        not (before.endswith("xa hoi chu nghia") and after == "viet nam")
        and not ("ngay" in before and _REST_OF_DATE.fullmatch(after))
        for before, after in zip(texts, texts[1:], strict=False)
    ]


def mark_column_starts(rows: list[Row]) -> list[bool]:
    """The same for the narrow columns of the end, by the words alone."""
    texts = ["", *(row.plain for row in rows)]
    return [
        not goes_on(before, after)
        for before, after in zip(texts, texts[1:], strict=False)
    ]


def _starts(column, before, row, *, goes_on_itself):
    if column.is_centred(row) and column.may_be_centred(before, row):
        if MARKER.match(before.plain) and not column.has_room_around(before, row):
            return False
        return not goes_on(before.plain, row.plain) or column.has_gap(before, row)
    is_break = column.is_centred(row) != column.is_centred(before)
    if is_break and (column.has_room(before, row) or column.has_gap(before, row)):
        return True
    if column.has_gap(before, row) or column.has_room(before, row):
        return True
    indent = row.x0 - column.left
    if abs(indent) > _INDENT:
        hangs = MARKER.match(before.plain) and _stands_under_words(row, before)
        is_aligned = goes_on_itself and abs(row.x0 - before.x0) < _NEAR
        return not (hangs or is_aligned)
    if MARKER.match(row.plain) and not column.indents_markers:
        return None
    return False


def _stands_under_words(row, marked):
    return len(marked.words) > 1 and abs(row.x0 - marked.words[1].x0) < _NEAR
