"""Lines whose words stand in two columns, parted by tabs or many blanks."""

import re
from dataclasses import replace

from dialogue_pages.vietnamese.folding import fold

from .source import Line

_GAP = re.compile(r"(?<=[^\s+–-])(?:[ ]*\t\s*|[ ]{3,})(?=\S)")
_NATION = ("cong hoa xa hoi", "doc lap - tu do", "doc lap – tu do")
_HEAD_LINES = 14


def column_by_column(lines: list[Line]) -> list[Line]:
    """The left column, then the right one; lines in one column stay as they are.

    A line with words on one side only is taken by where they begin.
    """
    parted = [(line, _part(line)) for line in lines]
    edges = [edge for _, (_, right, edge) in parted if right]
    if not edges:
        return lines
    middle = min(edges) / 2
    left, right = [], []
    for line, (first, second, _) in parted:
        is_right = not second and _indent(line) > middle
        (right if is_right else left).append(first)
        if second:
            right.append(second)
    return [*left, *right]


def split_letterhead(lines: list[Line]) -> list[Line]:
    """The national title and motto on lines of their own, not beside the agency."""
    split = []
    for line in lines[:_HEAD_LINES]:
        first, second, _ = _part(line)
        is_nation = second and fold(" ".join(second.plain.split())).startswith(_NATION)
        split += [first, second] if is_nation else [line]
    return [*split, *lines[_HEAD_LINES:]]


def columns_of(line: Line) -> list[str]:
    """The words of a line column by column."""
    first, second, _ = _part(line)
    parts = [first, second] if second else [first]
    return [" ".join(part.plain.split()) for part in parts]


def _part(line: Line) -> tuple[Line, Line | None, int]:
    """The two parts of a line, and how far across the second one begins."""
    gap = None if line.table else _GAP.search(line.plain.rstrip())
    if not gap:
        return line, None, 0
    edge = len(line.plain[: gap.end()].expandtabs())
    parts = line.text[: gap.start()], line.text[gap.end() :]
    first, second = (replace(line, text=part) for part in parts)
    return first, second, edge


def _indent(line: Line) -> int:
    wide = line.plain.expandtabs()
    return len(wide) - len(wide.lstrip())
