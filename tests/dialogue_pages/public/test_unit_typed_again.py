"""A unit's answer sent by a browser that has lost the proof of its link."""

from django.test import Client, TestCase

from dialogue_pages import unit_links
from dialogue_pages.models import Question, UnitLink
from dialogue_pages.stages import Act
from tests.dialogue_pages.admin.desk.office import assigned
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import moderator
from tests.factories import UnitFactory, open_portal

TYPED = {
    "act": "submit",
    "version": "2",
    "saves": "0",
    "text": "Trạm mở cửa cả sáng thứ Bảy.\n\nTừ tháng 12.",
    "short_answer": "Mở cửa sáng thứ Bảy.",
    "legal_basis": "",
    "outcome": "explained",
    "no_legal_basis": "on",
}


def typed_in(response) -> dict:
    form = soup_of(response).select_one("form.form")
    typed = {field["name"]: field["value"] for field in form.select("input")}
    button = form.select_one("button")
    typed[button["name"]] = button["value"]
    areas = form.select("textarea")
    return typed | {area["name"]: area.text.removeprefix("\n") for area in areas}


class TypedAgainTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.question = assigned(UnitFactory(name="Trạm Y tế"), content="Trạm đóng cửa.")
        cls.token = unit_links.issue(cls.question, by=moderator())
        cls.link = UnitLink.objects.get()
        cls.url = f"/don-vi/{cls.link.pk}/"

    def setUp(self):
        self.browser = Client(enforce_csrf_checks=True)

    def given_back(self, typed):
        response = self.browser.post(self.url, typed)
        self.assertEqual(response.status_code, 403)
        self.assertEqual(response["Cache-Control"], "private, no-store")
        return typed_in(response)

    def test_an_answer_is_kept_once_the_link_is_opened_again(self):
        typed = self.given_back(TYPED)
        self.assertLessEqual((TYPED | {"act": "save"}).items(), typed.items())
        self.browser.get(f"/don-vi/{self.token}/")
        again = self.browser.post(self.url, typed)
        self.assertRedirects(again, f"{self.url}?done=save")
        self.link.refresh_from_db()
        self.assertEqual(self.link.saved["text"], TYPED["text"])
        self.assertTrue(self.link.saved["no_legal_basis"])

    def test_words_for_the_office_are_sent_then(self):
        version = str(Question.objects.get().version)
        asked = {"act": "ask", "ask-version": version, "ask-words": "Trạm nào?"}
        typed = self.given_back(asked)
        self.browser.get(f"/don-vi/{self.token}/")
        again = self.browser.post(self.url, typed)
        self.assertRedirects(again, f"{self.url}?done=ask")
        self.assertTrue(self.question.events.filter(act=Act.ASK_OFFICE).exists())

    def test_a_link_that_ran_out_gives_the_words_back_and_shows_nothing(self):
        response = Client().post(self.url, TYPED)
        self.assertEqual(typed_in(response)["text"], TYPED["text"])
        self.assertNotContains(response, "Trạm đóng cửa.")
        self.assertNotContains(response, self.question.number)
        typed = TYPED | {"text": "</textarea><script>alert(1)</script>"}
        self.assertNotContains(Client().post(self.url, typed), "<script>alert")

    def test_without_words_the_link_is_asked_for(self):
        response = Client().post(self.url, {"act": "submit"})
        self.assertContains(response, "Hãy mở lại liên kết")
        self.assertFalse(soup_of(response).select("textarea"))
