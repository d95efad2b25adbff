r"""Tables typed as text: Markdown (`| a | b |`), `a | b` or tabs, one line a row.

In a cell `\|` is a stroke and `<br>` a line end, as in GitHub's Markdown.
"""

import re
from dataclasses import dataclass
from itertools import groupby, takewhile

_PIECE = re.compile(r"\\.|[^\\|]+|\\|\|", re.S)
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_LINE_END = re.compile(r"(\\.)|<br\s*/?>", re.I | re.S)
_FEWEST_TABBED = 3  # columns: two parted by tabs are a letterhead or a signature


@dataclass(slots=True)
class TypedTable:
    """Rows as typed, each with its place among the lines.

    `heads` is None where no rule (`|---|`) tells how many of them are the head.
    """

    start: int
    stop: int
    rows: list[tuple[int, list[str]]]
    heads: int | None


def typed_tables(lines: list[str]) -> list[TypedTable]:
    """The tables among lines: of two rows or more of equal length, or with a rule."""
    tables, place = [], 0
    while place < len(lines):
        if places := _stroked(lines, place):
            tables += _with_strokes(lines, places)
        elif places := _tabbed(lines, place):
            tables += _with_tabs(lines, places)
        place = places[-1] + 1 if places else place + 1
    return tables


def _with_strokes(lines, places):
    rows = [(place, _cells(lines[place])) for place in places]
    rules = [place for place in places if _is_rule(lines[place])]
    if not rules:
        even = (list(group) for _, group in groupby(rows, key=lambda row: len(row[1])))
        return [_table(group, None) for group in even if len(group) > 1]
    rule, *others = rules
    drawn = {rule, *(place for place in others if "---" in lines[place])}
    rows = [row for row in rows if row[0] not in drawn]
    heads = sum(place < rule for place, _ in rows)
    if heads and not any(any(cells) for _, cells in rows[:heads]):
        rows, heads = rows[heads:], 0  # the empty head of a table without one
    return [TypedTable(places[0], places[-1] + 1, rows, heads)] if rows else []


def _table(rows, heads):
    return TypedTable(rows[0][0], rows[-1][0] + 1, rows, heads)


def _stroked(lines, start):
    """Places of the lines with strokes; all may be parted by blank lines."""
    spaced = start + 2 < len(lines) and not lines[start + 1].strip()
    step = 2 if spaced and _is_framed(lines[start]) else 1
    places = []
    for place in range(start, len(lines), step):
        between = lines[place - 1] if places and step == 2 else ""
        if not _has_stroke(lines[place]) or between.strip():
            break
        places.append(place)
    return places


def _tabbed(lines, start):
    """Places of the lines with as many tabs as the first, if enough."""
    count = lines[start].count("\t")
    alike = takewhile(
        lambda place: lines[place].count("\t") == count, range(start, len(lines))
    )
    return list(alike) if count + 1 >= _FEWEST_TABBED else []


def _with_tabs(lines, places):
    rows = [
        (place, [cell.strip().replace("<", r"\<") for cell in lines[place].split("\t")])
        for place in places
    ]
    filled = [sum(map(bool, cells)) for _, cells in rows]
    if len(rows) < 2 or min(filled) < 2 or max(filled) < _FEWEST_TABBED:
        return []
    return [_table(rows, None)]


def _is_framed(text):
    text = text.strip()
    return len(text) > 1 and text.startswith("|") and text.endswith("|")


def _is_rule(text):
    return "|" in text and bool(_RULE.fullmatch(text.strip()))


def _has_stroke(text):
    return "|" in text and (len(_cells(text)) > 1 or _is_framed(text))


def _cells(text):
    text, cells = text.strip(), [""]
    for piece in _PIECE.findall(text):
        if piece == "|":
            cells.append("")
        else:
            cells[-1] += piece
    if text.startswith("|"):
        cells = cells[1:] if cells[-1] else cells[1:-1]
    return [
        _LINE_END.sub(lambda match: match[1] or "\n", cell).strip() for cell in cells
    ]
