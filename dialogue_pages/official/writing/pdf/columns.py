from reportlab.platypus import Flowable

Stack = list[Flowable]


class Columns(Flowable):
    """Stacks of flowables side by side, tops level; drawn from left to right."""

    def __init__(self, widths: list[float], stacks: list[Stack], space_before=0):
        super().__init__()
        self.widths = widths
        self.stacks = stacks
        self.spaceBefore = space_before

    def wrap(self, available_width, available_height):
        self.width = sum(self.widths)
        self.height = max(self._heights(), default=0)
        return self.width, self.height

    def draw(self):
        x = 0
        for width, stack in zip(self.widths, self.stacks, strict=True):
            y = self.height
            for flowable in stack:
                y -= flowable.wrapOn(self.canv, width, y)[1]
                flowable.drawOn(self.canv, x, y)
            x += width

    def split(self, available_width, available_height):
        halves = [
            _split(stack, width, available_height)
            for width, stack in zip(self.widths, self.stacks, strict=True)
        ]
        if not any(first for first, _ in halves):
            return []
        parts = [list(stacks) for stacks in zip(*halves, strict=True)]
        return [Columns(self.widths, stacks) for stacks in parts if any(stacks)]

    def _heights(self):
        for width, stack in zip(self.widths, self.stacks, strict=True):
            yield sum(_height(flowable, width) for flowable in stack)


def _height(flowable: Flowable, width: float) -> float:
    return flowable.wrap(width, 1e6)[1]


def _split(stack: Stack, width: float, room: float) -> tuple[Stack, Stack]:
    """What fits into the room, and what remains."""
    for place, flowable in enumerate(stack):
        height = _height(flowable, width)
        if height > room:
            parts = flowable.split(width, room)
            return stack[:place] + parts[:1], (parts[1:] or [flowable]) + stack[
                place + 1 :
            ]
        room -= height
    return stack, []
