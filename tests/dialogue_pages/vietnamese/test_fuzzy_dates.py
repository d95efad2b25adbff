from datetime import date, time
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.fuzzy_dates import (
    FuzzyDate,
    Precision,
    find_day,
    parse_fuzzy_date,
    written_day,
    written_schedule,
)

years, months = st.integers(1990, 2100), st.integers(1, 12)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
minutes = st.times().map(lambda at: time(at.hour, at.minute))


def on_day(precision, day, at=None):
    return FuzzyDate(precision, year=day.year, month=day.month, day=day.day, at=at)


schedules = st.one_of(
    st.builds(on_day, st.just(Precision.EXACT), days, minutes),
    st.builds(on_day, st.just(Precision.DAY), days),
    st.builds(
        FuzzyDate,
        st.sampled_from([Precision.MONTH, Precision.BEFORE_MONTH]),
        year=years,
        month=months,
    ),
    st.builds(
        FuzzyDate,
        st.sampled_from([Precision.QUARTER, Precision.QUARTER_END]),
        year=years,
        quarter=st.integers(1, 4),
    ),
    st.builds(FuzzyDate, st.just(Precision.YEAR), year=years),
    st.just(FuzzyDate()),
)


class ParseFuzzyDateTests(TestCase):
    def test_schedules_of_the_seeds(self):
        for text, iso in {
            "07h30' ngày 25/06/2026 (Sáng thứ năm)": "2026-06-25T07:30:00+07:00",
            "Dự kiến trong tháng 8 năm 2026": "2026-08",
            "Dự kiến cuối quý III năm 2026": "2026-Q3",
            "Trong tháng 8/2025 (Thời gian cụ thể sẽ có thông báo sau)": "2025-08",
            "Trước tháng 9/2024": "2024-09",
        }.items():
            with self.subTest(text=text):
                self.assertEqual(parse_fuzzy_date(text).iso, iso)

    def test_hours_in_their_many_spellings(self):
        for text, expected in {
            "08 giờ 00 ngày 25/6/2026": time(8),
            "08 giờ 00 phút, thứ Năm, ngày 25 tháng 6 năm 2026": time(8),
            "8h sáng 25/6/2026": time(8),
            "14:30 ngày 25/6/2026": time(14, 30),
            "14g30, 25/6/2026": time(14, 30),
            "2 giờ 30 chiều 25/6/2026": time(14, 30),
            "13h30 chiều 25/6/2026": time(13, 30),
            "8 giờ 25/6/2026": time(8),
        }.items():
            with self.subTest(text=text):
                when = parse_fuzzy_date(text)
                self.assertIs(when.precision, Precision.EXACT)
                self.assertEqual(when.at, expected)
                self.assertEqual(when.first_day, date(2026, 6, 25))

    def test_a_number_before_a_word_is_not_an_hour(self):
        for text in (
            "Ngày 25/6/2026, tại nhà của 3 hộ dân",
            "Ngày 25/6/2026, phát 5 gói tài liệu",
            "Đợt 5: ngày 25/6/2026",
        ):
            with self.subTest(text=text):
                self.assertIs(parse_fuzzy_date(text).precision, Precision.DAY)

    def test_an_impossible_date_does_not_hide_the_next(self):
        self.assertEqual(find_day("31/6/2026, hoãn sang 02/7/2026"), date(2026, 7, 2))

    @given(st.text() | st.from_regex(r"\A(trước )?tháng \d{1,2} năm \d{4}\Z"))
    def test_what_is_read_can_always_be_asked_for_its_days(self, text):
        when = parse_fuzzy_date(text)
        days = when.first_day, when.last_day
        if None not in days:
            self.assertLessEqual(*days)
        self.assertIs(when.iso is None, when.precision is Precision.UNSET)


class WrittenScheduleTests(TestCase):
    def test_zeros_as_the_decree_wants_them(self):
        self.assertEqual(
            written_day(date(2026, 1, 5)), "thứ Hai, ngày 05 tháng 01 năm 2026"
        )
        self.assertEqual(
            written_day(date(2026, 6, 28)), "Chủ nhật, ngày 28 tháng 6 năm 2026"
        )

    @given(schedules)
    def test_what_is_written_is_read_back(self, when):
        self.assertEqual(parse_fuzzy_date(written_schedule(when)), when)
