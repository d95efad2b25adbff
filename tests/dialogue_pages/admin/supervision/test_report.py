from datetime import timedelta
from io import BytesIO

from django.test import TestCase
from django.utils import timezone
from pypdf import PdfReader

from dialogue_pages import supervising
from dialogue_pages.models import Question
from dialogue_pages.papers.supervision_report import FIGURES
from dialogue_pages.papers.supervision_report import recommended as recommendations_of
from dialogue_pages.promise_clock import start_promise
from dialogue_pages.question_choices import Visibility
from dialogue_pages.supervision_figures import Half, half_year_of
from tests.dialogue_pages.admin.desk.office import (
    SUPERVISOR,
    UNIT,
    officer,
    other_site,
)
from tests.dialogue_pages.questions.cases import asked
from tests.factories import HamletFactory, UnitFactory, default_site

from .test_recommendations import recommended

REPORT = "/admin/supervision/report/"


class ReportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.unit = UnitFactory(name="Phòng Kinh tế")
        cls.hamlet = HamletFactory(name="Bến Trăng")
        cls.question = asked(
            unit=cls.unit, hamlet=cls.hamlet, sender_name="Quàng Thị Mưa"
        )
        asked(unit=cls.unit, hamlet=cls.hamlet)
        asked(site=other_site())
        cls.half = Half.of(timezone.localdate())

    def told(self):
        return half_year_of(default_site(), self.half)

    def test_it_counts_by_unit_and_by_hamlet_of_the_own_commune(self):
        told = self.told()
        self.assertEqual(told.total.figures, (2, 0, 0, 0, 0, 0))
        self.assertEqual(
            [(u.name, u.figures[0]) for u in told.units], [(self.unit.name, 2)]
        )
        self.assertEqual(sum(line.figures[0] for line in told.hamlets), 2)

    def test_a_question_that_waits_past_its_day_is_told(self):
        day = timezone.localdate() - timedelta(days=1)
        self.question.clocks.update(due_on=day)
        figures = dict(zip(FIGURES, self.told().total.figures, strict=True))
        self.assertEqual((figures["Đang quá hạn"], figures["Trả lời muộn"]), (1, 0))

    def test_another_half_year_has_none(self):
        before = half_year_of(default_site(), self.half.preceding)
        self.assertEqual(before.total.figures[0], 0)

    def test_a_promise_is_kept_or_late_and_never_of_what_is_withheld(self):
        today = timezone.localdate()
        hidden = asked(visibility=Visibility.WITHHELD)
        for question in (self.question, hidden):
            clock = start_promise(question, today)
            clock.due_on, clock.met_on = today, today
            clock.save()
        told = self.told().promises
        self.assertEqual(
            [(c.question, c.was_kept) for c in told], [(self.question, True)]
        )
        self.question.clocks.filter(duty="promise").update(
            met_on=today + timedelta(days=1)
        )
        self.assertFalse(self.told().promises[0].was_kept)

    def test_paper_and_screen_tell_recommendations_and_no_person(self):
        recommendation = recommended(title="Tuyến mương")
        supervising.answer(recommendation, "Đã giao đơn vị.", "45/UBND", by=None)
        self.client.force_login(officer(SUPERVISOR, username="giam-sat"))

        screen = self.client.get(REPORT).text
        paper = self.client.get(f"{REPORT}?export=pdf")
        pages = PdfReader(BytesIO(paper.content)).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())

        for words in (screen, text):
            self.assertIn("Tuyến mương", words)
            self.assertIn("45/UBND", words)
            self.assertIn("Bến Trăng", words)
            self.assertNotIn("Quàng Thị Mưa", words)
        self.assertEqual(self.client.get(f"{REPORT}?export=docx").status_code, 200)

    def test_a_late_answer_and_a_missing_one_are_told_as_such(self):
        one = recommended(title="Tuyến mương")
        past = timezone.localdate() - timedelta(days=1)
        self.assertEqual(recommendations_of(self.told())[0][-1], "Chưa trả lời")
        type(one).objects.update(due_on=past)
        self.assertIn("quá hạn", recommendations_of(self.told())[0][-1])
        one.refresh_from_db()
        supervising.answer(one, "Đã giao đơn vị.", "45/UBND", by=None)
        self.assertIn("muộn", recommendations_of(self.told())[0][-1])

    def test_units_do_not_open_it_and_nonsense_is_not_found(self):
        self.client.force_login(officer(SUPERVISOR, username="giam-sat"))
        for query in ("half=3", "year=x", "year=99999"):
            self.assertEqual(self.client.get(f"{REPORT}?{query}").status_code, 404)
        self.client.force_login(officer(UNIT, username="don-vi"))
        self.assertEqual(self.client.get(REPORT).status_code, 302)

    def test_halves_follow_each_other(self):
        self.assertEqual(Half(2026, 1).preceding, Half(2025, 2))
        self.assertEqual(Half(2026, 2).following, Half(2027, 1))
        self.assertEqual(Question.objects.of_site(default_site()).count(), 2)
