r"""The rows of a table as an editor types them → a table, and back.

One line is one row, its cells parted by "|" or a tab. A line of dashes (`---|---`)
stands below the head; where there is none the first row is the head. In a cell `<br>`
is a line end and `\|` a stroke.
"""

import re

from dialogue_pages.official.assignment_tables import assigned_in
from dialogue_pages.official.document import Table
from dialogue_pages.official.text import Text

_RULE = re.compile(r"\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*")
_DASHES = re.compile(r":?-{3,}:?")
_PIECE = re.compile(r"\\.|[^\\|]+|\\|\|", re.S)
_LINE_END = re.compile(r"(\\.)|<br\s*/?>", re.I | re.S)
_HIDDEN = re.compile(r"\\([|<:-])|(\\.)", re.S)


def table_of(typed: str) -> Table | None:
    """The table that was typed; None where there is no row."""
    lines = [line for line in typed.splitlines() if line.strip()]
    rule = next((i for i, line in enumerate(lines) if _RULE.fullmatch(line)), None)
    heads = 1 if rule is None else rule
    rows = [_cells(line) for i, line in enumerate(lines) if i != rule]
    if not rows:
        return None
    table = Table(head=rows[:heads], rows=rows[heads:])
    table.assignments = assigned_in(table)
    return table


def typed_rows(table: Table) -> str:
    lines = [_line(row) for row in [*table.head, *table.rows]]
    if len(table.head) != 1:
        width = max(map(len, [*table.head, *table.rows]), default=1)
        lines.insert(len(table.head), " | ".join(["---"] * width))
    return "\n".join(lines)


def _cells(line: str) -> list[Text]:
    cells = line.split("\t") if "\t" in line else _between_strokes(line)
    return [_cell(cell.strip()) for cell in cells]


def _between_strokes(line: str) -> list[str]:
    cells = [""]
    for piece in _PIECE.findall(line):
        if piece == "|":
            cells.append("")
        else:
            cells[-1] += piece
    return cells


def _cell(typed: str) -> Text:
    broken = _LINE_END.sub(lambda match: match[1] or "\n", typed)
    return Text.from_marks(_HIDDEN.sub(lambda match: match[1] or match[2], broken))


def _line(row: list[Text]) -> str:
    return " | ".join(map(_typed, row))


def _typed(cell: Text) -> str:
    written = cell.marks.replace("|", r"\|").replace("<", r"\<").replace("\t", " ")
    written = "<br>".join(written.splitlines())
    return f"\\{written}" if _DASHES.fullmatch(written) else written
