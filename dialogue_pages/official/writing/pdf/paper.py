from datetime import date
from functools import partial
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from .fonts import REGULAR

LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm
TEXT_WIDTH = A4[0] - LEFT - RIGHT
TEXT_HEIGHT = A4[1] - TOP - BOTTOM

NUMBER_SIZE = 14
_NUMBER_BASELINE = A4[1] - TOP / 2 - NUMBER_SIZE / 3  # digits are 2/3 of the size high


def build_pdf(
    story: list[Flowable], *, title: str, day: date, author: str = "", subject: str = ""
) -> bytes:
    """Lay flowables out on A4 sheets; the same story gives the same bytes."""
    buffer = BytesIO()
    paper = BaseDocTemplate(
        buffer,
        pagesize=A4,
        pageTemplates=[PageTemplate(frames=[_frame()], onPage=_draw_number)],
        title=title,
        author=author,
        subject=subject,
        creator="Dialogue Pages",
        producer="ReportLab",
        lang="vi-VN",
        displayDocTitle=True,
        invariant=True,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    paper.build(story, canvasmaker=partial(_canvas, day))
    return buffer.getvalue()


def _canvas(day: date, *options, **more) -> Canvas:
    canvas = Canvas(*options, pdfVersion=(1, 7), **more)
    canvas.setDateFormatter(lambda *_now: f"D:{day:%Y%m%d}000000+07'00'")
    return canvas


def _frame() -> Frame:
    return Frame(
        LEFT,
        BOTTOM,
        TEXT_WIDTH,
        TEXT_HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _draw_number(canvas: Canvas, paper: BaseDocTemplate) -> None:
    if paper.page == 1:
        return
    canvas.saveState()
    canvas.setFont(REGULAR, NUMBER_SIZE)
    canvas.drawCentredString(LEFT + TEXT_WIDTH / 2, _NUMBER_BASELINE, str(paper.page))
    canvas.restoreState()
