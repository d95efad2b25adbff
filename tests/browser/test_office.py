from django.contrib.auth import get_user_model
from wagtail.models import Page

from dialogue_pages.models import DialoguePlanIndexPage, DialoguePlanPage

from .base import DESK, PHONE, BrowserTestCase

PATHS = ["/admin/", "/admin/pages/", "/admin/images/", "/admin/reports/site-history/"]


class OfficeTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        get_user_model().objects.create_superuser("clerk", "clerk@example.vn", "secret")
        root = Page.objects.get(depth=1)
        index = root.add_child(instance=DialoguePlanIndexPage(title="Kế hoạch"))
        self.plan = index.add_child(
            instance=DialoguePlanPage(title="Kế hoạch 2026", subject="Đối thoại")
        )

    def test_the_content_policy_lets_the_office_work(self):
        # A complaint in the console fails the test.
        for size in (PHONE, DESK):
            page = self.open("/admin/login/", size=size)
            self.log_in(page, "clerk", "secret")
            for path in [*PATHS, f"/admin/pages/{self.plan.pk}/edit/"]:
                with self.subTest(path=path, width=size["width"]):
                    page.goto(self.live_server_url + path)
                    page.wait_for_load_state("networkidle")
