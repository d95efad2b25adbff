from datetime import date
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.dates_in_text import dates_in


class DatesInTextTests(TestCase):
    def test_numeric_and_worded_dates_in_order(self):
        text = "ngày 14/8/2023, ngày 05 tháng 6 năm 2026 và 1.12.2025"
        found = [found.on for found in dates_in(text)]
        self.assertEqual(
            found, [date(2023, 8, 14), date(2026, 6, 5), date(2025, 12, 1)]
        )

    def test_numbers_of_papers_and_bare_months_are_no_dates(self):
        text = (
            "số 59/2023/NĐ-CP, số 10/2022/QH15, tháng 8/2025, 20/KH-UBND, 0912.34.5678"
        )
        self.assertEqual(list(dates_in(text)), [])

    def test_an_impossible_date_is_found_without_a_day(self):
        (found,) = dates_in("ngày 31/6/2026")
        self.assertIsNone(found.on)
        self.assertEqual(found.text, "31/6/2026")

    @given(
        st.dates(date(1000, 1, 1), date(2999, 12, 31)),
        st.text(alphabet="aă ,;", max_size=5),
    )
    def test_what_was_written_is_read_back(self, day, around):
        for written in (
            f"{day:%d/%m/}{day.year}",
            f"ngày {day.day} tháng {day.month} năm {day.year}",
        ):
            (found,) = dates_in(f"{around} {written}. {around}")
            self.assertEqual((found.on, found.text), (day, written))
