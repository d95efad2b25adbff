"""A hamlet's list to be filled in by hand: A4 lying, two sides of ten rows."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ..hamlet_rows import COLUMNS, NO_OPINIONS, ROWS
from .pdf.fonts import BOLD, ITALIC, REGULAR, register_fonts
from .pdf.inline import one_line, paragraph

_WIDTH, _HEIGHT = landscape(A4)
_EDGE = 12 * mm
_INNER = _WIDTH - 2 * _EDGE
_PER_SIDE = 10
_HEAD = 11 * mm
_FOOT = 36 * mm
_LEAST_ROW = 10 * mm


@dataclass(frozen=True, slots=True)
class HamletSheet:
    """What stands around the rows; `code` says which hamlet and conference they are of."""

    agency: str
    title: str
    place: str
    meeting: str
    code: str
    notes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    signer: str = ""


def render_sheet(sheet: HamletSheet) -> bytes:
    """Two sides as PDF; the same sheet gives the same bytes."""
    register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT), lang="vi-VN", invariant=True)
    canvas.setTitle(one_line(f"{sheet.title} – {sheet.place}"))
    canvas.setAuthor(one_line(sheet.agency))
    sides = ROWS // _PER_SIDE
    for side in range(sides):
        y = _top(canvas, sheet, is_first=side == 0)
        is_last = side == sides - 1
        _rows(canvas, y, _EDGE + (_FOOT if is_last else 6 * mm), side * _PER_SIDE + 1)
        if is_last:
            _signature(canvas, sheet)
        canvas.setFont(REGULAR, 10)
        canvas.drawRightString(_WIDTH - _EDGE, 7 * mm, f"Mặt {side + 1}/{sides}")
        canvas.drawString(_EDGE, 7 * mm, f"Mã {sheet.code}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _top(canvas: Canvas, sheet: HamletSheet, *, is_first: bool) -> float:
    """The lines above the rows; returns how high the rows begin."""
    y = _HEIGHT - _EDGE
    _code(canvas, sheet.code, y)
    width = _INNER - 56 * mm
    y = _line(canvas, sheet.agency, REGULAR, 12, y, width)
    y = _line(canvas, sheet.title.upper(), BOLD, 15, y, width)
    y = _line(canvas, sheet.place, BOLD, 14, y, width)
    if not is_first:
        return min(y, _HEIGHT - _EDGE - 19 * mm) - 2 * mm
    y = _line(canvas, sheet.meeting, REGULAR, 12, y, width)
    y = min(y, _HEIGHT - _EDGE - 19 * mm)
    for words in sheet.notes:
        y = _line(canvas, words, ITALIC, 11, y, _INNER)
    return _box(canvas, y) - 2 * mm


def _line(canvas, words: str, font: str, size: float, y: float, width: float) -> float:
    if not words:
        return y
    style = ParagraphStyle("Line", fontName=font, fontSize=size, leading=size * 1.22)
    text = paragraph(words, style)
    height = text.wrap(width, 1e6)[1]
    text.drawOn(canvas, _EDGE, y - height)
    return y - height - 1


def _box(canvas: Canvas, y: float) -> float:
    """A box to tick where nobody has an opinion; returns how high it ends."""
    side = 5 * mm
    y -= side + 1.5 * mm
    canvas.setLineWidth(1)
    canvas.rect(_EDGE, y, side, side)
    canvas.setFont(BOLD, 12)
    canvas.drawString(_EDGE + side + 2 * mm, y + 1.2 * mm, NO_OPINIONS)
    return y


def _code(canvas: Canvas, code: str, y: float) -> None:
    """Large and boxed: whoever enters the list types it."""
    width, height = 52 * mm, 18 * mm
    x = _WIDTH - _EDGE - width
    canvas.setLineWidth(1.2)
    canvas.rect(x, y - height, width, height)
    canvas.setFont(REGULAR, 10)
    canvas.drawCentredString(x + width / 2, y - 6 * mm, "Mã danh sách")
    size = 19
    fits = (width - 6 * mm) / canvas.stringWidth(code, BOLD, size)
    canvas.setFont(BOLD, min(size, size * fits))
    canvas.drawCentredString(x + width / 2, y - 14 * mm, code)


def _rows(canvas: Canvas, top: float, bottom: float, first: int) -> None:
    height = max((top - bottom - _HEAD) / _PER_SIDE, _LEAST_ROW)
    end = top - _HEAD - _PER_SIDE * height
    canvas.setStrokeColor(black)
    canvas.setLineWidth(0.6)
    for line in (top, *(top - _HEAD - n * height for n in range(_PER_SIDE + 1))):
        canvas.line(_EDGE, line, _WIDTH - _EDGE, line)
    x = _EDGE
    for column in COLUMNS:
        width = _INNER * column.share / 100
        canvas.line(x, top, x, end)
        _heading(canvas, column.heading, x, top, width)
        x += width
    canvas.line(x, top, x, end)
    canvas.setFont(REGULAR, 12)
    middle = _EDGE + _INNER * COLUMNS[0].share / 200
    for n in range(_PER_SIDE):
        y = top - _HEAD - n * height - 6 * mm
        canvas.drawCentredString(middle, y, str(first + n))


def _heading(canvas, words: str, x: float, top: float, width: float) -> None:
    style = ParagraphStyle(
        "Heading", fontName=BOLD, fontSize=11, leading=12.5, alignment=TA_CENTER
    )
    text = paragraph(words, style)
    height = text.wrap(width - 4, 1e6)[1]
    text.drawOn(canvas, x + 2, top - (_HEAD + height) / 2)


def _signature(canvas: Canvas, sheet: HamletSheet) -> None:
    x = _WIDTH - _EDGE - 45 * mm
    y = _EDGE + _FOOT - 7 * mm
    canvas.setFont(ITALIC, 12)
    canvas.drawCentredString(x, y, "Ngày …… tháng …… năm ……")
    canvas.setFont(BOLD, 12)
    canvas.drawCentredString(x, y - 5.5 * mm, one_line(sheet.signer))
    canvas.setFont(ITALIC, 11)
    canvas.drawCentredString(x, y - 10.5 * mm, "(Ký, ghi rõ họ tên)")
    canvas.setFont(REGULAR, 12)
    canvas.drawString(_EDGE, y, "Tổng số người hỏi: ……………   Tổng số câu hỏi: ……………")
