"""The two places of an official paper that stand in columns: letterhead and end."""

import re

from dialogue_pages.vietnamese.folding import fold

from ...text import Run
from ..appendix import is_appendix
from ..signature import is_capacity
from .rows import COLUMN_GAP, Row, Word

_NATIONAL = ("cong hoa xa hoi", "doc lap - tu do", "doc lap-tu do")
_NOTE = re.compile(r"[{}]?\s*(?:de)?\s*(?:bao cao|b/c|bao|cao)?\s*[{}]?")
_HEAD_ROWS, _SAME_MIDDLE, _NARROWEST = 14, 30, 3


def split_head(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of the letterhead column by column, and the rows that follow it."""
    first = next((i for i, row in enumerate(rows[:_HEAD_ROWS]) if _national(row)), None)
    if first is None or rows[first].page or rows[first].table:
        return [], rows
    title = rows[first].words[_national(rows[first]) - 1 :]
    gutter = title[0].x0 - _NARROWEST
    middle = (title[0].x0 + title[-1].x1) / 2
    left, right, count = [], [], 0
    for row in rows:
        parts = _split_row(row, gutter, middle)
        if parts is None:
            break
        left += parts[0]
        right += parts[1]
        count += 1
    return [*left, *right], rows[count:]


def split_end(rows: list[Row]) -> tuple[list[Row], list[list[Row]], list[Row]]:
    """The text, the columns of recipients and signature, and what stands behind them."""
    start = _end_start(rows)
    appendix = (i for i in range(start, len(rows)) if is_appendix(rows[i].plain))
    stop = next(appendix, len(rows))
    if any(row.table for row in rows[start:stop]):
        return rows, [], []
    while 0 < start < len(rows) and _is_beside(rows[start - 1], rows[start]):
        start -= 1
    note, end = _take_note(rows[start:stop])
    columns = _columns(end)
    columns = [*columns[:1], *([note] if note else []), *columns[1:]]
    return rows[:start], columns, rows[stop:]


def _end_start(rows):
    """The last `Nơi nhận`; without one, titles that stand side by side."""
    backwards = range(len(rows) - 1, -1, -1)
    listed = (i for i in backwards if _begins_with(rows[i], _is_list_of_recipients))
    start = next(listed, None)
    if start is None:
        signed = (i for i in backwards if _begins_with(rows[i], is_capacity))
        start = next((i for i in signed if len(list(_parts(rows[i]))) > 1), len(rows))
    return start


def _begins_with(row, is_begin):
    return not row.table and any(map(is_begin, _parts(row)))


def _is_list_of_recipients(words):
    return fold(words).startswith("noi nhan")


def _parts(row):
    """The words of each column of a row."""
    for start, stop in _stretches(row):
        yield row.part(start, stop + 0.1).plain


def _national(row):
    """1-based place of the word that begins the national title or motto, else 0."""
    for index in range(len(row.words)):
        rest = fold(" ".join(word.plain for word in row.words[index:]))
        if rest.startswith(_NATIONAL):
            return index + 1
    return 0


def _split_row(row, gutter, middle):
    """Left and right part of a row of the letterhead; None if it is none."""
    if row.table or row.page:
        return None
    cut = _widest_gap_near(row, gutter)
    left, right = row.part(0, cut), row.part(cut, float("inf"))
    if right and abs(right.middle - middle) > _SAME_MIDDLE:
        return None
    if left and left.x1 > gutter + _SAME_MIDDLE:
        return None
    return ([left] if left else []), ([right] if right else [])


def _widest_gap_near(row, gutter):
    """A long date may begin left of the gutter: then the columns part in a gap."""
    gaps = [
        (after.x0 - before.x1, (before.x1 + after.x0) / 2)
        for before, after in zip(row.words, row.words[1:], strict=False)
        if after.x0 - before.x1 > COLUMN_GAP * row.size
        and abs((before.x1 + after.x0) / 2 - gutter) < 90
    ]
    if gaps:
        return max(gaps)[1]
    return gutter if row.x0 >= gutter or row.x1 <= gutter else _side(row, gutter)


def _side(row, gutter):
    return row.x0 - 1 if row.middle > gutter else row.x1 + 1


def _is_beside(row, end):
    """Words of the signature that stand a little above `Nơi nhận`."""
    if row.table or row.page != end.page:
        return False
    is_near = end.y - row.y < 3 * row.size
    return is_near and row.plain.isupper() and row.x0 > end.x0 + 100


def _take_note(rows):
    """The words beside a brace (`} Để báo cáo`), apart from the rows they stand in.

    A drawn brace has no letter: the sign is put before its words, as in typed papers.
    """
    notes, others = [], []
    for row in rows:
        for start, stop in _stretches(row):
            part = row.part(start, stop + 0.1)
            is_note = start > rows[0].x0 + _SAME_MIDDLE and _NOTE.fullmatch(
                fold(part.plain)
            )
            (notes if is_note else others).append(part)
    if notes and not any("}" in note.plain for note in notes):
        first = notes[0].words[0]
        brace = Word([Run("}")], first.x0 - 1, first.x0, first.size)
        notes[0].words.insert(0, brace)
    return notes, others


def _columns(rows):
    """Columns from left to right."""
    edges = _edges(rows)
    columns = [
        [part for row in rows if (part := row.part(start, stop))]
        for start, stop in zip([0, *edges], [*edges, float("inf")], strict=True)
    ]
    return [column for column in columns if column]


def _edges(rows):
    """Middles of the strips that no word of the rows stands in."""
    taken = sorted(stretch for row in rows for stretch in _stretches(row))
    edges, end = [], None
    for start, stop in taken:
        if end is not None and start - end > _NARROWEST:
            edges.append((start + end) / 2)
        end = stop if end is None else max(end, stop)
    return edges


def _stretches(row):
    """Where the words of a row stand, taken together unless a column's gap lies between."""
    start, stop = row.words[0].x0, row.words[0].x1
    for word in row.words[1:]:
        if word.x0 - stop > COLUMN_GAP * row.size:
            yield start, stop
            start = word.x0
        stop = word.x1
    yield start, stop
