"""Searching as a visitor does: by keyboard, on a phone, without JavaScript."""

from dialogue_pages.searching.index import rebuild
from dialogue_pages.seeding import seed_synonyms
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    TopicFactory,
    default_site,
    open_portal,
)

from .base import DESK, PHONE, BrowserTestCase


class SearchTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        index = AnswerIndexPageFactory(parent=open_portal().get_parent())
        self.answer = AnswerPageFactory(
            parent=index,
            title="Thủ tục cấp sổ đỏ lần đầu gồm những giấy tờ gì?",
            topic=TopicFactory(name="Đất đai"),
        )
        for number in range(14):
            AnswerPageFactory(
                parent=index,
                title=f"Sửa đường vào thôn số {number}",
                topic=TopicFactory(),
                answered_on=f"20{22 + number % 4}-05-02",
            )
        seed_synonyms(default_site())
        list(rebuild(default_site()))

    def test_results_fit_every_screen_in_light_and_dark(self):
        pages = [
            ("search", "/tim-kiem/"),
            ("search-hits", "/tim-kiem/?q=duong"),
            ("search-last", "/tim-kiem/?q=duong&nam=2025&trang=2"),
            ("search-loose", "/tim-kiem/?q=dường+ngõ+thôn"),
            ("search-nothing", "/tim-kiem/?q=karaoke"),
        ]
        self.assert_fit_every_screen(pages)

    def test_an_answer_is_found_without_javascript(self):
        page = self.open("/", size=PHONE, javascript=False)
        page.fill(".site-search-words", "so do")
        page.press(".site-search-words", "Enter")
        self.assertEqual(page.inner_text("mark").lower(), "sổ đỏ")
        page.click(".search-hit a")
        self.assertEqual(page.inner_text("h1"), self.answer.title)

    def test_a_suggestion_is_chosen_by_keyboard(self):
        page = self.open("/", size=DESK)
        page.type(".site-search-words", "thu tuc cap")
        page.wait_for_selector(".suggestions [role=option]")
        self.assert_accessible(page)
        self.take_picture(page, "search-suggestions")
        page.press(".site-search-words", "ArrowDown")
        active = page.get_attribute(".site-search-words", "aria-activedescendant")
        chosen = page.get_attribute(f"#{active}", "aria-selected")
        self.assertEqual(chosen, "true")
        page.press(".site-search-words", "Enter")
        page.wait_for_url(f"**{self.answer.url}")

    def test_escape_closes_the_suggestions_and_enter_searches(self):
        page = self.open("/", size=PHONE)
        page.type(".site-search-words", "duong")
        page.wait_for_selector(".suggestions [role=option]")
        self.take_picture(page, "search-suggestions")
        page.press(".site-search-words", "Escape")
        self.assertTrue(page.is_hidden(".suggestions >> nth=0"))
        page.press(".site-search-words", "Enter")
        page.wait_for_url("**/tim-kiem/?q=duong")
