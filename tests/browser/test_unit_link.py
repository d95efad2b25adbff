import re

from playwright.sync_api import expect

from dialogue_pages import unit_links
from dialogue_pages.models import Question, ReplyTemplate
from dialogue_pages.stages import Stage
from tests.dialogue_pages.admin.desk.office import assigned
from tests.dialogue_pages.questions.cases import moderator
from tests.factories import UnitFactory, open_portal

from .base import DESK, PHONE, BrowserTestCase

ANSWER = "Trạm mở cửa cả sáng thứ Bảy từ tháng 12."


class UnitLinkTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        open_portal()
        self.question = assigned(UnitFactory(name="Trạm Y tế"))
        token = unit_links.issue(self.question, by=moderator())
        self.path = f"/don-vi/{token}/"

    def stage(self):
        return Question.objects.get(pk=self.question.pk).stage

    def test_a_unit_answers_on_a_phone_without_javascript(self):
        page = self.open(self.path, size=PHONE, javascript=False)
        expect(page).to_have_url(re.compile(r"/don-vi/\d+/$"))
        page.fill("[name=text]", ANSWER)
        page.click("[value=submit]")
        self.assertEqual(page.input_value("[name=text]"), ANSWER)
        self.assertEqual(self.stage(), Stage.ASSIGNED)
        page.check("[name=no_legal_basis]")
        page.click("[value=submit]")
        page.wait_for_url("**/don-vi/*/?done=submit")
        self.assertEqual(self.stage(), Stage.TO_APPROVE)

    def test_it_begins_with_a_template_on_a_phone_without_javascript(self):
        ReplyTemplate.objects.create(
            site=self.question.site, name="Mở cửa", text="{đơn vị} mở cửa từ […: ngày]."
        )
        page = self.open(self.path, size=PHONE, javascript=False)
        page.check("[name=no_legal_basis]")
        page.select_option("[name=template]", label="Mở cửa")
        page.click("[value=copy]")
        text = page.locator("[name=text]")
        expect(text).to_have_value("Trạm Y tế mở cửa từ […: ngày].")
        expect(text).to_be_in_viewport()
        self.assert_fits(page)
        self.take_picture(page, "unit-link-template")
        text.fill("Trạm Y tế mở cửa từ 01/12/2026.")
        page.locator("[name=short_answer]").press("Enter")
        expect(page.locator(".field-wrong")).to_have_count(1)
        page.check("[name=looked]")
        page.click("[value=submit]")
        page.wait_for_url("**/don-vi/*/?done=submit")
        self.assertEqual(self.stage(), Stage.TO_APPROVE)

    def test_the_page_can_be_read_by_everybody(self):
        for size in (PHONE, DESK):
            with self.subTest(size):
                page = self.open(self.path, size=size)
                self.assert_accessible(page)
                self.assert_fits(page)
                page.click("[value=submit]")
                self.assert_accessible(page)
                self.take_picture(page, "unit-link")
