"""Receipt slips to be cut apart: four on a sheet of A4."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .pdf.fonts import BOLD, REGULAR, register_fonts
from .pdf.inline import one_line, paragraph

_WIDTH, _HEIGHT = A4
_ON_A_SHEET = 4
_SLIP = _HEIGHT / _ON_A_SHEET
_EDGE = 15 * mm
_INNER = _WIDTH - 2 * _EDGE
_CODE = 58 * mm
_LONGEST_NAME, _LONGEST_TITLE = 80, 160


@dataclass(frozen=True, slots=True)
class Slip:
    """What a sender takes home; with `code` alone the question can be followed."""

    agency: str
    number: str
    code: str
    sender: str
    title: str
    received: str
    address: str = ""
    phone: str = ""


def render_slips(slips: Iterable[Slip]) -> bytes:
    """The slips as PDF; the same slips give the same bytes."""
    register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, lang="vi-VN", invariant=True)
    canvas.setTitle("Phiếu tiếp nhận")
    for place, slip in enumerate(slips):
        on_sheet = place % _ON_A_SHEET
        if place and not on_sheet:
            canvas.showPage()
        _draw(canvas, slip, _HEIGHT - on_sheet * _SLIP)
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, slip: Slip, top: float) -> None:
    canvas.setDash(2, 3)
    canvas.setLineWidth(0.5)
    canvas.line(0, top - _SLIP, _WIDTH, top - _SLIP)
    canvas.setDash()
    _code(canvas, slip, top - 12 * mm)
    y, beside = top - 10 * mm, _INNER - _CODE - 5 * mm
    y = _line(canvas, slip.agency, REGULAR, 11, y, beside)
    y = _line(canvas, "PHIẾU TIẾP NHẬN Ý KIẾN, KIẾN NGHỊ", BOLD, 13, y, beside)
    y = _line(canvas, f"Số {slip.number}, ngày {slip.received}", BOLD, 12, y, beside)
    y = _line(canvas, f"Người gửi: {_cut(slip.sender, _LONGEST_NAME)}", REGULAR, 12, y)
    y = _line(canvas, f"Về việc: {_cut(slip.title, _LONGEST_TITLE)}", REGULAR, 12, y)
    y = _line(canvas, _where(slip), REGULAR, 10.5, y)


def _where(slip: Slip) -> str:
    told = "Giữ kín mã tra cứu. Xem kết quả"
    if slip.address:
        told += f" tại {slip.address}"
    if slip.phone:
        told += f" hoặc hỏi điện thoại {slip.phone}"
    return f"{told}."


def _cut(words: str, most: int) -> str:
    words = one_line(words)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _line(canvas, words, font, size, y, width=_INNER) -> float:
    if not words:
        return y
    style = ParagraphStyle("Line", fontName=font, fontSize=size, leading=size * 1.22)
    text = paragraph(words, style)
    height = text.wrap(width, 1e6)[1]
    text.drawOn(canvas, _EDGE, y - height)
    return y - height - 1.2 * mm


def _code(canvas: Canvas, slip: Slip, y: float) -> None:
    x, height = _WIDTH - _EDGE - _CODE, 17 * mm
    canvas.setLineWidth(1)
    canvas.rect(x, y - height, _CODE, height)
    canvas.setFont(REGULAR, 10)
    canvas.drawCentredString(x + _CODE / 2, y - 5.5 * mm, "Mã tra cứu")
    canvas.setFont(BOLD, 18)
    canvas.drawCentredString(x + _CODE / 2, y - 13 * mm, one_line(slip.code))
