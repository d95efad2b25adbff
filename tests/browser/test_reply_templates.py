"""A unit begins an answer with a template, by keyboard, and without a script."""

from dialogue_pages.models import ReplyTemplate
from tests.browser.base import DESK, PHONE, BrowserTestCase
from tests.browser.desk_steps import PASSWORD, DeskSteps, someone
from tests.dialogue_pages.admin.desk.office import ADMINISTRATOR, UNIT, assigned
from tests.factories import HamletFactory, UnitFactory, default_site, open_portal

TEXT = "Phòng đã kiểm tra ở {thôn}, sửa xong trước [...: ngày]."
FORM = "form[action$='/act/submit_draft/']"
SEND = f"{FORM} button[type=submit]"
ANSWER = "[name=submit_draft-text]"
ERROR = f"{FORM} .w-field__wrapper:has({ANSWER}) .w-field__errors"
LOOKS = f"{FORM} .desk-looks"


class ReplyTemplateTests(DeskSteps, BrowserTestCase):
    def setUp(self):
        super().setUp()
        open_portal()
        unit = UnitFactory()
        unit.members.add(someone(UNIT, username="don-vi"))
        hamlet = HamletFactory(label="bản", name="Bến Lau")
        self.case = assigned(unit, hamlet=hamlet)
        self.path = f"/admin/questions/{self.case.pk}/"
        self.template = ReplyTemplate.objects.create(
            site=default_site(), name="Hẹn ngày", text=TEXT
        )

    def chosen(self, page):
        """What is marked in the text."""
        return page.eval_on_selector(
            ANSWER, "e => e.value.slice(e.selectionStart, e.selectionEnd)"
        )

    def test_by_keyboard_alone(self):
        page = self.sit_down("don-vi", self.path)
        page.locator("main h2").first.click()
        page.keyboard.press("t")
        self.assertEqual(
            page.evaluate("document.activeElement.name"), "submit_draft-template"
        )
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        self.assertIn("ở bản Bến Lau, sửa", page.input_value(ANSWER))
        self.assertEqual(self.chosen(page), "[...: ngày]")
        status = page.locator(f"{LOOKS} [role=status]")
        self.assertTrue(status.inner_text().endswith(": 2"))
        self.assert_accessible(page)

        page.keyboard.type("30/11/2026")
        self.assertTrue(status.inner_text().endswith(": 1"))
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        self.assertEqual(status.inner_text(), "Đã xem hết các chỗ.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        self.assertEqual(self.chosen(page), "bản Bến Lau")
        page.check("[name=submit_draft-no_legal_basis]")
        page.click(SEND)
        page.wait_for_selector(".desk-draft-waiting")
        draft = self.case.drafts.get()
        self.assertIn("trước 30/11/2026.", draft.text)
        self.assertEqual((draft.template, draft.template_changed), (self.template, 0))

    def test_what_was_changed_in_the_text_leaves_the_list(self):
        for size in (PHONE, DESK):
            page = self.sit_down("don-vi", self.path, size)
            page.select_option("[name=submit_draft-template]", label="Hẹn ngày")
            page.click(f"{FORM} [data-desk-copy]")
            self.assertEqual(page.locator(f"{LOOKS} li:visible").count(), 2)
            self.take_picture(page, "desk-template")
            text = page.input_value(ANSWER)
            page.fill(ANSWER, text.replace("bản Bến Lau", "chỗ ấy"))
            self.assertEqual(page.locator(f"{LOOKS} li:visible").count(), 1)
            page.fill(ANSWER, "Đã làm.")
            self.assertFalse(page.locator(LOOKS).is_visible())
            page.fill(ANSWER, text)
            page.click(SEND)
            self.assertIn("[...: ngày]", page.inner_text(ERROR))
            self.assertEqual(page.input_value(ANSWER), text)
            self.assertEqual(page.locator(f"{LOOKS} li:visible").count(), 2)
            self.assert_accessible(page)

    def test_without_scripts(self):
        page = self.open("/admin/login/", javascript=False)
        self.log_in(page, "don-vi", PASSWORD)
        page.goto(self.live_server_url + self.path)
        page.fill(ANSWER, "Kính gửi bà con.")
        page.check("[name=submit_draft-no_legal_basis]")
        page.select_option("[name=submit_draft-template]", label="Hẹn ngày")
        page.click(f"{FORM} [data-desk-copy]")
        text = page.input_value(ANSWER)
        self.assertIn("Kính gửi bà con.\n\nPhòng đã kiểm tra ở bản Bến Lau", text)
        self.assertTrue(page.is_checked("[name=submit_draft-no_legal_basis]"))
        page.fill(ANSWER, text.replace("[...: ngày]", "30/11/2026"))
        page.click(SEND)
        self.assertIn("bản Bến Lau", page.inner_text(ERROR))
        page.check(f"{LOOKS} input")
        page.focus("[name=submit_draft-short_answer]")
        page.keyboard.press("Enter")
        page.wait_for_selector(".desk-draft-waiting")
        self.assertIn("30/11/2026", self.case.drafts.get().text)

    def test_the_registry_at_every_width(self):
        someone(ADMINISTRATOR, username="quan-tri")
        page = self.sit_down("quan-tri", "/admin/dialogue_pages/replytemplate/")
        self.assert_accessible(page)
        self.take_picture(page, "reply-templates")
        page.click(f"a[href$='/edit/{self.template.pk}/']")
        self.assert_accessible(page)
        page.fill("[name=text]", "Kính gửi {họ tên}")
        page.click("button[name=reviewed]")
        self.assertIn("{họ tên}", page.inner_text("[id$='-text-errors']"))
        page.fill("[name=text]", "Kính gửi bà con {thon}")
        page.click("button[name=reviewed]")
        page.wait_for_selector("table.listing")
        self.template.refresh_from_db()
        self.assertIsNotNone(self.template.reviewed_on)
