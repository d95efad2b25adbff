"""A bar for work that takes its time, on a terminal only."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")
_WIDTH = 30
_LEAST = 500  # fewer are done before anybody looks


def with_bar(rows: Iterable[Row], total: int, stream) -> Iterator[Row]:
    """The rows as they are, while `stream` shows how many of `total` are done."""
    is_shown = total >= _LEAST and stream.isatty()
    step = max(total // 200, 1)
    for done, row in enumerate(rows, 1):
        yield row
        if is_shown and (done % step == 0 or done == total):
            full = _WIDTH * done // max(total, 1)
            bar = "█" * full + "░" * (_WIDTH - full)
            stream.write(f"\r{bar} {done}/{total}", ending="")
            stream.flush()
    if is_shown:
        stream.write("")
