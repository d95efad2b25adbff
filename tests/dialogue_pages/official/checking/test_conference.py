from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.clock.calendar import DayKind, SpecialDay, WorkingCalendar
from dialogue_pages.official.checking import CheckContext
from dialogue_pages.official.document import Deadline, IssueDate
from dialogue_pages.official.text import Text
from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate, Precision, written_schedule

from ..plans import HELD_ON
from .cases import RuleTestCase


def exact(day):
    return FuzzyDate(
        Precision.EXACT, year=day.year, month=day.month, day=day.day, at=time(8)
    )


class NoticeTests(RuleTestCase):
    def clear_deadlines(self):
        self.plan.question_deadline = None
        for item in self.plan.items():
            item.due = []

    def test_published_less_than_seven_days_before(self):
        context = CheckContext(published_on=date(2026, 6, 19))
        finding = self.assert_finds("L15", "C02", "C06", context=context)
        self.assertEqual(finding.params["latest"], "18/06/2026")
        self.assertEqual(finding.place, "II.3")
        self.assertIn("Điều 43", finding.citation)

    def test_published_seven_days_before_is_in_time(self):
        self.clear_deadlines()
        self.assert_clean(CheckContext(published_on=HELD_ON - timedelta(days=7)))

    def test_the_date_of_issue_counts_where_publication_is_unknown(self):
        self.plan.issued = IssueDate(22, 6, 2026)
        self.assertEqual(self.findings()[0].code, "L15")

    def test_a_draft_that_can_no_longer_be_in_time(self):
        self.plan.number, self.plan.issued = None, IssueDate(None, 6, 2026)
        in_time = CheckContext(today=date(2026, 6, 10))
        too_late = CheckContext(today=date(2026, 6, 20))
        self.assert_finds("H01", "H02", context=in_time)
        self.assert_finds("H01", "H02", "L15", context=too_late)

    def test_an_old_plan_read_later_is_not_blamed_for_today(self):
        self.plan.number, self.plan.issued = None, IssueDate(None, 6, 2026)
        self.assert_finds("H01", "H02", context=CheckContext(today=date(2027, 1, 1)))

    def test_a_plan_put_on_the_portal_for_the_record(self):
        self.assert_clean(CheckContext(published_on=date(2026, 11, 22)))

    def test_a_rough_time_is_late_only_when_every_day_of_it_is(self):
        conference = self.plan.conferences[0]
        conference.when = FuzzyDate(Precision.MONTH, year=2026, month=6)
        conference.schedule_text = Text.of("Trong tháng 6 năm 2026.")
        self.clear_deadlines()
        self.assert_clean(CheckContext(published_on=date(2026, 6, 23)))
        self.assert_finds("L15", context=CheckContext(published_on=date(2026, 6, 24)))

    def test_a_plan_dated_after_its_conference(self):
        self.plan.issued = IssueDate(1, 7, 2026)
        self.assert_finds("C04")

    @given(st.integers(0, 60))
    def test_notice_is_short_exactly_below_seven_days(self, days):
        self.setUp()
        self.clear_deadlines()
        context = CheckContext(published_on=HELD_ON - timedelta(days=days))
        codes = [finding.code for finding in self.findings(context)]
        self.assertEqual(codes, ["L15"] if days < 7 else [])


class DayOffTests(RuleTestCase):
    def hold_on(self, day):
        conference = self.plan.conferences[0]
        conference.when = exact(day)
        conference.schedule_text = Text.of(written_schedule(conference.when))

    def test_a_weekend(self):
        self.hold_on(date(2026, 6, 27))
        finding = self.assert_finds("C01")
        self.assertEqual(finding.params["reason"], "Thứ Bảy")

    def test_a_holiday(self):
        self.hold_on(date(2026, 9, 2))
        self.assertEqual(self.assert_finds("C01").severity, "warning")

    def test_a_make_up_saturday_is_a_working_day(self):
        self.hold_on(date(2026, 8, 22))
        self.assert_clean()

    def test_the_calendar_of_the_office_decides(self):
        row = SpecialDay(HELD_ON, DayKind.OFF, "Ngày hội của xã", "01/QĐ-UBND")
        finding = self.assert_finds(
            "C01", context=CheckContext(WorkingCalendar({HELD_ON: row}))
        )
        self.assertEqual(finding.params["reason"], "Ngày hội của xã")


class QuestionDeadlineTests(RuleTestCase):
    def test_closed_before_publication(self):
        self.plan.question_deadline = Deadline(
            "trước ngày 30/5/2026", on=date(2026, 5, 29)
        )
        self.assert_finds("C02")

    def test_open_after_the_conference(self):
        self.plan.question_deadline = Deadline(
            "trước ngày 30/6/2026", on=date(2026, 6, 29)
        )
        self.assert_finds("C03")

    def test_a_deadline_counted_from_the_conference(self):
        self.plan.question_deadline = Deadline("trước 5 ngày", offset=5)
        self.assert_clean()
        self.plan.question_deadline = Deadline("trước 30 ngày", offset=30)
        self.assert_finds("C02")
        self.plan.question_deadline = Deadline(
            "sau 5 ngày", offset=5, direction="after"
        )
        self.assert_finds("C03")

    def test_a_task_due_before_the_plan(self):
        self.assignments.blocks[1].due = [
            Deadline("ngày 01/5/2026", on=date(2026, 5, 1))
        ]
        finding = self.assert_finds("C06")
        self.assertEqual(finding.place, "III.2")

    def test_the_plan_s_own_notice_is_kept_as_well(self):
        self.plan.issued = IssueDate(16, 6, 2026)
        finding = self.assert_finds("C06")
        self.assertEqual(finding.params["due"], "15/06/2026")

    def test_results_later_than_ten_days(self):
        office = self.assignments.blocks[0]
        for offset, unit, codes in [
            (10, "day", []),
            (11, "day", []),  # a Monday, to which the tenth day would roll as well
            (12, "day", ["C07"]),
            (7, "working_day", []),
            (8, "working_day", ["C07"]),
        ]:
            with self.subTest(offset=offset, unit=unit):
                due = office.due[1]
                due.offset, due.unit = offset, unit
                due.text = "chậm nhất sau 05 ngày làm việc"
                self.assert_finds(*codes) if codes else self.assert_clean()


class TimeAndVenueTests(RuleTestCase):
    def test_no_conference_at_all(self):
        self.plan.conferences = []
        self.assert_finds("H09", "H09")

    def test_no_venue(self):
        self.plan.conferences[0].venue_text = Text()
        self.assert_finds("H09")
