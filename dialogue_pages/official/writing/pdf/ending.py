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
        end = end_height(self.text)
        is_keepable = end + self.gap + foot <= TEXT_HEIGHT
        room = min(available_height, text - end) if is_keepable else available_height
        parts = self.text.split(available_width, room) if text > room else []
        if len(parts) > 1:
            *first, last = parts
            return [*first, Ending(last, self.foot)]
        if is_keepable and available_height < TEXT_HEIGHT:
            return []
        return [self.text, self.foot] if text <= available_height else []

    def start_height(self) -> float:
        """Less than the whole only where the text may be cut."""
        text, foot = self._heights(TEXT_WIDTH)
        if end_height(self.text) < text or foot > TEXT_HEIGHT:
            return start_height(self.text)
        return text + self.gap + foot

    def _heights(self, width):
        return [part.wrap(width, TEXT_HEIGHT)[1] for part in (self.text, self.foot)]
