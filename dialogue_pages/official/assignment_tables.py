"""Tables that say who does what, and until when: known by the words of their head."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue_pages.vietnamese.folding import fold

from .document import Deadline, Item, Paragraph, Role, Table
from .text import Text
from .time_limits import deadlines_in_cell, find_deadlines

# The first of these words in a cell of the head tells what its column holds.
_HEAD_WORDS = re.compile(
    r"(?P<task>(?:phan cong )?(?:nhiem vu|cong viec|phan viec|noi dung))"
    r"|(?P<unit>co quan|don vi|bo phan|phan cong|chu tri|phu trach|nguoi thuc hien)"
    r"|(?P<due>thoi han|thoi gian|hoan thanh|tien do)"
)
_ORDINAL = re.compile(r"\s*s?o?\s*tt\s*|so thu tu")
_GROUP = re.compile(r"[IVX]+|[A-ZĐ]")
_CLOCK = re.compile(r"\d\s*(?:h\d|h\b|giờ|:\d)", re.I)
_DASH = re.compile(r"^[-–+•]\s*")

Row = list[Text]


@dataclass(frozen=True, slots=True)
class AssignedRow:
    """One row: tasks of a unit, and their time limits."""

    label: str
    unit: str
    tasks: list[Text]
    due: list[Deadline]


@dataclass(frozen=True, slots=True)
class _Columns:
    label: int | None
    unit: int
    task: int
    due: int | None


def assigned_in(table: Table) -> list[Item]:
    """The units of a table, each once, with their tasks and time limits."""
    units: dict[str, Item] = {}
    for row in assigned_rows(table):
        unit = units.setdefault(fold(row.unit), _item(row, table.line))
        unit.blocks += [Paragraph(task, table.line) for task in row.tasks]
        unit.due += row.due
    return list(units.values())


def assigned_rows(table: Table) -> Iterator[AssignedRow]:
    """Rows with a task; a unit whose cell spans several rows has them all."""
    head, rows = _head_and_rows(table)
    columns = _columns(head)
    if columns is None or _is_programme(rows, columns):
        return
    unit = ""
    for row in rows:
        tasks, told = list(_lines(row[columns.task])), row[columns.unit].plain
        if told.strip():
            unit = " ".join(told.split()).strip(" :.")
        elif _is_caption(row, columns):
            continue
        if any(map(_has_letters, tasks)):
            yield AssignedRow(
                _words(row, columns.label),
                unit,
                tasks,
                _due(row, tasks, columns, table),
            )


def _item(row: AssignedRow, line: int | None) -> Item:
    return Item(
        row.label,
        heading=Text.of(row.unit),
        role=Role.ASSIGNMENT,
        unit=row.unit,
        line=line,
    )


def _head_and_rows(table: Table) -> tuple[list[str], list[Row]]:
    """The words over each column, folded; the first row where no head is marked."""
    head, rows = table.head, table.rows
    if not head:
        head, rows = rows[:1], rows[1:]
    width = max(map(len, [*head, *rows]), default=0)
    padded = [[*row, *[Text()] * (width - len(row))] for row in [*head, *rows]]
    over = zip(*padded[: len(head)], strict=True)
    captions = [fold(" ".join(cell.plain for cell in column)) for column in over]
    return [" ".join(caption.split()) for caption in captions], padded[len(head) :]


def _columns(head: list[str]) -> _Columns | None:
    """Which column holds what; None for a table that assigns nothing."""
    kinds: dict[str, list[int]] = {"task": [], "unit": [], "due": []}
    for place, caption in enumerate(head):
        if match := _HEAD_WORDS.search(caption):
            kinds[match.lastgroup].append(place)
    if not kinds["task"] or not kinds["unit"]:
        return None
    task, due = kinds["task"][0], kinds["due"][-1:]
    if not due and head[task].startswith("noi dung"):
        return None
    leading = [place for place in kinds["unit"] if "phoi hop" not in head[place]]
    ordinal = 0 if _ORDINAL.fullmatch(head[0]) else None
    unit = (leading or kinds["unit"])[0]
    return _Columns(ordinal, unit, task, due[0] if due else None)


def _is_programme(rows: list[Row], columns: _Columns) -> bool:
    """Whether it tells the hours of a day: the agenda of the conference."""
    told = [_words(row, columns.due) for row in rows]
    hours = [words for words in told if _CLOCK.search(words) and "/" not in words]
    return len(hours) * 2 > len(rows)


def _is_caption(row: Row, columns: _Columns) -> bool:
    """A row that names the group of those below it: `II | **Tại hội nghị** | |`."""
    runs = row[columns.task].runs
    is_bold = all(run.bold for run in runs if run.text.strip())
    return is_bold or bool(_GROUP.fullmatch(_words(row, columns.label).strip(".")))


def _due(row: Row, tasks: list[Text], columns: _Columns, table: Table):
    told = [
        deadline
        for task in tasks
        for deadline in find_deadlines(task.plain, table.line)
    ]
    return told + deadlines_in_cell(_words(row, columns.due), table.line)


def _words(row: Row, column: int | None) -> str:
    return "" if column is None else " ".join(row[column].plain.split())


def _lines(cell: Text) -> Iterator[Text]:
    """The tasks of a cell: a line each, without its dash."""
    start = 0
    for part in cell.plain.split("\n"):
        line = cell[start : start + len(part)].strip()
        dash = _DASH.match(line.plain)
        if line := line[dash.end() if dash else 0 :]:
            yield line
        start += len(part) + 1


def _has_letters(text: Text) -> bool:
    return any(character.isalpha() for character in text.plain)
