"""An officer brings a plan as a file, looks at it, publishes it, and writes one by hand."""

import tempfile
from pathlib import Path

from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from dialogue_pages.importing import import_plan
from dialogue_pages.models import DialoguePlanPage
from dialogue_pages.official.writing.plain_text import render_text
from tests.browser.base import BrowserTestCase
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import open_portal


class PlanOfficeTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.plans = open_portal()
        get_user_model().objects.create_superuser("can-bo", password="mat-khau-1")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        document = clean_plan()
        document.number, document.symbol = None, "KH – UBND"
        self.path = Path(folder.name) / "ke-hoach.txt"
        self.path.write_text(render_text(document), encoding="utf-8")

    def tearDown(self):
        # The editor saves by itself; what is half typed is refused, which the browser says.
        refused = "400 (Bad Request)"
        self.complaints = [one for one in self.complaints if refused not in one]
        super().tearDown()

    def open_office(self, path):
        page = self.open("/admin/login/")
        self.log_in(page, "can-bo", "mat-khau-1")
        page.goto(self.live_server_url + path)
        return page

    def test_from_file_to_public_page_and_paper(self):
        page = self.open_office("/admin/dialogue-plans/import/")
        page.set_input_files("input[type=file]", self.path)
        page.click("form[enctype] button[type=submit]")
        page.wait_for_selector(".plan-review")
        page.locator(".plan-findings a[href^='#line-']").first.click()
        self.take_picture(page, "plan-review")
        page.click(".plan-review-actions button[type=submit]")
        page.wait_for_url("**/edit/*")

        page.click("[data-side-panel-toggle='plan-check']")
        page.wait_for_selector(".plan-check-panel >> text=L04")
        self.take_picture(page, "plan-check")
        page.click("[data-side-panel-toggle='plan-check']")
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.fill("[name=symbol]", "KH-UBND")  # the editor saves this by itself
        page.click("footer [data-w-dropdown-target=toggle]")
        page.click("button[name=action-publish]")
        page.wait_for_url(f"**/admin/pages/{self.plans.pk}/")

        plan = DialoguePlanPage.objects.get()
        self.assertTrue(plan.live)
        page.goto(self.live_server_url + plan.url)
        self.assertIn("Sông Trăng", page.inner_text("main"))
        answer = page.request.get(self.live_server_url + plan.url + "pdf/")
        self.assertTrue(answer.body().startswith(b"%PDF"))

    def test_a_refused_file_says_why(self):
        page = self.open_office(f"/admin/dialogue-plans/{self.plans.pk}/import/")
        self.path.write_text("THÔNG BÁO\nVề việc họp thôn", encoding="utf-8")
        page.set_input_files("input[type=file]", self.path)
        page.click("form[enctype] button[type=submit]")
        told = page.inner_text(".error-message")
        self.assertIn("THÔNG BÁO", told)

    def test_a_plan_written_by_hand_gets_a_readable_address(self):
        page = self.open_office(
            f"/admin/pages/add/dialogue_pages/dialogueplanpage/{self.plans.pk}/"
        )
        page.click("#id_title")
        page.keyboard.type("Đối thoại với thanh niên năm 2027")
        page.fill("[name=subject]", "Đối thoại với thanh niên xã Sông Trăng")
        page.click("button.action-save")
        page.wait_for_url("**/edit/")
        plan = DialoguePlanPage.objects.get()
        self.assertEqual(plan.slug, "doi-thoai-voi-thanh-nien-nam-2027")
        labels = [section.value["label"] for section in plan.body]
        self.assertEqual(labels, ["I.", "II.", "III."])

    def test_an_issued_plan_asks_why_it_is_changed_where_the_officer_looks(self):
        plan = import_plan(clean_plan(), self.plans, publish=True)
        page = self.open_office(f"/admin/pages/{plan.pk}/edit/")
        page.fill("#id_title", "Tên khác")
        page.click("button.action-save")
        page.wait_for_selector(".messages .errorlist")
        self.assertIn("Tiêu đề", page.inner_text(".messages"))
        expect(page.locator("[name=amendment_kind]").first).to_be_visible()

        page.select_option("[name=amendment_kind]", "recall")
        page.fill("[name=amendment_reason]", "Ban hành không đúng thẩm quyền")
        page.click("footer [data-w-dropdown-target=toggle]")
        page.click("button[name=action-publish]")
        page.wait_for_url(f"**/admin/pages/{self.plans.pk}/")
        page.goto(self.live_server_url + DialoguePlanPage.objects.get().url)
        self.assertIn("Ban hành không đúng thẩm quyền", page.inner_text(".notice"))
        self.assert_accessible(page)

    def test_a_part_with_a_list_and_a_table_is_typed_and_saved(self):
        plan = import_plan(clean_plan(), self.plans)
        before = len(plan.body)
        page = self.open_office(f"/admin/pages/{plan.pk}/edit/")
        add = "//following-sibling::*//button[contains(@class,'c-sf-add-button')]"
        page.locator(f"xpath=//input[@name='body-count']{add}").last.click()
        part = f"body-{before}-value"
        page.fill(f"[name={part}-label]", "IV.")
        page.fill(f"[name={part}-heading]", "KINH PHÍ")
        inner = page.locator(f"xpath=//input[@name='{part}-content-count']{add}")
        kinds = page.locator("[role=option]")
        inner.last.click()
        kinds.filter(has_text="Đoạn văn").first.click()
        page.fill(f"[name={part}-content-0-value]", "Gồm:\n- **Tài liệu**;\n- Nước.")
        inner.last.click()
        kinds.filter(has_text="Bảng").first.click()
        page.fill(f"[name={part}-content-1-value-rows]", "STT | Việc\n1 | Tài liệu")
        page.click("button.action-save")
        page.wait_for_selector(".messages .success")
        page.reload()
        plan.refresh_from_db()
        typed = plan.get_latest_revision_as_object().document.sections[-1]
        kinds_typed = [type(block).__name__ for block in typed.blocks]
        self.assertEqual(kinds_typed, ["Paragraph", "Bullet", "Bullet", "Table"])
