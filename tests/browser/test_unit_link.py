import re

from playwright.sync_api import expect

from dialogue_pages import unit_links
from dialogue_pages.models import Question
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

    def test_the_page_can_be_read_by_everybody(self):
        for size in (PHONE, DESK):
            with self.subTest(size):
                page = self.open(self.path, size=size)
                self.assert_accessible(page)
                self.assert_fits(page)
                page.click("[value=submit]")
                self.assert_accessible(page)
                self.take_picture(page, "unit-link")
