"""What one resident wrote shows on no page that another can open."""

from django.conf import settings
from django.test import Client

from dialogue_pages.models import QuestionFile
from tests.factories import ConferenceFactory, DialoguePlanPageFactory

from .forms import QuestionFormTestCase, picture

SECRETS = ["TIEU-DE-RIENG", "NOI-DUNG-RIENG", "Quàng Thị Lả", "0912345678", "0912 345"]


class LeakTests(QuestionFormTestCase):
    def setUp(self):
        super().setUp()
        index = self.page.get_prev_siblings().first().specific
        self.plan = DialoguePlanPageFactory(parent=index)
        ConferenceFactory(plan=self.plan)
        response = self.post(
            step="preview",
            title="TIEU-DE-RIENG về đường",
            content="NOI-DUNG-RIENG: đường ngập khi mưa to.",
            files=[picture("ten-rieng.jpg")],
        )
        sent = self.carried(response) | {"step": "send"}
        self.assertRedirects(self.client.post(self.page.url, sent), self.receipt)
        self.file = QuestionFile.objects.get()
        self.secrets = [*SECRETS, "ten-rieng", self.file.question.code]

    def assertTellsNothing(self, response):  # noqa: N802
        shown = response.content.decode(errors="replace") + str(response.headers)
        for secret in self.secrets:
            self.assertNotIn(secret, shown)

    def test_no_page_tells_another_visitor(self):
        home = self.page.get_parent()
        pages = [home.url, self.plan.get_parent().url, self.plan.url, self.page.url]
        pages += [self.receipt, self.tracking, f"{self.plan.url}ics/"]
        for url in pages:
            with self.subTest(url=url):
                self.assertTellsNothing(Client().get(url))

    def test_no_address_leads_to_the_file(self):
        self.assertNotIn(str(settings.MEDIA_ROOT), str(self.file.file.storage))
        for folder in (settings.MEDIA_URL, "/private/", self.page.url, "/documents/1/"):
            with self.subTest(folder=folder):
                response = Client().get(f"{folder}{self.file.file.name}")
                self.assertIn(response.status_code, (301, 302, 404))

    def test_the_cookie_goes_to_the_form_alone_and_to_no_script(self):
        cookie = self.client.cookies["dialogue_question"]
        self.assertEqual(cookie["path"], self.page.url)
        self.assertTrue(cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")
