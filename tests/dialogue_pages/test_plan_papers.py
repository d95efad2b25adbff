"""The papers of a plan: who gets them, and that they are drawn once."""

from unittest import mock

from django.test import TestCase
from wagtail.models import PageViewRestriction

from dialogue_pages.importing import import_plan
from dialogue_pages.models import RenderedPaper, rendered_papers
from dialogue_pages.models.rendered_papers import paper_key
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import open_portal

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
        self.assertEqual(kept.key, paper_key(page.document))

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

    def test_the_calendar_has_the_zone_and_the_address_of_the_page(self):
        told = self.get("ics/").content.decode().replace("\r\n ", "")
        self.assertIn("DTSTART;TZID=Asia/Ho_Chi_Minh:20260625T", told)
        self.assertIn("BEGIN:VTIMEZONE", told)
        self.assertIn(f"http://testserver{self.plan.get_url()}", told)
