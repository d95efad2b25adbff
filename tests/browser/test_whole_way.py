"""One question on its whole way: a resident's telephone, four desks, the public page."""

import tempfile
from pathlib import Path
from unittest import mock

from django.core.cache import cache
from playwright.sync_api import expect

from dialogue_pages import answering, moderation
from dialogue_pages.models import AnswerPage, Question, ReplyDraft
from dialogue_pages.question_choices import Visibility
from dialogue_pages.stages import Stage
from tests.browser.base import DESK, PHONE, BrowserTestCase
from tests.browser.desk_steps import DeskSteps, someone
from tests.dialogue_pages.admin.desk.office import APPROVER, MODERATOR, UNIT
from tests.dialogue_pages.public.forms import open_form, picture
from tests.dialogue_pages.questions.cases import approver, moderator, unit_officer
from tests.factories import (
    AnswerIndexPageFactory,
    HamletFactory,
    TopicFactory,
    UnitFactory,
)

SENDER = "Quàng Thị Lả"
TITLE = "Cống đầu thôn Bến Lau tắc, đường ngập khi mưa"
CONTENT = (
    "Cống đầu thôn tắc từ tháng 8, mưa là ngập, học sinh không đi học được. "
    "Đề nghị xã nạo vét. Cần gì xin gọi 0912.345.678."
)
ANSWER = "Xã đã kiểm tra. Cống được nạo vét xong trước ngày 30 của tháng tới."
SECRETS = (SENDER, "0912", "345.678", "345 678")
WORDS_OF_OBJECTION = "Đến nay chưa ai đến nạo vét."
AT_REST = """() => [...document.querySelectorAll(".messages > ul")].every(
    element => getComputedStyle(element).opacity === "1"
) && document.getAnimations().every(
    moving => moving.playState !== "running"
        || moving.effect.getComputedTiming().endTime === Infinity
)"""
PUBLISHERS = "Lãnh đạo"  # edits and publishes pages


class WholeWayTests(DeskSteps, BrowserTestCase):
    def setUp(self):
        super().setUp()
        cache.clear()
        self.form = open_form()
        self.answers = AnswerIndexPageFactory(parent=self.form.get_parent().specific)
        self.unit = UnitFactory(name="Phòng Kinh tế", short_name="P. Kinh tế")
        HamletFactory(label="thôn", name="Bến Lau")
        TopicFactory(name="Giao thông, hạ tầng", unit=self.unit)
        someone(MODERATOR, username="kiem-duyet", first_name="Mơ")
        self.unit.members.add(someone(UNIT, username="don-vi", first_name="Páo"))
        someone(APPROVER, username="lanh-dao", first_name="Hoa")
        someone(PUBLISHERS, username="bien-tap", first_name="Sính")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.picture = Path(folder.name) / "cong-tac.jpg"
        self.picture.write_bytes(picture(size=(60, 80)).read())

    @property
    def case(self) -> Question:
        return Question.objects.get()

    @property
    def case_path(self) -> str:
        return f"/admin/questions/{self.case.pk}/"

    def look(self, page, name):
        page.wait_for_function(AT_REST)  # messages of the admin fade in
        self.assert_accessible(page)
        self.assert_fits(page)
        self.take_picture(page, f"way-{name}")

    def look_as_with_scripts(self, page, name):
        """The page of a browser without scripts, seen by axe, which is a script."""
        seen = self.open("/", size=PHONE)
        seen.context.add_cookies(page.context.cookies())
        seen.goto(page.url)
        self.look(seen, name)
        seen.context.close()

    def test_from_the_telephone_to_the_public_page_and_back(self):
        resident = self.open(self.form.url, size=PHONE, javascript=False)
        self.send(resident)
        self.sort_out()
        self.draft()
        self.approve()
        self.read_and_rate(resident)
        self.make_the_page()
        self.publish()
        self.read_the_public_page()
        self.object_once(resident)

    def send(self, page):
        self.look_as_with_scripts(page, "1-form")
        told = {"title": TITLE, "content": CONTENT, "sender_name": SENDER}
        told["sender_phone"] = "0912 345 678"
        for name, value in told.items():
            page.fill(f"[name={name}]", value)
        page.check("[name=message_kind][value=opinion]")
        page.check("[name=sender_age][value=adult]")
        page.check("[name=consents_to_handling]")
        page.set_input_files("[name=files]", self.picture)
        # Nobody types as fast as a test.
        with mock.patch("dialogue_pages.public.time_trap.LEAST_SECONDS", -1):
            page.click("button[value=preview]")
            page.wait_for_selector(".shown-public")
            self.assertNotIn("0912", page.inner_text(".shown-public"))
            self.take_picture(page, "way-2-preview")
            page.click("button[value=send]")
        page.wait_for_selector(".receipt")
        self.assertEqual(self.case.files.count(), 1)
        self.assertEqual(page.inner_text(".receipt-code code"), self.case.code)
        self.look_as_with_scripts(page, "3-receipt")
        page.click(".more .button >> nth=0")
        page.wait_for_selector(".history")
        self.look_as_with_scripts(page, "4-received")

    def sort_out(self):
        page = self.sit_down("kiem-duyet")
        self.look(page, "5-list")
        page.click(f"a[href='{self.case_path}']")
        page.wait_for_selector(".desk-acts")
        self.assertIn("345.678", page.inner_text(".desk-text"))
        expect(page.locator(".desk-files a")).to_have_count(1)
        self.act(page, "take")
        self.look(page, "6-case")
        page.click("a[href$='/public-text/']")
        with page.expect_navigation():
            page.click("button[name=mask]")
        for secret in SECRETS:
            self.assertNotIn(secret, page.input_value("[name=text]"))
        self.look(page, "7-public-text")
        with page.expect_navigation():
            page.click(".desk-form-buttons button >> nth=0")
        self.act(page, "assign", unit=str(self.unit.pk), note="Trả lời trong tuần.")
        self.assertEqual(self.case.unit, self.unit)

    def draft(self):
        page = self.sit_down("don-vi", self.case_path)
        self.act(page, "submit_draft", text=ANSWER, no_legal_basis=True)
        page.wait_for_selector(".desk-draft-waiting")
        expect(page.locator("form[action$='/act/approve/']")).to_have_count(0)
        self.look(page, "8-drafted")

    def approve(self):
        page = self.sit_down("lanh-dao")
        page.click(f"a[href='{self.case_path}']")
        page.wait_for_selector(".desk-draft-waiting")
        self.look(page, "9-to-approve")
        self.act(page, "approve")
        self.assertEqual(self.case.stage, Stage.ANSWERED)

    def read_and_rate(self, page):
        page.reload()
        self.assertIn(ANSWER, page.inner_text(".answered"))
        self.look_as_with_scripts(page, "10-answered")
        page.click("details:has([name=rate-satisfaction]) > summary")
        page.check("[name=rate-satisfaction][value=so_so]")
        page.click("form:has([name=rate-satisfaction]) button")
        page.wait_for_selector(".notice-done")
        self.assertEqual(self.case.rating.satisfaction, "so_so")

    def make_the_page(self):
        page = self.sit_down("kiem-duyet", self.case_path)
        with page.expect_navigation():
            page.click("form[action$='/answer-page/'] button")
        self.assertFalse(AnswerPage.objects.get().live)
        self.look(page, "11-page-made")

    def publish(self):
        answer = AnswerPage.objects.get()
        page = self.sit_down("bien-tap", f"/admin/pages/{answer.pk}/edit/")
        for name in ("title", "question_text", "answer"):
            for secret in SECRETS:
                self.assertNotIn(secret, page.input_value(f"[name={name}]"))
        self.take_picture(page, "way-12-editor")
        page.click("footer [data-w-dropdown-target=toggle]")
        with page.expect_navigation():
            page.click("button[name=action-publish]")
        self.assertEqual(self.case.visibility, Visibility.PUBLIC)

    def read_the_public_page(self):
        answer = AnswerPage.objects.get()
        for size in (PHONE, DESK):
            page = self.open(answer.url, size=size)
            self.assertIn(ANSWER, page.inner_text("main"))
            self.look(page, "13-public")
            for path in (answer.url, self.answers.url):
                page.goto(self.live_server_url + path)
                for secret in (*SECRETS, self.case.code):
                    self.assertNotIn(secret, page.content())

    def object_once(self, page):
        page.reload()
        page.click("details:has([name=object-words]) > summary")
        page.fill("[name=object-words]", WORDS_OF_OBJECTION)
        page.click("form:has([name=object-words]) button")
        page.wait_for_selector(".notice-done")
        self.assertEqual(self.case.stage, Stage.REOPENED)
        expect(page.locator("[name=object-words]")).to_have_count(0)
        self.look_as_with_scripts(page, "14-objected")
        public = self.open(AnswerPage.objects.get().url, size=PHONE)
        expect(public.locator("main .notice-correction")).to_have_count(1)
        self.assertNotIn(WORDS_OF_OBJECTION, public.content())

        moderation.assign(self.case, self.unit, by=moderator())
        again = ReplyDraft(text="Cống đã được nạo vét.")
        answering.submit_draft(self.case, again, by=unit_officer())
        answering.approve(self.case, by=approver())
        page.reload()
        self.assertIn(again.text, page.inner_text(".answered"))
        expect(page.locator("[name=object-words]")).to_have_count(0)
        self.change_the_page(again.text)

    def change_the_page(self, text):
        page = self.sit_down("kiem-duyet", self.case_path)
        page.click("details:has(form[action$='/answer-page/update/']) > summary")
        page.fill("[name=note]", "Xã đã làm xong việc.")
        self.look(page, "15-update")
        with page.expect_navigation():
            page.click("form[action$='/answer-page/update/'] button")
        answer = AnswerPage.objects.get()
        self.assertNotIn(text, answer.answer)
        answer.get_latest_revision().publish()
        public = self.open(answer.url, size=PHONE)
        self.assertIn("Xã đã làm xong việc.", public.inner_text("main"))
        self.assertIn(text, public.inner_text("main"))
        self.look(public, "16-changed")
