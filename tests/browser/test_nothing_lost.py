"""What a resident typed is still there after a message was refused as a whole."""

import tempfile
from pathlib import Path

from django.core.cache import cache
from playwright.sync_api import expect

from dialogue_pages.models import Question
from tests.browser.base import PHONE, BrowserTestCase
from tests.dialogue_pages.public.forms import old_stamp, open_form, picture

TITLE = "Đường vào thôn Bến Lau ngập khi mưa"
CONTENT = "Đoạn qua cầu tre ngập mỗi khi mưa to. Đề nghị xã khơi cống trước mùa mưa."
TYPED = {"title": TITLE, "sender_name": "Quàng Thị Lả", "sender_phone": "0912345678"}
THREE_MEGABYTES = "mưa to. " * 400_000
SECONDS_BEFORE_SENDING = 4
MOMENT_TO_KEEP = 700  # milliseconds after the last letter


class NothingLostTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        cache.clear()
        self.form = open_form()

    def written(self, javascript, content=CONTENT):
        page = self.open(self.form.url, size=PHONE, javascript=javascript)
        for name, value in (TYPED | {"content": content}).items():
            page.fill(f"[name={name}]", value)
        page.check("[name=message_kind][value=opinion]")
        page.check("[name=sender_age][value=adult]")
        page.check("[name=consents_to_handling]")
        if javascript:
            page.wait_for_timeout(MOMENT_TO_KEEP)
            stamp = page.locator("[name=stamp]")
            stamp.evaluate("(e, s) => (e.value = s)", old_stamp())
        else:
            page.wait_for_timeout(SECONDS_BEFORE_SENDING * 1000)
        return page

    def assert_typed(self, page, content=CONTENT):
        for name, value in (TYPED | {"content": content}).items():
            self.assertEqual(page.input_value(f"[name={name}]"), value)

    def refused(self, page, status):
        """Press the button; the page of the error, whose complaint is expected."""
        with page.expect_response(lambda r: r.request.method == "POST") as told:
            page.click("button[value=preview]")
        self.assertEqual(told.value.status, status)
        page.wait_for_selector("h1")
        self.complaints = [one for one in self.complaints if str(status) not in one]

    def test_a_text_of_megabytes(self):
        for javascript in (True, False):
            with self.subTest(javascript=javascript):
                page = self.written(javascript, THREE_MEGABYTES)
                self.refused(page, 400)
                self.assert_fits(page)
                self.take_picture(page, "question-too-large")
                page.go_back()
                self.assert_typed(page, THREE_MEGABYTES)

    def test_a_browser_that_lost_its_cookies(self):
        for javascript in (True, False):
            with self.subTest(javascript=javascript):
                page = self.written(javascript)
                page.context.clear_cookies()
                self.refused(page, 403)
                self.assert_fits(page)
                self.take_picture(page, "question-cookie-lost")
                self.assert_typed(page)
                page.click("button[value=preview]")
                page.wait_for_selector(".shown-public")
                page.click("button[value=send]")
                page.wait_for_selector(".receipt")
        self.assertEqual([q.title for q in Question.objects.all()], [TITLE, TITLE])

    def test_more_files_than_are_taken(self):
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"anh-{number}.jpg" for number in range(5)]
            for number, file in enumerate(files):
                file.write_bytes(picture(size=(60, 80 + number)).read())
            page = self.written(javascript=True)
            page.set_input_files("[name=files]", files)
            page.click("button[value=preview]")
            page.wait_for_selector(".error-summary")
        self.assert_typed(page)
        expect(page.locator(".held-files li")).to_have_count(3)
        page.click("button[value=preview]")
        page.wait_for_selector(".shown-public")
