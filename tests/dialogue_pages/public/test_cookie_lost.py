from django.test import Client
from wagtail.models import PageViewRestriction

from dialogue_pages.models import Question
from tests.dialogue_pages.pages import soup_of

from .forms import QuestionFormTestCase, filled


class CookieLostTests(QuestionFormTestCase):
    """Posts that Django refuses for want of a cookie that fits the form."""

    def setUp(self):
        super().setUp()
        self.browser = Client(enforce_csrf_checks=True)

    def refused(self, path=None, **told):
        response = self.browser.post(path or self.page.url, filled(**told))
        self.assertEqual(response.status_code, 403)
        self.assertFalse(Question.objects.exists())
        return soup_of(response)

    def test_what_was_typed_comes_back_and_is_sent_by_pressing_again(self):
        soup = self.refused()
        self.assertIn("cookie", soup.select_one("[role=alert]").text)
        typed = soup.select_one("[name=content]").text.strip()
        self.assertEqual(typed, filled()["content"])
        token = soup.select_one("[name=csrfmiddlewaretoken]")["value"]
        sent = self.browser.post(self.page.url, filled(csrfmiddlewaretoken=token))
        self.assertEqual(sent.status_code, 302)
        self.assertEqual(Question.objects.count(), 1)

    def test_a_token_of_a_cookie_that_is_gone_is_no_different(self):
        self.browser.get(self.page.url)
        soup = self.refused(csrfmiddlewaretoken="x" * 64)
        self.assertTrue(soup.select("[name=content]"))

    def test_other_sites_other_forms_and_closed_pages_get_the_plain_page(self):
        elsewhere = {"origin": "https://xau.example"}
        answer = self.browser.post(self.page.url, filled(), headers=elsewhere)
        self.assertEqual(answer.status_code, 403)
        self.assertFalse(soup_of(answer).select("[name=content]"))
        self.assertFalse(
            self.refused(f"{self.page.url}tra-cuu/").select("[name=content]")
        )
        self.assertFalse(self.refused("/khong-co/").select("[name=content]"))
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.assertFalse(self.refused().select("[name=content]"))
