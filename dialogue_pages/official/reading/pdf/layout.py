"""Lays a page out with a bound on what it may draw.

A page of a few bytes can draw itself a million times over through forms within forms;
the library draws on, so its own drawing room counts here.
"""

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from .guard import bomb

MAX_LETTERS, MAX_SHAPES, MAX_FORMS = 30_000, 50_000, 3_000


class _BoundedDevice(PDFPageAggregatorWithMarkedContent):
    letters = shapes = forms = 0

    def render_char(self, *args, **kwargs):
        self.letters += 1
        self._check()
        return super().render_char(*args, **kwargs)

    def paint_path(self, *args, **kwargs):
        self.shapes += 1
        self._check()
        super().paint_path(*args, **kwargs)

    def begin_figure(self, *args, **kwargs):
        self.forms += 1
        self._check()
        super().begin_figure(*args, **kwargs)

    def _check(self):
        within = self.letters < MAX_LETTERS and self.shapes < MAX_SHAPES
        if not within or self.forms > MAX_FORMS:
            raise bomb()


def lay_out(page) -> None:
    """Lay a page of pdfplumber out; it keeps the layout and does not make another."""
    room = page.pdf.rsrcmgr
    device = _BoundedDevice(room, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(room, device).process_page(page.page_obj)
    page._layout = device.get_result()
