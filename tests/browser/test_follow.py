import re

from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from dialogue_pages.models import Subscription
from dialogue_pages.public import time_trap
from dialogue_pages.subscribing import asking, proofs
from dialogue_pages.subscribing.choices import Choices
from tests.dialogue_pages.news.portal import Portal

from .base import PHONE, BrowserTestCase

ADDRESS = "mai@vidu.example"


class FollowTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        cache.clear()
        self.portal = Portal()

    def subscriber(self):
        choices = Choices(sections=frozenset({"tra-loi"}))
        asking.ask(self.portal.site, ADDRESS, choices, "Tôi đồng ý.")
        return Subscription.objects.get()

    def test_a_resident_subscribes_confirms_and_ends_without_javascript(self):
        page = self.open("/", size=PHONE, javascript=False)
        page.click(".site-footer a[href='/theo-doi/']")
        page.fill("[name=address]", ADDRESS)
        page.click("summary:has-text('thôn')")
        page.check(f"text={self.portal.hamlet}")
        page.check("[name=consents]")
        page.wait_for_timeout(time_trap.LEAST_SECONDS * 1000 + 300)
        page.click(".follow form button")
        expect(page.locator(".notice-done").first).to_be_visible()

        path = re.search(r"/theo-doi/xac-nhan/\S+", mail.outbox[0].body)[0]
        page.goto(self.live_server_url + path)
        page.click(".follow form button")
        expect(page.locator(".notice-done").first).to_be_visible()

        page.goto(self.live_server_url + self.end(Subscription.objects.get()))
        page.click(".follow form button")
        expect(page.locator(".notice-done").first).to_be_visible()
        self.assertFalse(Subscription.objects.exists())

    def test_every_screen(self):
        subscriber = self.subscriber()
        confirm = f"/theo-doi/xac-nhan/{proofs.confirming(subscriber)}/"
        self.assert_fit_every_screen(
            [
                ("follow", "/theo-doi/"),
                ("follow-asked", "/theo-doi/?da-gui=1"),
                ("follow-confirm", confirm),
                ("follow-end", self.end(subscriber)),
                ("follow-old-link", "/theo-doi/xac-nhan/x/"),
            ]
        )

    def test_data_for_search_engines_passes_the_content_policy(self):
        for page in self.portal.pages():
            shown = self.open(page.url)
            data = shown.locator("script[type='application/ld+json']")
            self.assertGreater(data.count(), 0)

    def end(self, subscriber) -> str:
        return f"/theo-doi/dung/{proofs.ending(subscriber)}/"
