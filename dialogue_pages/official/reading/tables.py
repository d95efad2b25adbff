"""Tables of a file: those that hold data, and those that only lay out two columns."""

from dialogue_pages.vietnamese.folding import fold

from ..document import Table
from ..text import Text

# Words that stand in the letterhead or beside the signature, never in a data table.
_LAYOUT_WORDS = (
    "cong hoa xa hoi chu nghia",
    "doc lap - tu do",
    "noi nhan:",
    "noi nhan :",
    "tm. uy ban",
    "kt. chu tich",
)

_WIDEST = 63  # columns: Word knows no wider table

Cells = list[list[Text]]


def is_layout(rows: Cells) -> bool:
    words = fold("\n".join(cell.plain for row in rows for cell in row))
    return any(phrase in words for phrase in _LAYOUT_WORDS)


def words_of(table: Table) -> str:
    cells = (cell.plain for row in [*table.head, *table.rows] for cell in row)
    return " ".join(" ".join(cells).split())


def data_table(rows: Cells, *, heads: int | None = None) -> Table:
    """A table of equal rows; where `heads` is unknown a wholly bold first row is one.

    The words of a head are bold by their kind and need no marks.
    """
    width = min(max(len(row) for row in rows), _WIDEST)
    rows = [[*row, *[Text()] * (width - len(row))] for row in rows]
    if heads is None:
        heads = int(len(rows) > 1 and _is_bold(rows[0]))
    head = [[cell.in_one_weight for cell in row] for row in rows[:heads]]
    return Table(head, rows[heads:])


def _is_bold(row):
    runs = [run for cell in row for run in cell.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)
