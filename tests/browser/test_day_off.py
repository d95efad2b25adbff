"""A day off is added: what moves is looked at first, then it moves."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from dialogue_pages.models import WorkingDayException
from dialogue_pages.models.calendar import office_calendar
from dialogue_pages.stages import Act
from tests.browser.base import DESK, PHONE, BrowserTestCase
from tests.dialogue_pages.questions.cases import asked
from tests.factories import default_site, open_portal

PASSWORD = "mat-khau-1"
LIST = "/admin/dialogue_pages/workingdayexception/"


class DayOffTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        open_portal()
        people = get_user_model().objects
        people.create_superuser("quan-tri", password=PASSWORD)
        self.cases = [asked(), asked()]
        calendar = office_calendar(default_site())
        self.day = calendar.next_working_day(timezone.localdate())

    def due(self, case):
        return case.clocks.get(duty="answer").due_on

    def type_day(self, page):
        page.goto(self.live_server_url + LIST + "create/")
        page.fill("[name=day]", f"{self.day:%d/%m/%Y}")
        page.fill("[name=name]", "Nghỉ theo quyết định của tỉnh")
        page.fill("[name=source_document]", "Quyết định số 01/QĐ-UBND")
        page.press("[name=source_document]", "Enter")
        page.wait_for_selector(".moves-consent")

    def test_without_scripts(self):
        before = [self.due(case) for case in self.cases]
        page = self.open("/admin/login/", javascript=False)
        self.log_in(page, "quan-tri", PASSWORD)
        self.type_day(page)
        self.assertFalse(WorkingDayException.objects.exists())
        shown = page.inner_text("main")
        for case, due in zip(self.cases, before, strict=True):
            self.assertIn(case.number, shown)
            self.assertIn(f"{due:%d/%m/%Y}", shown)
        page.click("[name=moves_back]")
        written = page.input_value("[name=source_document]")
        self.assertEqual(written, "Quyết định số 01/QĐ-UBND")
        page.press("[name=source_document]", "Enter")
        page.click(".moves-consent button:not([name])")
        page.wait_for_url("**" + LIST)
        for case, due in zip(self.cases, before, strict=True):
            self.assertGreater(self.due(case), due)
            self.assertTrue(case.events.filter(act=Act.RESCHEDULE).exists())

    def test_at_the_desk(self):
        page = self.open("/admin/login/", size=DESK)
        self.log_in(page, "quan-tri", PASSWORD)
        self.type_day(page)
        self.assert_fits(page)
        self.assert_accessible(page)
        self.take_picture(page, "day-off-moves")
        page.set_viewport_size(PHONE)
        self.assert_fits(page)
        self.take_picture(page, "day-off-moves")
        page.click(".moves-consent button:not([name])")
        page.wait_for_url("**" + LIST)
        row = WorkingDayException.objects.get()
        page.goto(f"{self.live_server_url}{LIST}delete/{row.pk}/")
        self.assert_accessible(page)
        self.take_picture(page, "day-off-deleted")
        page.goto(f"{self.live_server_url}/admin/questions/{self.cases[0].pk}/")
        page.locator(".desk-why summary").last.click()
        self.take_picture(page, "day-off-case")
