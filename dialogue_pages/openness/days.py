"""How many working days something took, and the middle of many such numbers."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from dialogue_pages.clock.calendar import WorkingCalendar


class WorkingDays:
    """Counts working days between days of a span without walking through them again."""

    def __init__(self, calendar: WorkingCalendar, first: date, last: date):
        span = (first + timedelta(n) for n in range((last - first).days + 1))
        self._days = [day for day in span if calendar.is_working_day(day)]

    def between(self, start: date, end: date) -> int:
        """The working days after `start`, up to `end`; none if that is not later."""
        if end <= start:
            return 0
        return bisect_right(self._days, end) - bisect_left(
            self._days, start + timedelta(1)
        )


def median(days: Mapping[int, int]) -> float | None:
    """The middle of numbers given as how often each is there; None of none."""
    times = sum(Counter(days).values())
    if not times:
        return None
    low, high = _at(days, (times - 1) // 2), _at(days, times // 2)
    return (low + high) / 2


def _at(days: Mapping[int, int], place: int) -> int:
    for number in sorted(days):
        place -= days[number]
        if place < 0:
            return number
    raise IndexError(place)
