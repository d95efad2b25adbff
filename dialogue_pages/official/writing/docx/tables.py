from ...document import Table
from ...text import Text
from .inline import as_text, paragraph, upright
from .layout import TEXT_WIDTH
from .measures import width_of
from .xml import w

_PADDING = 80
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(block: Table):
    """The table as wide as the text; its head rows repeat on every page."""
    rows = [*block.head, *block.rows]
    count = max(map(len, rows), default=0)
    if not count:
        return
    rows = [[*row, *[Text()] * (count - len(row))] for row in rows]
    widths = _widths(rows)
    yield _gap()
    yield w(
        "tbl",
        _properties(),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *(_row(row, widths, index < len(block.head)) for index, row in enumerate(rows)),
    )
    yield _gap()


def _gap():
    return paragraph("", "DuongKe")


def _properties():
    borders = [w(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES]
    sides = [w(side, w=_PADDING, type="dxa") for side in ("left", "right")]
    return w(
        "tblPr",
        w("tblW", w=TEXT_WIDTH, type="dxa"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *sides),
        w("tblLook", val="0020", firstRow="1"),
    )


def _row(cells, widths, is_head):
    properties = [w("cantSplit"), w("tblHeader")] if is_head else [w("cantSplit")]
    return w(
        "tr",
        w("trPr", *properties),
        *(
            _cell(cell, width, is_head)
            for cell, width in zip(cells, widths, strict=True)
        ),
    )


def _cell(text, width, is_head):
    text = as_text(text)
    words = paragraph(
        upright(text) if is_head else text,
        "DauBang" if is_head else "OBang",
        w("spacing", before=40, after=40),
    )
    alignment = w("vAlign", val="center") if is_head else None
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), alignment), words)


def _widths(rows):
    """Room for the longest word of each column, the rest by length of text."""
    columns = list(zip(*rows, strict=True))
    least = [max(map(_longest_word, column)) + 2 * _PADDING + 40 for column in columns]
    wanted = [
        max(min(max(map(_length, column)), TEXT_WIDTH * 6 // 10) - low, 1)
        for column, low in zip(columns, least, strict=True)
    ]
    spare = max(TEXT_WIDTH - sum(least), 0)
    rough = [
        low + spare * more / sum(wanted)
        for low, more in zip(least, wanted, strict=True)
    ]
    return [int(width * TEXT_WIDTH / sum(rough)) for width in rough]


def _length(cell):
    return max((width_of(line, 13) for line in str(cell).split("\n")), default=0)


def _longest_word(cell):
    longest = max((width_of(word, 13) for word in str(cell).split()), default=0)
    return min(longest, TEXT_WIDTH // 3)
