import re
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from dialogue_pages.hamlet_lists import links
from dialogue_pages.models import EmptyHamletList, HamletLink, Question
from tests.dialogue_pages.hamlet_lists.lists import (
    COMPLAINT,
    DRAIN,
    LAMP,
    coming_conference,
    list_of,
)
from tests.dialogue_pages.official.hamlet_sheets import filled
from tests.factories import TopicFactory, UserFactory, open_portal

from .base import DESK, PHONE, BrowserTestCase


class HamletLinkTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        plans = open_portal()
        TopicFactory(name="Giao thông")
        self.sheet = list_of(coming_conference(plans), name="Bến Lau")
        token = links.issue(self.sheet, by=UserFactory())
        self.path = f"/so-thon/{token}/"

    def saved(self):
        return HamletLink.objects.get().saved["rows"]

    def test_a_list_is_sent_on_a_phone_without_javascript(self):
        page = self.open(self.path, size=PHONE, javascript=False)
        expect(page).to_have_url(re.compile(r"/so-thon/\d+/$"))
        page.fill("#name-1", "Lò Thị Mai")
        page.fill("#content-1", DRAIN)
        page.fill("#name-2", "Quàng Văn Ín")
        page.click("[value=save]")
        page.wait_for_url("**/so-thon/*/?done=save")
        self.assertEqual(page.input_value("#content-1"), DRAIN)
        page.click("details#dong-2 summary")
        page.click("[value=check]")
        expect(page.locator("#loi-2")).to_be_visible()
        page.check("#agreed")
        page.click("[value=send]")
        question = Question.objects.get()
        self.assertIn(question.code, page.inner_text("main"))
        self.assertEqual(page.input_value("#name-1"), "")
        self.assertEqual(page.input_value("#name-2"), "Quàng Văn Ín")

    def test_a_hamlet_without_opinions_says_so_without_javascript(self):
        page = self.open(self.path, size=PHONE, javascript=False)
        page.fill("#name-1", "Lò Thị Mai")
        page.click("[value=none]")
        expect(page.locator("[role=alert]")).to_be_visible()
        self.assertEqual(page.input_value("#name-1"), "Lò Thị Mai")
        page.fill("#name-1", "")
        page.click("[value=none]")
        page.click("[value=none-sure]")
        page.wait_for_url("**/so-thon/*/?done=none")
        self.assertEqual(EmptyHamletList.objects.get().hamlet, self.sheet.hamlet)

    def test_saying_so_can_be_read_by_everybody(self):
        for size in (PHONE, DESK):
            with self.subTest(size):
                EmptyHamletList.objects.all().delete()
                HamletLink.objects.update(saved={})
                page = self.open(self.path, size=size)
                page.fill("#name-1", "Lò Thị Mai")
                page.click("[value=none]")
                expect(page.locator("[role=alert]")).to_be_visible()
                self.assert_accessible(page)
                self.take_picture(page, "hamlet-no-opinions-refused")
                page.fill("#name-1", "")
                page.click("[value=none]")
                expect(page.locator("[value=none-sure]")).to_be_visible()
                self.assert_accessible(page)
                self.assert_fits(page)
                self.take_picture(page, "hamlet-no-opinions-sure")
                page.click("[value=none-sure]")
                page.wait_for_url("**/so-thon/*/?done=none")
                self.assert_accessible(page)
                self.assert_fits(page)
                self.take_picture(page, "hamlet-no-opinions-said")

    def test_what_is_typed_outlives_a_phone_that_goes_out(self):
        page = self.open(self.path, size=PHONE)
        page.fill("#name-1", "Lò Thị Mai")
        page.fill("#content-1", DRAIN)
        page.click("[value=save]")
        page.wait_for_url("**/so-thon/*/?done=save")
        page.fill("#name-2", "Quàng Văn Ín")
        page.wait_for_timeout(600)
        page.goto(page.url.partition("?")[0])
        self.assertEqual(page.input_value("#name-2"), "Quàng Văn Ín")
        self.assertEqual(self.saved()[1]["name"], "")

    def test_a_browser_that_forgot_the_link_gives_every_word_back(self):
        page = self.open(self.path, size=PHONE, javascript=False)
        page.fill("#name-1", "Lò Thị Mai")
        page.fill("#content-1", DRAIN)
        page.context.clear_cookies(name=re.compile("^dialogue_hamlet"))
        page.click("[value=check]")
        expect(page.locator("[role=alert] li")).to_have_count(2)
        self.assertEqual(page.input_value("#content-1"), DRAIN)
        self.assertEqual(HamletLink.objects.get().saved, {})
        self.assert_fits(page)
        self.take_picture(page, "hamlet-list-typed-again")
        other = page.context.new_page()
        other.goto(self.live_server_url + self.path)
        other.close()
        page.click("[value=save] >> nth=0")
        page.wait_for_url("**/so-thon/*/?done=save")
        self.assertEqual(self.saved()[0]["content"], DRAIN)

    def test_the_page_can_be_read_by_everybody(self):
        for size in (PHONE, DESK):
            with self.subTest(size):
                HamletLink.objects.update(saved={})
                page = self.open(self.path, size=size)
                self.assert_accessible(page)
                self.assert_fits(page)
                page.fill("#name-1", "Lò Thị Mai")
                page.fill("#content-1", COMPLAINT)
                page.fill("#name-2", "Quàng Văn Ín")
                page.fill("#name-3", "Cà Thị Biên")
                page.fill("#content-3", f"{LAMP} {size['width']}")
                self.take_picture(page, "hamlet-list")
                page.click("[value=check]")
                self.assert_accessible(page)
                self.assert_fits(page)
                self.take_picture(page, "hamlet-list-found")
                page.check("#agreed")
                page.click("[value=send]")
                self.assert_accessible(page)
                self.assert_fits(page)
                self.take_picture(page, "hamlet-list-sent")


class HamletListsAtTheDeskTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        plans = open_portal()
        UserFactory(
            username="quan-tri", is_superuser=True, is_staff=True, first_name="Khuê"
        )
        self.conference = coming_conference(plans)
        self.sheet = list_of(self.conference, name="Bến Lau", head_name="Lò Văn Pản")
        list_of(self.conference, name="Nà Pản")
        self.calm = list_of(self.conference, name="Ao Sen")

    def test_a_filled_sheet_is_looked_at_and_entered(self):
        rows = [
            {"name": "Lò Thị Mai", "phone": 912345678, "content": DRAIN},
            {"name": "", "content": LAMP},
            {"name": "Quàng Văn Ín", "content": COMPLAINT},
        ]
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        file = Path(folder.name) / "so-thon.xlsx"
        file.write_bytes(filled(rows, self.sheet.paper))
        page = self.open("/admin/login/")
        self.log_in(page, "quan-tri", "mat-khau")
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            page.goto(f"{self.live_server_url}/admin/hamlet-lists/")
            self.assert_accessible(page)
            self.take_picture(page, "hamlet-totals")
            page.click("main a[href$='/import/']")
            page.set_input_files("[name=file]", file)
            self.take_picture(page, "hamlet-import")
            page.click("form.desk-form button[type=submit]")
            self.assert_accessible(page)
            self.take_picture(page, "hamlet-import-preview")
            if size is DESK:
                break
        page.check("[name=agreed]")
        page.click("form:has([name=rows]) button[type=submit]")
        self.assert_accessible(page)
        self.take_picture(page, "hamlet-import-report")
        self.assertEqual(Question.objects.get().sender_phone, "0912345678")

    def test_the_office_writes_down_that_a_hamlet_has_no_opinions(self):
        page = self.open("/admin/login/")
        self.log_in(page, "quan-tri", "mat-khau")
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            page.goto(f"{self.live_server_url}/admin/hamlet-lists/")
            page.click(f"a[href$='/{self.calm.hamlet.pk}/no-opinions/']")
            self.assert_accessible(page)
            self.take_picture(page, "hamlet-no-opinions-office")
            page.click("[name=do][value=say]")
            expect(
                page.locator("td > strong", has_text="không có ý kiến")
            ).to_be_visible()
            self.take_picture(page, "hamlet-totals-no-opinions")
            page.reload()  # without the message, which is still fading in
            self.assert_accessible(page)
            page.click(f"a[href$='/{self.calm.hamlet.pk}/no-opinions/']")
            self.take_picture(page, "hamlet-no-opinions-back")
            page.click("[name=do][value=take-back]")
            expect(page.locator(".hamlet-silent")).to_have_count(3)
