"""An officer says when they are away and who stands in, and comes back earlier."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from dialogue_pages.models import Absence
from tests.dialogue_pages.admin.desk.office import ADMINISTRATOR, UNIT
from tests.factories import open_portal

from .base import DESK, PHONE, BrowserTestCase
from .desk_steps import DeskSteps, someone

SCREEN = "/admin/absences/"


class AbsenceTests(DeskSteps, BrowserTestCase):
    def setUp(self):
        super().setUp()
        open_portal()
        self.away = someone(UNIT, username="lan", first_name="Lò Thị Lan")
        self.colleague = someone(UNIT, username="tua", first_name="Sùng A Tủa")
        self.today = timezone.localdate()

    def day(self, number) -> str:
        return f"{self.today + timedelta(days=number):%d/%m/%Y}"

    def announce(self, page, since, until):
        page.fill("[name=first_day]", since)
        page.fill("[name=last_day]", until)
        page.press("[name=last_day]", "Tab")
        expect(page.locator(".xdsoft_datetimepicker >> visible=true")).to_have_count(0)
        page.select_option("[name=substitute]", str(self.colleague.pk))
        page.click("form[aria-labelledby=announce] button[type=submit]")

    def test_an_absence_is_announced_seen_and_ended(self):
        for size in (PHONE, DESK):
            with self.subTest(width=size["width"]):
                page = self.sit_down("lan", SCREEN, size)
                expect(page.locator(".absence")).to_have_count(0)
                self.announce(page, self.day(0), self.day(5))
                told = page.locator(".absence")
                expect(told).to_contain_text(f"{self.day(0)} – {self.day(5)}")
                expect(told).to_contain_text("Sùng A Tủa")
                expect(page.locator("[name=end]")).to_be_visible()
                self.assert_fits(page)
                page.reload()  # without the message, which is still fading in
                self.assert_accessible(page)
                self.take_picture(page, "absence-announced")
                self.assertEqual(Absence.objects.get().substitute, self.colleague)
                self.seen_by_the_substitute()
                page.click("[name=end]")
                expect(page.locator(".absence")).to_have_count(0)
                self.assertFalse(Absence.objects.exists())

    def seen_by_the_substitute(self):
        """They are told, and cannot end what is not theirs."""
        page = self.sit_down("tua", SCREEN)
        expect(page.locator(".absence")).to_contain_text("Lò Thị Lan")
        expect(page.locator("[name=end]")).to_have_count(0)
        page.goto(self.live_server_url + "/admin/")
        expect(page.locator("main")).to_contain_text("Lò Thị Lan")

    def test_what_lies_ahead_is_taken_back_by_an_administrator(self):
        someone(ADMINISTRATOR, username="khue")
        page = self.sit_down("lan", SCREEN)
        self.announce(page, self.day(3), self.day(9))
        expect(page.locator(".absence")).to_have_count(1)
        page = self.sit_down("khue", SCREEN)
        expect(page.locator(".absence")).to_contain_text("Lò Thị Lan")
        page.click("[name=end]")
        expect(page.locator(".absence")).to_have_count(0)

    def test_a_day_is_chosen_in_the_calendar(self):
        page = self.sit_down("lan", SCREEN)
        page.fill("[name=first_day]", "")
        calendar = page.locator(".xdsoft_datetimepicker").locator("visible=true")
        calendar.locator(".xdsoft_date.xdsoft_today").click()
        expect(page.locator("[name=first_day]")).to_have_value(self.day(0))
        page.focus("[name=last_day]")
        expect(calendar).to_have_count(1)
        page.focus("[name=substitute]")
        expect(calendar).to_have_count(0)

    def test_bad_days_keep_what_was_typed(self):
        wrong = [
            (self.day(5), self.day(2)),  # the end before the beginning
            (self.day(-9), self.day(-5)),  # over
            (self.day(0), self.day(400)),  # longer than a year
            ("31/2/2027", self.day(5)),  # no such day
            (self.day(0), "tuần sau"),
        ]
        page = self.sit_down("lan", SCREEN, PHONE)
        for since, until in wrong:
            with self.subTest(since=since, until=until):
                page.goto(self.live_server_url + SCREEN)
                self.announce(page, since, until)
                said = page.locator("main .messages, main .w-field__errors")
                expect(said.locator("visible=true").first).to_be_visible()
                expect(page.locator("[name=first_day]")).to_have_value(since)
                expect(page.locator("[name=last_day]")).to_have_value(until)
                chosen = page.locator("[name=substitute]")
                expect(chosen).to_have_value(str(self.colleague.pk))
                self.assertFalse(Absence.objects.exists())
        self.take_picture(page, "absence-refused")
