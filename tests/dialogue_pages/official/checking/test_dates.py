from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.official.document import Deadline, IssueDate
from dialogue_pages.official.text import Text
from dialogue_pages.vietnamese.fuzzy_dates import written_day

from .cases import RuleTestCase


class WeekdayTests(RuleTestCase):
    def test_a_weekday_of_another_date(self):
        for text in (
            "Họp lúc 08 giờ 00, thứ Sáu, ngày 25 tháng 6 năm 2026.",
            "Họp ngày 25/06/2026 (Sáng thứ sáu).",
            "Họp vào sáng thứ 6 ngày 25/6/2026.",
            "Họp Chủ nhật, ngày 25/6/2026.",
            "Họp sáng thứ Sáu, 08 giờ 00 ngày 25/6/2026.",
        ):
            with self.subTest(text=text):
                self.setUp()
                self.write(text)
                finding = self.assert_finds("L01")
                self.assertEqual(finding.params["right"], "thứ Năm")

    def test_the_right_weekday_in_any_spelling(self):
        for text in (
            "Họp 07h30' ngày 25/06/2026 (Sáng thứ năm).",
            "Họp thứ 5, ngày 25/6/2026; Chủ nhật ngày 28/6/2026.",
            "Họp chiều thứ Bẩy ngày 27/6/2026.",
        ):
            with self.subTest(text=text):
                self.setUp()
                self.write(text)
                self.assert_clean()

    def test_the_second_meeting_is_no_monday(self):
        self.write(
            "Nghị quyết kỳ họp thứ hai ngày 25/6/2026, lần thứ ba ngày 26/6/2026."
        )
        self.write("Trong năm 2026, khóa XIII, ngày 25/6/2026 lần thứ tư.")
        self.assert_clean()

    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    def test_a_date_as_the_portal_writes_it_is_clean(self, day):
        self.setUp()
        self.write(f"Họp {written_day(day)}.")
        self.assert_clean()


class DateTests(RuleTestCase):
    def test_a_day_that_no_calendar_has(self):
        self.write("Xong ngày 31/6/2026.")
        self.assert_finds("L20")

    def test_an_impossible_date_of_issue(self):
        self.plan.issued = IssueDate(31, 6, 2026)
        self.assert_finds("L20")

    def test_zeros_of_worded_dates_are_told_once(self):
        self.write("Hội nghị ngày 25 tháng 06 năm 2026, ngày 5 tháng 1 năm 2027.")
        finding = self.assert_finds("L03")
        self.assertEqual(finding.params["expected"], "25 tháng 6")
        self.assertEqual(finding.params["count"], 2)

    def test_zeros_where_they_belong_and_where_no_date_is(self):
        self.write(
            "Ngày 05 tháng 01 năm 2026; NGÀY 25 THÁNG 12 NĂM 2026; tháng 08/2026;"
        )
        self.write(
            "sau 01 tháng; 5 tháng cuối năm; ngày 25/06/2026; ngày  25  tháng 6 năm 2026."
        )
        self.assert_clean()


class BlankTests(RuleTestCase):
    def test_a_deadline_left_blank(self):
        for text in (
            "Gửi về Văn phòng trước ngày...",
            "Gửi về Văn phòng chậm nhất ngày … tháng 7 năm 2026.",
            "Gửi về Văn phòng trước ngày /7/2026.",
            "Gửi về Văn phòng trước ngày",
        ):
            with self.subTest(text=text):
                self.setUp()
                self.write(text)
                self.assert_finds("L06")

    def test_a_blank_deadline_known_only_as_data(self):
        self.plan.question_deadline = Deadline("trước ngày...", line=7)
        self.assertEqual(self.assert_finds("L06").line, 7)

    def test_the_day_of_the_conference_left_blank(self):
        conference = self.plan.conferences[0]
        conference.schedule_text = Text.of("07 giờ 30 phút, ngày ... tháng 6 năm 2026")
        self.assert_finds("L06")

    def test_a_deadline_set_by_law_is_not_blank(self):
        self.plan.question_deadline = Deadline("đảm bảo thời gian theo quy định")
        self.write(
            "Trước ngày tổ chức Hội nghị; đến ngày kết thúc; trước ngày 18/6/2026."
        )
        self.assert_clean()


class YearTests(RuleTestCase):
    def test_a_plan_for_another_year_than_its_date(self):
        self.plan.subject = self.plan.subject.replace("2026", "2025")
        self.assert_finds("L19", "L19")

    def test_a_plan_for_next_year_may_be_issued_in_the_last_quarter(self):
        self.plan.issued = IssueDate(15, 12, 2025)
        self.assert_clean()
        self.plan.issued = IssueDate(15, 6, 2025)
        self.assert_finds("L19")
