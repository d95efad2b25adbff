from collections.abc import Iterator

from reportlab.lib import colors
from reportlab.platypus import Flowable, Paragraph, Table

from ...document import Table as TableBlock
from ...text import Text
from . import styles
from .fonts import REGULAR
from .inline import paragraph
from .paper import TEXT_HEIGHT, TEXT_WIDTH

_PADDING = 4
_LONGEST_SHARE = 0.6  # of the text width: no column asks for more
_REPEATED_SHARE = 1 / 3  # of the page: a taller head is printed once
_TALLEST_SHARE = 0.6  # of the page: a taller row has to be cut


def table(block: TableBlock) -> Iterator[Flowable]:
    """The table as wide as the text, its head on every page it covers."""
    rows = [*block.head, *block.rows]
    width = max(map(len, rows), default=0)
    if not width:
        return
    cell, head_cell = styles.SMALL_CELLS if block.is_small else styles.CELLS
    head = [_cells(row, width, head_cell) for row in block.head]
    cells = head + [_cells(row, width, cell) for row in block.rows]
    padding = min(_PADDING, TEXT_WIDTH / width / 4)
    widths = _column_widths(cells, padding)
    yield Table(
        cells,
        colWidths=widths,
        repeatRows=len(head) if _is_repeatable(head, widths) else 0,
        splitInRow=int(not block.is_small or _is_too_tall(cells, widths)),
        spaceBefore=styles.SPACE,
        spaceAfter=styles.SPACE,
        style=[*_grid(padding), *_head_style(len(head))],
    )


def _grid(padding: float) -> list[tuple]:
    everywhere = (0, 0), (-1, -1)
    return [
        ("GRID", *everywhere, 0.5, colors.black),
        ("FONTNAME", *everywhere, REGULAR),
        ("VALIGN", *everywhere, "TOP"),
        ("LEFTPADDING", *everywhere, padding),
        ("RIGHTPADDING", *everywhere, padding),
        ("TOPPADDING", *everywhere, padding / 2),
        ("BOTTOMPADDING", *everywhere, padding),
    ]


def _head_style(rows: int) -> list[tuple]:
    return [("VALIGN", (0, 0), (-1, rows - 1), "MIDDLE")] if rows else []


def _cells(row: list[Text], width: int, style) -> list[Paragraph]:
    padded = [*row, *[Text()] * (width - len(row))]
    return [paragraph(text, style) for text in padded]


def _column_widths(rows: list[list[Paragraph]], padding: float) -> list[float]:
    """Room for the longest word of each column, the rest by length of text."""
    columns = list(zip(*rows, strict=True))
    least = [max(map(_longest_word, column)) + 2 * padding + 1 for column in columns]
    spare = TEXT_WIDTH - sum(least)
    if spare <= 0:
        return [TEXT_WIDTH * width / sum(least) for width in least]
    wanted = [
        max(min(max(map(_text_width, column)), TEXT_WIDTH * _LONGEST_SHARE) - low, 1)
        for column, low in zip(columns, least, strict=True)
    ]
    return [
        low + spare * more / sum(wanted)
        for low, more in zip(least, wanted, strict=True)
    ]


def _longest_word(cell: Paragraph) -> float:
    return min(cell.minWidth(), TEXT_WIDTH / 3)


def _text_width(cell: Paragraph) -> float:
    cell.wrap(1e6, TEXT_HEIGHT)
    return max(cell.getActualLineWidths0(), default=0)


def _is_repeatable(head: list[list[Paragraph]], widths: list[float]) -> bool:
    return sum(_heights(head, widths)) < TEXT_HEIGHT * _REPEATED_SHARE


def _is_too_tall(rows: list[list[Paragraph]], widths: list[float]) -> bool:
    return max(_heights(rows, widths)) > TEXT_HEIGHT * _TALLEST_SHARE


def _heights(rows: list[list[Paragraph]], widths: list[float]) -> list[float]:
    return [
        max(
            cell.wrap(width, TEXT_HEIGHT)[1]
            for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    ]
