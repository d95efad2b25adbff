"""Announcements as a visitor and a hamlet head use them, on every screen and on paper."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from dialogue_pages.choices import AnnouncementKind
from dialogue_pages.posting import open_register
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    open_portal,
)

from .base import PHONE, BrowserTestCase


class AnnouncementPagesTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        plans = open_portal()
        today = timezone.localdate()
        self.index = AnnouncementIndexPageFactory(parent=plans.get_parent())
        plan = DialoguePlanPageFactory(parent=plans, issued=True)
        hamlets = [HamletFactory(), HamletFactory()]
        self.notice = AnnouncementPageFactory(
            parent=self.index,
            plan=plan,
            conference=ConferenceFactory(plan=plan, hamlets=hamlets),
        )
        for row in open_register(self.notice):
            row.posted_from = today
            row.posted_by = "Hoàng Văn Sơn, trưởng thôn"
            row.save()
        AnnouncementAmendmentFactory(announcement=self.notice)
        self.result = AnnouncementPageFactory(
            parent=self.index,
            plan=plan,
            conference=ConferenceFactory(plan=plan, over=True),
            kind=AnnouncementKind.RESULT,
        )
        AnnouncementPageFactory(
            parent=self.index, expires_on=today - timedelta(days=3), is_official=False
        )

    def test_every_page_fits_every_screen_in_light_and_dark(self):
        pages = [
            ("announcements", self.index.url),
            ("announcements-kind", f"{self.index.url}?loai=result"),
            ("announcement", self.notice.url),
            ("announcement-result", self.result.url),
            ("loudspeaker", f"{self.notice.url}loa/"),
        ]
        self.assert_fit_every_screen(pages)

    def test_a_notice_is_found_and_read_aloud_without_javascript(self):
        page = self.open("/", size=PHONE, javascript=False)
        page.click(f".site-menu a[href='{self.index.url}']")
        page.click(".kinds a[href='?loai=notice']")
        page.click(f".card a[href='{self.notice.url}']")
        self.assertEqual(page.inner_text("h1"), self.notice.title)
        page.click(f"a[href='{self.notice.url}loa/']")
        expect(page.locator(".broadcast")).to_have_count(3)

    def test_paper_carries_the_text_to_read_but_no_menu(self):
        page = self.open(f"{self.notice.url}loa/")
        page.emulate_media(media="print")
        expect(page.locator(".said").first).to_be_visible()
        for hidden in (".site-menu", ".breadcrumb", ".site-footer"):
            self.assertFalse(page.is_visible(hidden), hidden)
        self.take_picture(page, "loudspeaker-print")
