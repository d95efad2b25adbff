"""A resident on a cheap telephone sends a question and follows it."""

import re
import tempfile
from pathlib import Path

from django.core.cache import cache
from playwright.sync_api import expect

from dialogue_pages import answering, moderation
from dialogue_pages.models import Question, ReplyDraft
from dialogue_pages.public.proof_of_work import solution_in
from dialogue_pages.stages import Stage
from tests.browser.base import DESK, PHONE, BrowserTestCase
from tests.dialogue_pages.public.forms import old_stamp, open_form, picture
from tests.dialogue_pages.questions.cases import (
    approver,
    asked,
    moderator,
    unit_officer,
)
from tests.factories import (
    ConferenceFactory,
    HamletFactory,
    TopicFactory,
    UnitFactory,
)

TITLE = "Đường vào thôn Bến Lau ngập khi mưa"
CONTENT = (
    "Từ tháng 8/2026, đoạn từ cầu tre đến trường học ngập mỗi khi mưa to, học sinh "
    "không đến lớp được. Đề nghị xã khơi cống. Cần gì xin gọi 0912.345.678."
)


class QuestionWayTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        cache.clear()
        self.page = open_form()
        plans = self.page.get_prev_siblings().first().specific
        ConferenceFactory(plan__parent=plans, plan__issued=True)
        for name in ("Bến Lau", "Bãi Dâu", "Cầu Gỗ"):
            HamletFactory(name=name)
        for name in ("Đất đai", "Giao thông, hạ tầng"):
            TopicFactory(name=name)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.picture = Path(folder.name) / "cong-tac.jpg"
        self.picture.write_bytes(picture(size=(60, 80)).read())

    def look(self, page, name):
        self.assert_fits(page)
        self.assert_accessible(page)
        self.take_picture(page, name)

    def write(self, page, **besides):
        told = {"title": TITLE, "content": CONTENT, "sender_name": "Quàng Thị Lả"}
        for name, value in (told | besides).items():
            page.fill(f"[name={name}]", value)
        page.check("[name=message_kind][value=opinion]")
        page.check("[name=sender_age][value=adult]")

    def opened_a_minute_ago(self, page):
        """Nobody types as fast as a test."""
        page.locator("[name=stamp]").evaluate("(e, s) => (e.value = s)", old_stamp())

    def go_all_the_way(self, page, suffix):
        self.look(page, f"question-write{suffix}")
        self.write(page)
        page.set_input_files("[name=files]", self.picture)
        self.opened_a_minute_ago(page)
        page.click("button[value=preview]")

        page.wait_for_selector(".error-summary")
        self.look(page, f"question-refused{suffix}")
        self.assertEqual(page.input_value("[name=title]"), TITLE)
        self.assertIn("cong-tac.jpg", page.inner_text(".held-files"))
        page.fill("[name=sender_phone]", "0912 345 678")
        page.check("[name=consents_to_handling]")
        page.click("button[value=preview]")

        page.wait_for_selector(".shown-public")
        self.assertNotIn("0912", page.inner_text(".shown-public"))
        self.look(page, f"question-preview{suffix}")
        page.dblclick("button[value=send]")

        page.wait_for_selector(".receipt")
        question = Question.objects.get()
        self.assertEqual(question.files.count(), 1)
        self.assertNotIn(question.code, page.url)
        self.assertEqual(page.inner_text(".receipt-code code"), question.code)
        self.look(page, f"question-receipt{suffix}")
        page.click(".more .button")

        moderation.take(question, by=moderator())
        moderation.ask_more(question, "Đoạn nào ngập sâu nhất?", by=moderator())
        page.reload()
        self.look(page, f"question-asked-more{suffix}")
        page.fill("[name=reply-words]", "Đoạn trước cổng trường, sâu nửa mét.")
        page.dblclick(".asked-more button")
        page.wait_for_selector(".notice-done")
        question.refresh_from_db()
        self.assertEqual(question.stage, Stage.TRIAGE)
        self.look(page, f"question-case{suffix}")
        page.click("button[value=close]")

        page.wait_for_selector("[name=code]")
        self.look(page, f"question-track{suffix}")
        page.fill("[name=code]", question.code.lower())
        page.fill("[name=proof]", "5678")
        page.click("main form .button")
        page.wait_for_selector(".history")
        self.assertIn("nửa mét", page.inner_text(".history"))

    def test_without_javascript(self):
        page = self.open(self.page.url, size=PHONE, javascript=False)
        # Axe itself is a script; what it would see is the same with scripts.
        self.assert_accessible = lambda page: None
        page.evaluate = lambda *args: 0
        self.opened_a_minute_ago = lambda page: page.wait_for_timeout(3200)
        self.go_all_the_way(page, "-plain")

    def test_on_a_phone_with_javascript(self):
        self.go_all_the_way(self.open(self.page.url, size=PHONE), "")

    def test_on_a_desk_with_javascript(self):
        self.go_all_the_way(self.open(self.page.url, size=DESK), "")

    def test_a_draft_outlives_a_closed_window_but_not_the_sending(self):
        page = self.open(self.page.url, size=PHONE)
        self.write(page)
        page.wait_for_timeout(600)
        page.goto(self.live_server_url + self.page.url)
        self.assertEqual(page.input_value("[name=content]"), CONTENT)
        self.assertFalse(page.is_checked("[name=consents_to_handling]"))
        self.look(page, "question-draft")
        page.fill("[name=sender_phone]", "0912 345 678")
        page.check("[name=consents_to_handling]")
        self.opened_a_minute_ago(page)
        page.click("button[value=preview]")
        page.click("button[value=send]")
        page.wait_for_selector(".receipt")
        page.goto(self.live_server_url + self.page.url)
        self.assertEqual(page.input_value("[name=content]"), "")

    def test_the_browser_proves_its_work_while_a_person_types(self):
        page = self.open(self.page.url, size=PHONE)
        for _tenth in range(100):
            if written := page.input_value("[name=proof]"):
                break
            page.wait_for_timeout(100)
        self.assertFalse(solution_in(written).is_spent)

    def test_letters_are_counted_while_typing(self):
        page = self.open(self.page.url, size=PHONE)
        page.fill("[name=title]", "ệ" * 151)
        left = page.inner_text("[data-counter=id_title]")
        self.assertTrue(re.search(r"\b1\b", left), left)
        self.assert_accessible(page)

    def test_a_complaint_is_shown_the_right_way(self):
        page = self.open(self.page.url, size=PHONE)
        page.check("[name=message_kind][value=complaint]")
        page.click("button[value=preview]")
        page.wait_for_selector(".notice")
        self.look(page, "question-elsewhere")

    def test_wording_that_accuses_is_asked_about(self):
        page = self.open(self.page.url, size=PHONE)
        self.write(page, content="Tôi tố cáo ông Bảy trưởng thôn nhận tiền của dân.")
        page.fill("[name=sender_phone]", "0912 345 678")
        page.check("[name=consents_to_handling]")
        self.opened_a_minute_ago(page)
        page.click("button[value=preview]")
        page.wait_for_selector("button[value=denunciation]")
        self.look(page, "question-suspicion")
        page.click("button[value=denunciation]")
        page.wait_for_selector("text=113")

    def test_an_answer_is_read_and_rated(self):
        question = asked(sender_phone="0912345678")
        moderation.take(question, by=moderator())
        moderation.assign(question, UnitFactory(), by=moderator())
        draft = ReplyDraft(text="Xã nạo vét cống trước ngày 15/12/2026.")
        answering.submit_draft(question, draft, by=unit_officer())
        answering.approve(question, by=approver())
        for size in (PHONE, DESK):
            page = self.open(f"{self.page.url}tra-cuu/", size=size)
            page.fill("[name=code]", question.code)
            page.fill("[name=proof]", "5678")
            page.click("main form .button")
            page.wait_for_selector(".answered")
            for summary in page.query_selector_all("main summary"):
                summary.click()
            self.look(page, "question-answered")
        page.check("[name=rate-satisfaction][value=pleased]")
        page.locator("details:has([name=rate-satisfaction]) button").click()
        page.wait_for_selector(".notice-done")
        self.assertEqual(question.rating.satisfaction, "pleased")

    def test_a_receipt_prints_on_a5(self):
        question = asked()
        page = self.open(f"{self.page.url}tra-cuu/", size=DESK)
        page.fill("[name=code]", question.code)
        page.fill("[name=proof]", "0001")
        page.click("main form .button")
        page.goto(f"{self.live_server_url}{self.page.url}da-gui/")
        page.emulate_media(media="print")
        self.assertFalse(page.is_visible(".site-header"))
        expect(page.locator(".receipt-code").first).to_be_visible()
        paper = page.pdf(prefer_css_page_size=True)
        self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", paper)), 1)
        width, height = paper_size(paper)
        self.assertEqual((round(width), round(height)), (420, 595))


def paper_size(content):
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", content)
    return float(box[1]), float(box[2])
