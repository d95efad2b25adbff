"""A poster for the wall: one sheet, read from three metres, with a QR code.

Drawn on A4; A3 is the same sheet enlarged. Letters shrink together until all fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import pagesizes
from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from .pdf.fonts import BOLD, REGULAR, drawable, register_fonts
from .pdf.inline import one_line, paragraph

A4, A3 = pagesizes.A4, pagesizes.A3

_RED, _GOLD, _INK, _QUIET = map(HexColor, ("#8c1a20", "#c39a2b", "#1c1917", "#4a433d"))
_WIDTH, _HEIGHT = A4
_EDGE = 15 * mm
_INNER = _WIDTH - 2 * _EDGE
_BAND = 27 * mm
_FOOT = 45 * mm
_QR = 36 * mm


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says. `facts` are pairs of a caption and the words below it.

    `hour` is set largest ("07 giờ 30"), `actions` are what residents can do, `notes`
    stand beside the QR code, which leads to `address`; `mark` is what keeps it from
    being hung up (“DỰ THẢO”).
    """

    agency: str
    kind: str
    title: str
    address: str
    hour: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    actions: tuple[str, ...] = ()
    actions_caption: str = ""
    scan: str = ""
    notes: tuple[str, ...] = field(default=())
    mark: str = ""


class _Block(NamedTuple):
    paragraph: Paragraph
    height: float
    gap: float


def render_poster(poster: Poster, size: tuple[float, float] = A4) -> bytes:
    """One sheet as PDF; the same poster gives the same bytes."""
    register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, lang="vi-VN", invariant=True)
    canvas.setTitle(one_line(poster.title))
    canvas.setAuthor(one_line(poster.agency))
    canvas.scale(size[0] / _WIDTH, size[1] / _HEIGHT)
    _band(canvas, poster)
    _foot(canvas, poster)
    _middle(canvas, poster)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _band(canvas: Canvas, poster: Poster) -> None:
    canvas.setFillColor(_RED)
    canvas.rect(0, _HEIGHT - _BAND, _WIDTH, _BAND, stroke=0, fill=1)
    canvas.setFillColor(_GOLD)
    canvas.rect(0, _HEIGHT - _BAND - 2 * mm, _WIDTH, 2 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    middle = _WIDTH / 2
    _line_that_fits(canvas, poster.agency, middle, _HEIGHT - 10.5 * mm, REGULAR, 15)
    kind = f"{poster.kind} ({poster.mark})" if poster.mark else poster.kind
    _line_that_fits(canvas, kind, middle, _HEIGHT - 22 * mm, BOLD, 28)


def _line_that_fits(canvas, words, x, y, font, size) -> None:
    words = one_line(words)
    width = canvas.stringWidth(words, font, size)
    canvas.setFont(font, min(size, size * _INNER / width) if width else size)
    canvas.drawCentredString(x, y, words)


def _middle(canvas: Canvas, poster: Poster) -> None:
    """What must be read from afar, as large as the sheet allows."""
    room = _HEIGHT - _BAND - _FOOT - 2 * mm
    blocks = _largest(poster, room - 10 * mm)
    height = sum(block.height + block.gap for block in blocks)
    y = _HEIGHT - _BAND - 2 * mm - (room - height) * 0.4
    for block in blocks:
        y -= block.height + block.gap
        block.paragraph.drawOn(canvas, _EDGE, y)


def _largest(poster: Poster, room: float) -> list[_Block]:
    for percent in range(125, 20, -5):
        blocks = list(_blocks(poster, percent / 100))
        if sum(block.height + block.gap for block in blocks) <= room:
            return blocks
    return blocks


def _blocks(poster: Poster, scale: float) -> Iterator[_Block]:
    yield _block(poster.title, BOLD, 36, scale, _RED, align=TA_CENTER)
    if poster.hour:
        yield _block(poster.hour, BOLD, 62, scale, _INK, gap=14, align=TA_CENTER)
    for caption, words in poster.facts:
        yield _block(caption, REGULAR, 17, scale, _QUIET, gap=12)
        yield _block(words, BOLD, 29, scale, _INK, gap=1)
    if poster.actions:
        yield _block(poster.actions_caption, REGULAR, 17, scale, _QUIET, gap=14)
        for action in poster.actions:
            yield _block(f"• {action}", REGULAR, 22, scale, _INK, gap=3)


def _block(words, font, size, scale, colour, *, gap=0, align=0) -> _Block:
    size *= scale
    style = ParagraphStyle(
        "Poster",
        fontName=font,
        fontSize=size,
        leading=size * 1.18,
        textColor=colour,
        alignment=align,
        allowWidows=1,
        allowOrphans=1,
    )
    drawn = paragraph(words, style)
    return _Block(drawn, drawn.wrap(_INNER, 1e6)[1], gap * scale)


def _foot(canvas: Canvas, poster: Poster) -> None:
    canvas.setFillColor(_GOLD)
    canvas.rect(_EDGE, _FOOT, _INNER, 0.8 * mm, stroke=0, fill=1)
    qr = QrCodeWidget(poster.address, barLevel="M", barBorder=0)
    left, bottom, right, top = qr.getBounds()
    drawing = Drawing(
        _QR, _QR, transform=[_QR / (right - left), 0, 0, _QR / (top - bottom), 0, 0]
    )
    drawing.add(qr)
    renderPDF.draw(drawing, canvas, _EDGE, (_FOOT - _QR) / 2)
    lines = [(poster.scan, BOLD, 14), (poster.address, REGULAR, 11)]
    lines += [(note, REGULAR, 12) for note in poster.notes]
    _beside_the_code(canvas, [line for line in lines if line[0]])


def _beside_the_code(canvas: Canvas, lines: list[tuple[str, str, float]]) -> None:
    x, width = _EDGE + _QR + 7 * mm, _INNER - _QR - 7 * mm
    drawn = []
    for words, font, size in lines:
        style = ParagraphStyle(
            "Note",
            fontName=font,
            fontSize=size,
            leading=size * 1.25,
            textColor=_INK,
            spaceAfter=3,
            splitLongWords=1,
        )
        text = paragraph(drawable(words), style)
        drawn.append((text, text.wrap(width, 1e6)[1] + style.spaceAfter))
    y = (_FOOT + sum(height for _text, height in drawn)) / 2
    for text, height in drawn:
        y -= height
        text.drawOn(canvas, x, y)
