"""What is counted of a group of questions."""

from typing import NamedTuple, Self

LEAST = 5  # a smaller count, but zero, is not told beside a unit or a topic


class Figures(NamedTuple):
    """Counts of questions; `answered` is `on_time` and `late` together.

    `overdue` are those of `in_work` whose day has passed. `referred` went to a higher
    authority at some time, answered by now or not.
    """

    received: int = 0
    answered: int = 0
    on_time: int = 0
    late: int = 0
    in_work: int = 0
    overdue: int = 0
    referred: int = 0

    def plus(self, other: Self) -> Self:
        return Figures(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def closed(self) -> int:
        """Neither answered nor in work: not accepted, or withdrawn by the sender."""
        return self.received - self.answered - self.in_work


MEASURES = Figures._fields


def is_small(count: int) -> bool:
    return 0 < count < LEAST
