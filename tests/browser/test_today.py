"""The work of today and the help, as a moderator meets them."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from dialogue_pages.models import Conference
from home.demo.people import LOGINS

from .base import DESK, PHONE, BrowserTestCase


class TodayTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        call_command("load_demo", force=True, verbosity=0)
        self.logins = {login.username: login.password for login in LOGINS}

    def office(self, username, size=DESK):
        page = self.open("/admin/login/", size=size)
        self.log_in(page, username, self.logins[username])
        return page

    def test_the_home_of_a_moderator_is_accessible_and_leads_to_the_work(self):
        for size in (PHONE, DESK):
            with self.subTest(size=size):
                page = self.office("kiemduyet", size)
                self.assert_fits(page)
                self.assert_accessible(page)
                self.take_picture(page, "today")
                page.click(".today-task a:has-text('câu hỏi mới')")
                page.wait_for_url("**/admin/questions/?queue=new")

    def test_an_editor_is_told_why_a_date_is_what_it_is(self):
        day = timezone.localdate() + timedelta(days=9)
        Conference.objects.filter(last_day__gt=timezone.localdate()).update(
            day=day, last_day=day
        )
        page = self.office("bientap")
        page.click(".today-why summary >> nth=0")
        expect(page.locator(".today-why p >> nth=0")).to_be_visible()
        self.assert_accessible(page)

    def test_help_is_accessible_and_prints_without_the_menu(self):
        page = self.office("kiemduyet", PHONE)
        page.goto(self.live_server_url + "/admin/help/")
        self.assert_fits(page)
        self.assert_accessible(page)
        expect(page.locator("[data-print]")).to_be_visible()
        page.emulate_media(media="print")
        self.assertFalse(page.locator(".office-help-side").is_visible())
        expect(page.locator(".office-help-text")).to_be_visible()
