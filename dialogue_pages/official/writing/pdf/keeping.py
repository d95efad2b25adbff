"""Page ends: what leads to something stays with the beginning of it."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table

from .paper import TEXT_HEIGHT, TEXT_WIDTH

_LONG_ROW = TEXT_HEIGHT / 4  # a row taller than that may be cut


def leading(flowable: Flowable) -> Flowable:
    """Mark a heading or a lead-in: it may not stand last on a page."""
    flowable.leads_to_next = True
    return flowable


def kept(flowables: Iterable[Flowable]) -> Iterator[Flowable]:
    """The flowables with page breaks where a heading would lose its text."""
    waiting = []
    for flowable in flowables:
        if getattr(flowable, "leads_to_next", False):
            waiting.append(flowable)
            continue
        if waiting:
            yield _room_for(waiting, flowable)
            yield from waiting
            waiting = []
        yield flowable
    yield from waiting


def start_height(flowable: Flowable) -> float:
    """Height of the least beginning that may stand at the end of a page."""
    if hasattr(flowable, "start_height"):
        return flowable.start_height()
    height = flowable.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1]
    if isinstance(flowable, Paragraph):
        return _least_lines(flowable, height)
    if isinstance(flowable, Table):
        first = sum(flowable._rowHeights[flowable.repeatRows :][:1])
        return _head_height(flowable) + min(first, _LONG_ROW)
    return height


def end_height(flowable: Flowable) -> float:
    """Height of the least end that may stand at the top of a page."""
    height = flowable.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1]
    if isinstance(flowable, Paragraph):
        return _least_lines(flowable, height)
    if isinstance(flowable, Table):
        return _head_height(flowable) + flowable._rowHeights[-1]
    return height


def _head_height(table: Table) -> float:
    return sum(table._rowHeights[: table.repeatRows])


def _least_lines(paragraph: Paragraph, height: float) -> float:
    leading = paragraph.style.leading
    return height if height < 3.5 * leading else 2 * leading


def _room_for(waiting: list[Flowable], following: Flowable) -> CondPageBreak:
    heights = [_height(flowable) for flowable in waiting]
    room = sum(heights) + following.getSpaceBefore() + start_height(following)
    return CondPageBreak(min(room, TEXT_HEIGHT))


def _height(flowable: Flowable) -> float:
    return flowable.getSpaceBefore() + flowable.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1]
