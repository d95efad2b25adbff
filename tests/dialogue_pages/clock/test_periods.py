from datetime import date, timedelta
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.clock.calendar import DayKind, SpecialDay, WorkingCalendar
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
        self.assertIn("TB 9441/TB-BNV", due.steps[1].remark.source)
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

    @given(calendars, days, days, st.integers(0, 30), st.sampled_from(DayUnit))
    def test_a_made_up_day_moves_a_date_at_most_to_the_working_day_before(
        self, calendar, start, made_up_on, offset, unit
    ):
        made_up = SpecialDay(made_up_on, DayKind.MAKE_UP, "Làm bù")
        swapped = with_row(calendar, made_up)
        due_on = due_date(start, offset, unit, AFTER, calendar).due_on
        sooner = due_date(start, offset, unit, AFTER, swapped).due_on
        self.assertLessEqual(sooner, due_on)
        self.assertGreaterEqual(sooner, swapped.previous_working_day(due_on))

    @given(calendars, days, st.integers(0, 30), st.sampled_from(DayUnit))
    def test_a_longer_period_never_ends_earlier(self, calendar, start, offset, unit):
        due = due_date(start, offset, unit, AFTER, calendar)
        later = due_date(start, offset + 1, unit, AFTER, calendar)
        self.assertLessEqual(due.due_on, later.due_on)


gaps = st.integers(0, 15)
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

    def test_stopping_and_restarting_on_one_day_loses_nothing(self):
        day = date(2026, 6, 26)
        due = resumed(date(2026, 7, 2), [Pause.between(day, day)], official_calendar())
        self.assertEqual(due, date(2026, 7, 2))

    @given(calendars, days, st.integers(1, 20), st.data())
    def test_the_days_left_are_counted_on_from_the_restart(
        self, calendar, start, count, data
    ):
        due_on = due_date(start, count, WORKING, AFTER, calendar).due_on
        stopped_on = data.draw(st.dates(start, due_on))
        restarted_on = stopped_on + timedelta(days=data.draw(st.integers(0, 40)))
        used = sum(
            calendar.is_working_day(start + timedelta(days=n))
            for n in range(1, (stopped_on - start).days + 1)
        )

        pause = Pause.between(stopped_on, restarted_on)
        resumed_on = resumed(due_on, [pause], calendar)
        if used < count:
            left = calendar.add_working_days(restarted_on, count - used)
            self.assertEqual(resumed_on, left)

    @given(calendars, days, st.lists(st.tuples(gaps, gaps), max_size=6))
    def test_stopped_k_times_it_moves_by_the_working_days_stopped(
        self, calendar, start, times
    ):
        stops, day = [], start
        for running, standing in times:
            stopped_on = day + timedelta(days=running)
            day = stopped_on + timedelta(days=standing)
            stops.append(Pause.between(stopped_on, day))
        due_on = due_date(start, 7, WORKING, AFTER, calendar).due_on

        one_by_one = due_on
        for stop in stops:
            one_by_one = resumed(one_by_one, [stop], calendar)
        stopped = sum(
            calendar.is_working_day(stop.first + timedelta(days=n))
            for stop in stops
            for n in range((stop.last - stop.first).days + 1)
        )
        self.assertEqual(one_by_one, calendar.add_working_days(due_on, stopped))
        self.assertEqual(one_by_one, resumed(due_on, stops, calendar))

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
