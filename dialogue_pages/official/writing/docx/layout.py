"""Tables that only lay out: the two columns of letterhead and end."""

from .inline import paragraph
from .xml import w

# In twentieths of a point: A4 with margins 30 and 15 mm leaves 165 mm of text.
TEXT_WIDTH = 9354
LEFT_WIDTH = 3685  # 65 mm
RIGHT_WIDTH = TEXT_WIDTH - LEFT_WIDTH


def columns(*rows, widths):
    """Rows of cells without borders; each row stays on one page."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
            w("tblLook", val="0000"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *(_row(row, widths) for row in rows),
    )


def _row(cells, widths):
    return w(
        "tr",
        w("trPr", w("cantSplit")),
        *map(_cell, cells, widths),
    )


def _cell(paragraphs, width):
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    return w("tc", properties, *(paragraphs or [w("p")]))


def line_below(length, room, *, before=40):
    """A drawn line of a length, centred in a room, as a paragraph without words."""
    inset = max((room - length) // 2, 0)
    return paragraph(
        "",
        "DuongKe",
        w("pBdr", w("top", val="single", sz=6, space=0, color="auto")),
        w("spacing", before=before, after=0, line=60, lineRule="exact"),
        w("ind", left=inset, right=inset, firstLine=0),
    )
