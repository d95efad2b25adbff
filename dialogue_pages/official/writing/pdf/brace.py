from reportlab.pdfgen.canvas import Canvas

BRACE_WIDTH = 6


def draw_brace(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    """A right brace `}` of any height, its point in the middle."""
    middle = (top + bottom) / 2
    half = BRACE_WIDTH / 2
    bend = min(half, (top - bottom) / 4)
    path = canvas.beginPath()
    path.moveTo(x, top)
    path.curveTo(x + half, top, x + half, top, x + half, top - bend)
    path.lineTo(x + half, middle + bend)
    path.curveTo(x + half, middle, x + half, middle, x + BRACE_WIDTH, middle)
    path.curveTo(x + half, middle, x + half, middle, x + half, middle - bend)
    path.lineTo(x + half, bottom + bend)
    path.curveTo(x + half, bottom, x + half, bottom, x, bottom)
    canvas.saveState()
    canvas.setLineWidth(0.75)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
