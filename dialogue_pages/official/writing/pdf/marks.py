from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.flowables import AnchorFlowable

from .fonts import BOLD

_LINE = 0.75


class Ruled(Flowable):
    """A centred paragraph with a solid line under it, a share of the text wide."""

    _GAP = 3

    def __init__(self, text: Paragraph, share: float):
        super().__init__()
        self.text = text
        self.share = share

    def wrap(self, available_width, available_height):
        self.width, height = self.text.wrap(available_width, available_height)
        self.height = height + self._GAP
        return self.width, self.height

    def split(self, available_width, available_height):
        first, *rest = self.text.split(available_width, available_height) or [None]
        return [first, Ruled(rest[0], self.share)] if rest else []

    def draw(self):
        self.text.drawOn(self.canv, 0, self._GAP)
        length = self.share * max(self.text.getActualLineWidths0(), default=0)
        start = (self.width - length) / 2
        self.canv.setLineWidth(_LINE)
        self.canv.line(start, 0, start + length, 0)


class Boxed(Flowable):
    """Bold words in a thin frame, centred."""

    _SIZE = 12
    _PADDING = 5

    def __init__(self, words: str):
        super().__init__()
        self.words = words

    def wrap(self, available_width, available_height):
        self.width = available_width
        self.height = self._SIZE + _LINE + self._PADDING
        return self.width, self.height

    def draw(self):
        width = stringWidth(self.words, BOLD, self._SIZE) + 2 * self._PADDING
        self.canv.setLineWidth(_LINE)
        self.canv.rect((self.width - width) / 2, 0, width, self.height)
        self.canv.setFont(BOLD, self._SIZE)
        self.canv.drawCentredString(self.width / 2, self._PADDING, self.words)


class Bookmark(AnchorFlowable):
    """An entry of the outline that leads to this place."""

    def __init__(self, title: str, level: int):
        super().__init__("")
        self.title = title
        self.level = level

    def draw(self):
        # A level may only be one deeper than the entry before it.
        before = getattr(self.canv, "bookmark_level", -1)
        level = self.canv.bookmark_level = min(self.level, before + 1)
        _, y = self.canv.absolutePosition(0, 0)
        key = f"{self.canv.getPageNumber()}-{y:.0f}"
        self.canv.bookmarkHorizontal(key, 0, 0)
        self.canv.addOutlineEntry(self.title, key, level)
