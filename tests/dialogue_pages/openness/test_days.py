import statistics
import unittest
from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.clock.calendar import DayKind, SpecialDay, WorkingCalendar
from dialogue_pages.openness.days import WorkingDays, median

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
in_the_year = st.dates(FIRST, LAST)
some_off = st.lists(in_the_year).map(
    lambda days: WorkingCalendar.of(
        SpecialDay(day, DayKind.MAKE_UP if day.weekday() > 4 else DayKind.OFF, "")
        for day in days
    )
)


class WorkingDaysTests(unittest.TestCase):
    @given(some_off, in_the_year, st.integers(0, 60))
    def test_as_a_person_counts_who_walks_through_the_days(
        self, calendar, start, count
    ):
        end = start + timedelta(count)
        walked = [start + timedelta(n + 1) for n in range(count)]
        days = WorkingDays(calendar, FIRST, LAST + timedelta(60))
        self.assertEqual(
            days.between(start, end), sum(map(calendar.is_working_day, walked))
        )

    def test_the_same_day_took_none(self):
        days = WorkingDays(WorkingCalendar({}), FIRST, LAST)
        self.assertEqual(days.between(date(2026, 3, 5), date(2026, 3, 5)), 0)


class MedianTests(unittest.TestCase):
    @given(st.lists(st.integers(0, 40), min_size=1))
    def test_as_of_the_numbers_themselves(self, numbers):
        self.assertEqual(median(Counter(numbers)), statistics.median(numbers))

    def test_of_nothing_there_is_none(self):
        self.assertIsNone(median({}))
