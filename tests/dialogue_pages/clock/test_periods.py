from datetime import date, timedelta
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.official_days import official_calendar
from dialogue_pages.clock.periods import (
    DayUnit,
    Direction,
    Pause,
    due_date,
    resumed,
)

from .calendars import calendars, days, special_days, with_row, without

BEFORE, AFTER = Direction.BEFORE, Direction.AFTER
CALENDAR, WORKING = DayUnit.CALENDAR, DayUnit.WORKING

# conference, then: 7 days before; 5, 7, 10 working days after; 10 days after
WORKED_EXAMPLES = [
    (
        "2026-06-25",
        "2026-06-18",
        "2026-07-02",
        "2026-07-06",
        "2026-07-09",
        "2026-07-06",
    ),
    (
        "2026-08-20",
        "2026-08-13",
        "2026-08-26",
        "2026-08-28",
        "2026-09-07",
        "2026-09-03",
    ),
    (
        "2025-12-31",
        "2025-12-24",
        "2026-01-09",
        "2026-01-12",
        "2026-01-15",
        "2026-01-10",
    ),
]
COUNTS = [
    (7, CALENDAR, BEFORE),
    (5, WORKING, AFTER),
    (7, WORKING, AFTER),
    (10, WORKING, AFTER),
    (10, CALENDAR, AFTER),
]


class DueDateTests(TestCase):
    calendar = official_calendar()

    def due(self, start, offset, unit, direction):
        start = date.fromisoformat(start)
        return due_date(start, offset, unit, direction, self.calendar)

    def test_worked_examples(self):
        for conference, *expected in WORKED_EXAMPLES:
            for count, day in zip(COUNTS, expected, strict=True):
                with self.subTest(conference=conference, count=count):
                    due = self.due(conference, *count)
                    self.assertEqual(due.due_on.isoformat(), day)

    def test_rolling_forward_is_explained(self):
        due = self.due("2026-08-20", 10, CALENDAR, AFTER)

        self.assertEqual(due.rolled_from, date(2026, 8, 30))
        self.assertEqual(due.counted_to, date(2026, 8, 30))
        self.assertEqual(
            [(day.on.day, day.name) for day in due.days_off],
            [
                (30, "Chủ nhật"),
                (31, "Hoán đổi với thứ Bảy 22/8/2026"),
                (1, "Quốc khánh (ngày liền trước)"),
                (2, "Quốc khánh"),
            ],
        )

    def test_skipped_days_and_the_made_up_saturday_are_explained(self):
        due = self.due("2026-08-20", 5, WORKING, AFTER)

        counted = {step.on.day: step.counted for step in due.steps}
        self.assertEqual(
            counted, {21: True, 22: True, 23: False, 24: True, 25: True, 26: True}
        )
        self.assertEqual(due.steps[1].remark.source, "TB 9441/TB-BNV")
        self.assertEqual([day.on.day for day in due.days_off], [23])

    def test_a_limit_before_an_event_rolls_back_never_forward(self):
        due = self.due("2026-07-05", 7, CALENDAR, BEFORE)
        self.assertEqual(due.counted_to, date(2026, 6, 28))
        self.assertEqual(due.due_on, date(2026, 6, 26))

    def test_no_days_at_all_is_the_day_itself_or_the_next_working_day(self):
        self.assertEqual(
            self.due("2026-06-25", 0, WORKING, AFTER).due_on, date(2026, 6, 25)
        )
        self.assertEqual(
            self.due("2026-06-27", 0, CALENDAR, AFTER).due_on, date(2026, 6, 29)
        )

    def test_the_words_of_a_document_deadline_are_understood(self):
        due = self.due("2026-06-25", 5, "working_day", "after")
        self.assertEqual(due.due_on, date(2026, 7, 2))

    def test_a_negative_offset_is_refused(self):
        with self.assertRaises(ValueError):
            self.due("2026-06-25", -1, CALENDAR, AFTER)


periods = st.tuples(
    st.integers(0, 30), st.sampled_from(DayUnit), st.sampled_from(Direction)
)


class DueDatePropertyTests(TestCase):
    @given(calendars, days, periods)
    def test_a_due_date_is_a_working_day_with_an_unbroken_explanation(
        self, calendar, start, period
    ):
        due = due_date(start, *period, calendar)

        self.assertTrue(calendar.is_working_day(due.due_on))
        offset, _, direction = period
        step = timedelta(days=1 if direction is AFTER else -1)
        expected = [start + step * n for n in range(1, len(due.steps) + 1)]
        self.assertEqual([step.on for step in due.steps], expected)
        self.assertEqual(sum(step.counted for step in due.steps), offset)
        if due.steps:
            self.assertEqual(due.steps[-1].on, due.due_on)

    @given(calendars, days, periods)
    def test_without_days_off_only_the_bare_count_remains(
        self, calendar, start, period
    ):
        due = due_date(start, *period, calendar)
        if due.days_off or due.rolled_from:
            return
        offset, _, direction = period
        moved = timedelta(days=offset if direction is AFTER else -offset)
        self.assertEqual(due.due_on, start + moved)

    @given(calendars, days, periods, special_days())
    def test_a_row_added_and_removed_changes_nothing(
        self, calendar, start, period, row
    ):
        before = without(calendar, row.on)
        after = without(with_row(before, row), row.on)
        self.assertEqual(
            due_date(start, *period, before), due_date(start, *period, after)
        )

    @given(calendars, days, st.integers(0, 30), st.sampled_from(DayUnit))
    def test_a_longer_period_never_ends_earlier(self, calendar, start, offset, unit):
        due = due_date(start, offset, unit, AFTER, calendar)
        later = due_date(start, offset + 1, unit, AFTER, calendar)
        self.assertLessEqual(due.due_on, later.due_on)


pauses = st.lists(
    st.builds(
        lambda first, length: Pause(first, first + timedelta(days=length)),
        days,
        st.integers(0, 20),
    ),
    max_size=4,
)


class PauseTests(TestCase):
    def test_two_working_days_of_waiting_move_the_date_by_two(self):
        friday_to_monday = Pause(date(2026, 6, 26), date(2026, 6, 29))
        due = resumed(date(2026, 7, 2), [friday_to_monday], official_calendar())
        self.assertEqual(due, date(2026, 7, 6))

    def test_overlapping_pauses_count_once(self):
        pause = Pause(date(2026, 6, 26), date(2026, 6, 29))
        once = resumed(date(2026, 7, 2), [pause], official_calendar())
        twice = resumed(date(2026, 7, 2), [pause, pause], official_calendar())
        self.assertEqual(once, twice)

    @given(calendars, days, pauses)
    def test_waiting_never_makes_a_date_earlier(self, calendar, due_on, stops):
        self.assertGreaterEqual(resumed(due_on, stops, calendar), due_on)

    @given(calendars, days, pauses, st.integers(0, 15))
    def test_extending_and_pausing_commute(self, calendar, due_on, stops, extension):
        extended_first = resumed(
            calendar.add_working_days(due_on, extension), stops, calendar
        )
        paused_first = calendar.add_working_days(
            resumed(due_on, stops, calendar), extension
        )
        self.assertEqual(extended_first, paused_first)

    @given(days, pauses)
    def test_with_no_calendar_rows_only_weekends_stand_still(self, due_on, stops):
        weekdays = WorkingCalendar({})
        moved = resumed(due_on, stops, weekdays)
        stopped = {
            stop.first + timedelta(days=n)
            for stop in stops
            for n in range((stop.last - stop.first).days + 1)
        }
        count = sum(day.weekday() < 5 for day in stopped)
        self.assertEqual(moved, weekdays.add_working_days(due_on, count))
