"""The papers of a plan: who gets them, and that they are drawn once."""

from io import BytesIO
from unittest import mock
from zipfile import ZipFile

from django.test import TestCase
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from dialogue_pages.choices import AmendmentKind, ConferenceStatus
from dialogue_pages.importing import import_plan
from dialogue_pages.models import RenderedPaper, rendered_papers
from dialogue_pages.models.rendered_papers import paper_key
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import PlanAmendmentFactory, open_portal

DOORS = ("pdf/", "docx/", "ics/")


class PlanPaperTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.plan = import_plan(clean_plan(), cls.plans, publish=True)

    def get(self, door, page=None):
        return self.client.get((page or self.plan).url + door)

    def test_each_door_hands_out_its_kind_under_a_sensible_name(self):
        kinds = {
            "pdf/": "application/pdf",
            "docx/": "wordprocessingml",
            "ics/": "text/calendar",
        }
        for door, kind in kinds.items():
            with self.subTest(door):
                response = self.get(door)
                self.assertEqual(response.status_code, 200)
                self.assertIn(kind, response["Content-Type"])
                self.assertIn(self.plan.slug, response["Content-Disposition"])

    def test_a_second_download_draws_nothing(self):
        first = self.get("pdf/").content
        with mock.patch.dict(rendered_papers._WRITERS, clear=True):
            self.assertEqual(self.get("pdf/").content, first)

    def test_a_changed_text_is_drawn_anew_and_the_old_paper_dropped(self):
        self.get("pdf/")
        self.plan.closing = "Câu kết khác./."
        self.plan.save_revision().publish()
        self.get("pdf/")
        kept = RenderedPaper.objects.get(paper_format="pdf")
        page = type(self.plan).objects.get(pk=self.plan.pk)
        self.assertEqual(
            kept.key,
            paper_key(page.document, timezone.localdate(page.last_published_at)),
        )

    def test_no_paper_of_a_draft_opens(self):
        draft = import_plan(clean_plan(), self.plans)
        for door in ("", *DOORS):
            with self.subTest(door):
                self.assertEqual(self.get(door, draft).status_code, 404)

    def test_no_paper_of_an_unpublished_plan_opens(self):
        self.get("pdf/")
        self.plan.unpublish()
        for door in ("", *DOORS):
            with self.subTest(door):
                self.assertEqual(self.get(door).status_code, 404)

    def test_no_paper_of_a_private_plan_opens_without_login(self):
        PageViewRestriction.objects.create(
            page=self.plans, restriction_type=PageViewRestriction.LOGIN
        )
        for door in ("", *DOORS):
            with self.subTest(door):
                response = self.get(door)
                self.assertEqual(response.status_code, 302)
                self.assertIn("login", response["Location"])

    def test_an_unsaved_draft_of_a_live_plan_does_not_reach_the_paper(self):
        self.plan.closing = "Chưa công bố./."
        self.plan.save_revision()
        page = type(self.plan).objects.get(pk=self.plan.pk)
        self.assertNotIn("Chưa công bố", page.document.closing[0].plain)
        self.assertNotContains(self.client.get(page.url), "Chưa công bố")

    def calendar(self):
        told = self.get("ics/").content.decode()
        return told.replace("\r\n ", "")

    def put_off(self, status):
        plan = self.plan.get_latest_revision_as_object()
        (conference,) = plan.conferences.all()
        conference.status, conference.status_reason = status, "Bão số 4"
        plan.conferences.set([conference])
        plan.save_revision().publish()

    def amend(self, kind, **facts):
        facts = {"reason": "Ban hành không đúng\nthẩm quyền."} | facts
        return PlanAmendmentFactory(plan=self.plan, kind=kind, **facts)

    def printed(self, page=None):
        pdf = PdfReader(BytesIO(self.get("pdf/", page).content))
        return " ".join(pdf.pages[0].extract_text().split())

    def test_a_recalled_plan_says_so_on_its_papers_at_once(self):
        self.assertNotIn("ĐÃ THU HỒI", self.printed())
        self.amend(AmendmentKind.RECALL)
        told = self.printed()
        self.assertIn("ĐÃ THU HỒI", told)
        self.assertIn("theo Công văn số 12/UBND-VP ngày 10/3/2026.", told)
        self.assertIn("Lý do: Ban hành không đúng thẩm quyền.", told)
        word = self.get("docx/").content
        with ZipFile(BytesIO(word)) as archive:
            self.assertIn("ĐÃ THU HỒI", archive.read("word/document.xml").decode())

    def test_a_replaced_plan_names_the_new_one_unless_that_is_hidden(self):
        document = clean_plan()
        document.number = "77"
        new = import_plan(document, self.plans, publish=True)
        self.amend(AmendmentKind.REPLACEMENT, replaced_by=new.page_ptr)
        told = self.printed()
        self.assertIn("ĐÃ ĐƯỢC THAY THẾ", told)
        self.assertIn("bằng Kế hoạch số 77/KH-UBND", told)
        self.assertNotIn("ĐÃ ĐƯỢC THAY THẾ", self.printed(new))
        PageViewRestriction.objects.create(page=new, restriction_type="login")
        self.assertNotIn("77/KH-UBND", self.printed())

    def test_a_corrected_plan_bears_no_mark(self):
        self.amend(AmendmentKind.CORRECTION)
        self.assertNotIn("ĐÃ", self.printed())

    def test_the_calendar_of_a_recalled_plan_cancels(self):
        self.assertIn("STATUS:CONFIRMED", self.calendar())
        self.amend(AmendmentKind.RECALL)
        told = self.calendar()
        self.assertIn("METHOD:CANCEL", told)
        self.assertIn("STATUS:CANCELLED", told)

    def test_what_was_held_is_not_cancelled_with_its_plan(self):
        self.plan.conferences.update(status=ConferenceStatus.HELD)
        self.amend(AmendmentKind.RECALL)
        self.assertIn("STATUS:CONFIRMED", self.calendar())

    def test_a_conference_put_off_is_cancelled_by_a_later_edition(self):
        def edition():
            return int(self.calendar().partition("SEQUENCE:")[2].split()[0])

        before = edition()
        for status in (ConferenceStatus.POSTPONED, ConferenceStatus.CANCELLED):
            with self.subTest(status):
                self.put_off(status)
                self.assertIn("STATUS:CANCELLED", self.calendar())
                self.assertIn("Bão số 4", self.calendar())
                self.assertGreater(edition(), before)
                before = edition()

    def test_an_event_is_named_for_what_it_is(self):
        self.assertIn(
            "SUMMARY:Đối thoại của Chủ tịch UBND xã Sông Trăng với Nhân dân",
            self.calendar(),
        )

    def test_no_calendar_without_a_day(self):
        self.plan.conferences.update(precision="month")
        self.assertEqual(self.get("ics/").status_code, 404)

    def test_the_calendar_has_the_zone_and_the_address_of_the_page(self):
        told = self.get("ics/").content.decode().replace("\r\n ", "")
        self.assertIn("DTSTART;TZID=Asia/Ho_Chi_Minh:20260625T", told)
        self.assertIn("BEGIN:VTIMEZONE", told)
        self.assertIn(f"http://testserver{self.plan.get_url()}", told)
