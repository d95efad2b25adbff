from reportlab.platypus import Flowable

from .keeping import end_height, start_height
from .paper import TEXT_HEIGHT, TEXT_WIDTH


class Ending(Flowable):
    """The last text of a paper and its foot: a foot never stands alone on a page."""

    def __init__(self, text: Flowable, foot: Flowable):
        super().__init__()
        self.text = text
        self.foot = foot
        self.gap = foot.getSpaceBefore()

    def getSpaceBefore(self):  # noqa: N802 (ReportLab's name)
        return self.text.getSpaceBefore()

    def wrap(self, available_width, available_height):
        text, foot = self._heights(available_width)
        self.width, self.height = available_width, text + self.gap + foot
        return self.width, self.height

    def draw(self):
        _, foot = self._heights(self.width)
        self.text.drawOn(self.canv, 0, foot + self.gap)
        self.foot.drawOn(self.canv, 0, 0)

    def split(self, available_width, available_height):
        text, foot = self._heights(available_width)
        kept = end_height(self.text)
        if kept + self.gap + foot > TEXT_HEIGHT:
            return [self.text, self.foot]
        parts = self.text.split(available_width, min(available_height, text - kept))
        if len(parts) < 2:
            return []
        *first, last = parts
        return [*first, Ending(last, self.foot)]

    def start_height(self) -> float:
        """Less than the whole only where the text may be cut."""
        text, foot = self._heights(TEXT_WIDTH)
        if end_height(self.text) < text or foot > TEXT_HEIGHT:
            return start_height(self.text)
        return text + self.gap + foot

    def _heights(self, width):
        return [part.wrap(width, TEXT_HEIGHT)[1] for part in (self.text, self.foot)]
