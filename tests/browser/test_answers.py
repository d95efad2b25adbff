"""Answers as a visitor reads them, on every screen and on paper."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from dialogue_pages.models import ClarityVote
from dialogue_pages.question_choices import AnswerKind, Outcome
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    TopicFactory,
    UnitFactory,
    open_portal,
)

from .base import PHONE, BrowserTestCase

LONG_AGO = timedelta(days=500)


class AnswerPagesTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        plans = open_portal()
        self.index = AnswerIndexPageFactory(
            parent=plans.get_parent(),
            introduction="Nơi Ủy ban nhân dân xã trả lời ý kiến của Nhân dân.",
        )
        plan = DialoguePlanPageFactory(parent=plans, issued=True)
        self.answer = AnswerPageFactory(
            parent=self.index,
            title="Bao giờ xã sửa cống thoát nước ở đường vào thôn Bến Lau?",
            conference=ConferenceFactory(plan=plan, over=True),
            document_number="15/UBND-KT",
            legal_basis="Điều 15 Luật Đường bộ số 35/2024/QH15",
            outcome=Outcome.COMMITTED,
            promised_until=timezone.localdate() + timedelta(days=30),
            **self.facts(),
        )
        today = timezone.localdate()
        self.old = AnswerPageFactory(
            parent=self.index,
            title="Thủ tục xin xác nhận tình trạng hôn nhân cần giấy tờ gì?",
            kind=AnswerKind.STANDING,
            answered_on=today - LONG_AGO,
            reviewed_on=today - LONG_AGO,
        )
        for number in range(20):
            near = {"topic": self.answer.topic} if number < 3 else {}
            AnswerPageFactory(
                parent=self.index,
                outcome=list(Outcome)[number % 5],
                answered_on=today - timedelta(days=number),
                **self.facts() | near,
            )
        for _reader in range(5):
            ClarityVote.objects.create(page=self.answer, is_clear=True)

    def facts(self):
        return {
            "topic": TopicFactory(),
            "hamlet": HamletFactory(),
            "unit": UnitFactory(),
        }

    def test_every_page_fits_every_screen_in_light_and_dark(self):
        pages = [
            ("answers", self.index.url),
            ("answers-last", f"{self.index.url}?trang=2"),
            ("answer", self.answer.url),
            ("answer-old", self.old.url),
            ("answer-clarity", f"{self.answer.url}danh-gia/?y-kien=ro"),
        ]
        self.assert_fit_every_screen(pages)

    def test_an_answer_is_found_and_read_without_javascript(self):
        page = self.open("/", size=PHONE, javascript=False)
        page.click(f".site-menu a[href='{self.index.url}']")
        page.click(".list-pages a[rel=next]")
        page.click(f".answer-card a[href='{self.old.url}']")
        self.assertEqual(page.inner_text("h1"), self.old.title)

    def test_a_reader_says_without_javascript_that_an_answer_is_not_clear(self):
        page = self.open(self.old.url, size=PHONE, javascript=False)
        page.click(".clarity-ways a >> nth=1")
        expect(page.locator("input[value=chua-ro]")).to_be_checked()
        page.fill("input[name=reason]", "Chưa rõ nộp giấy tờ ở đâu")
        page.click("main button[type=submit]")
        expect(page.locator(".notice-done").first).to_be_visible()
        self.assert_fits(page)
        vote = ClarityVote.objects.get(page=self.old)
        self.assertEqual((vote.is_clear, vote.reason[:8]), (False, "Chưa rõ "))
        page.click(".more a")
        self.assertEqual(page.inner_text("h1"), self.old.title)

    def test_a_form_without_a_choice_says_so_and_can_be_read(self):
        page = self.open(f"{self.old.url}danh-gia/", size=PHONE)
        page.click("main button[type=submit]")
        expect(page.locator(".error-summary").first).to_be_visible()
        self.assert_accessible(page)

    def test_paper_carries_the_answer_with_its_address_but_no_menu(self):
        page = self.open(self.answer.url)
        page.emulate_media(media="print")
        for shown in (".answer-short", ".answer-whole", ".print-name", ".print-source"):
            self.assertTrue(page.is_visible(shown), shown)
        for hidden in (
            ".site-menu",
            ".breadcrumb",
            ".site-footer",
            ".clarity",
            ".related-answers",
        ):
            self.assertFalse(page.is_visible(hidden), hidden)
        self.take_picture(page, "answer-print")
