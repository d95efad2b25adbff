from collections import Counter
from datetime import date
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.clock.calendar import DayKind, SpecialDay, WorkingCalendar
from dialogue_pages.clock.official_days import OFFICIAL_DAYS, official_calendar
from dialogue_pages.clock.proposals import proposed_days

from .calendars import calendars, days, special_days, with_row, without


class WorkingCalendarTests(TestCase):
    calendar = official_calendar()

    def test_weekdays_work_and_weekends_do_not(self):
        self.assertTrue(self.calendar.is_working_day(date(2026, 6, 25)))
        self.assertFalse(self.calendar.is_working_day(date(2026, 6, 27)))
        self.assertEqual(self.calendar.why_off(date(2026, 6, 27)).name, "Thứ Bảy")
        self.assertEqual(self.calendar.why_off(date(2026, 6, 28)).name, "Chủ nhật")

    def test_a_make_up_saturday_works_and_says_so(self):
        saturday = date(2026, 8, 22)
        self.assertTrue(self.calendar.is_working_day(saturday))
        self.assertIsNone(self.calendar.why_off(saturday))
        self.assertIs(self.calendar.remark_on(saturday).kind, DayKind.MAKE_UP)

    def test_a_day_off_names_its_decision(self):
        why = self.calendar.why_off(date(2026, 8, 31))
        self.assertIs(why.kind, DayKind.OFF)
        self.assertIn("9441/TB-BNV", why.source)

    def test_an_ordinary_day_needs_no_remark(self):
        self.assertIsNone(self.calendar.remark_on(date(2026, 6, 25)))

    def test_the_later_of_two_rows_for_a_day_stands(self):
        day = date(2026, 11, 23)
        rows = [
            SpecialDay(day, DayKind.OFF, "Hoán đổi"),
            SpecialDay(day, DayKind.MAKE_UP, "Hủy hoán đổi"),
        ]
        self.assertTrue(WorkingCalendar.of(rows).is_working_day(day))

    def test_rolling_leaves_a_working_day_alone(self):
        thursday, sunday = date(2026, 6, 25), date(2026, 7, 5)
        self.assertEqual(self.calendar.rolled_forward(thursday), thursday)
        self.assertEqual(self.calendar.rolled_back(thursday), thursday)
        self.assertEqual(self.calendar.rolled_forward(sunday), date(2026, 7, 6))
        self.assertEqual(self.calendar.rolled_back(sunday), date(2026, 7, 3))

    @given(calendars, days, st.integers(1, 30))
    def test_adding_and_taking_away_leads_back_to_a_working_day(
        self, calendar, day, count
    ):
        start = calendar.rolled_forward(day)
        there = calendar.add_working_days(start, count)
        self.assertEqual(calendar.add_working_days(there, -count), start)

    @given(calendars, days, st.integers(0, 15), st.integers(0, 15))
    def test_adding_in_two_parts_is_adding_the_sum(self, calendar, day, one, two):
        in_parts = calendar.add_working_days(calendar.add_working_days(day, one), two)
        self.assertEqual(in_parts, calendar.add_working_days(day, one + two))

    @given(calendars, days, special_days(), st.integers(0, 30))
    def test_a_row_added_and_removed_changes_nothing(self, calendar, day, row, count):
        before = without(calendar, row.on)
        after = without(with_row(before, row), row.on)
        self.assertEqual(
            before.add_working_days(day, count), after.add_working_days(day, count)
        )

    @given(calendars, days, days, st.integers(1, 30))
    def test_a_made_up_day_moves_a_date_at_most_to_the_working_day_before(
        self, calendar, day, made_up_on, count
    ):
        made_up = SpecialDay(made_up_on, DayKind.MAKE_UP, "Làm bù")
        swapped = with_row(calendar, made_up)
        due = calendar.add_working_days(day, count)
        sooner = swapped.add_working_days(day, count)
        self.assertLessEqual(sooner, due)
        self.assertGreaterEqual(sooner, swapped.previous_working_day(due))


class OfficialDaysTests(TestCase):
    def test_every_day_has_one_row_with_a_name_and_a_source(self):
        (most,) = Counter(day.on for day in OFFICIAL_DAYS).most_common(1)
        self.assertEqual(most[1], 1)
        for day in OFFICIAL_DAYS:
            with self.subTest(day=day.on):
                self.assertTrue(day.name and day.source)

    def test_rows_say_only_what_the_weekday_does_not(self):
        for day in OFFICIAL_DAYS:
            with self.subTest(day=day.on):
                is_weekend = day.on.weekday() > 4
                if day.kind is DayKind.MAKE_UP:
                    self.assertTrue(is_weekend)
                elif is_weekend:
                    self.assertIn("Giỗ Tổ", day.name)

    def test_eleven_paid_days_in_2025_and_twelve_in_2026_fall_on_weekdays(self):
        calendar = official_calendar()
        for year, expected in {2025: 11, 2026: 12}.items():
            rows = [day for day in OFFICIAL_DAYS if day.on.year == year]
            off = sum(day.kind is DayKind.OFF and day.on.weekday() < 5 for day in rows)
            made_up = sum(calendar.is_working_day(day.on) for day in rows)
            self.assertEqual(off - made_up, expected)

    def test_every_notice_is_named_with_its_date(self):
        for day in OFFICIAL_DAYS:
            if day.source.startswith(("TB", "CV")):
                with self.subTest(day=day.on):
                    self.assertRegex(day.source, r" ngày \d\d/\d\d/20\d\d$")


class ProposalTests(TestCase):
    def test_proposals_of_2026_agree_with_the_official_rows_but_for_one_swap(self):
        proposed = WorkingCalendar.of(proposed_days(2026))
        differing = [
            day.on
            for day in OFFICIAL_DAYS
            if day.on.year == 2026
            and proposed.is_working_day(day.on)
            is not official_calendar().is_working_day(day.on)
        ]
        self.assertEqual(differing, [date(2026, 1, 2), date(2026, 1, 10)])

    def test_proposals_stay_in_their_year_and_unconfirmed(self):
        for year in (2025, 2026, 2027):
            for day in proposed_days(year):
                with self.subTest(day=day.on):
                    self.assertEqual(day.on.year, year)
                    self.assertFalse(day.is_confirmed)
