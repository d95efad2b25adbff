"""A hamlet's list sent by a browser that has lost the proof of its link."""

from django.test import Client, TestCase

from dialogue_pages.hamlet_lists import links
from dialogue_pages.models import HamletLink, Question
from tests.dialogue_pages.hamlet_lists.lists import (
    DRAIN,
    LAMP,
    coming_conference,
    list_of,
)
from tests.dialogue_pages.pages import soup_of
from tests.factories import TopicFactory, UserFactory, open_portal

TYPED = {
    "act": "save",
    "saves": "0",
    "name-4": "Lò Thị Mai",
    "content-4": DRAIN,
    "phone-4": "0900000001",
    "topic-4": "Giao thông",
    "speaks-4": "x",
}


class TypedAgainTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.sheet = list_of(coming_conference(open_portal()), name="Bến Lau")
        TopicFactory(name="Giao thông")
        cls.token = links.issue(cls.sheet, by=UserFactory())
        cls.link = HamletLink.objects.get()
        cls.url = f"/so-thon/{cls.link.pk}/"

    def setUp(self):
        self.browser = Client(enforce_csrf_checks=True)

    def typed_in(self, soup):
        fields = soup.select("input:not([type=checkbox]), [type=checkbox][checked]")
        typed = {field["name"]: field.get("value", "") for field in fields}
        typed |= {area["name"]: area.text.strip() for area in soup.select("textarea")}
        for choice in soup.select("select"):
            chosen = choice.select_one("option[selected]")
            typed[choice["name"]] = chosen.text if chosen else ""
        return typed

    def given_back(self):
        response = self.browser.post(self.url, TYPED)
        self.assertEqual(response.status_code, 403)
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.link.refresh_from_db()
        self.assertEqual(self.link.saved, {})
        return soup_of(response)

    def test_every_word_comes_back_and_is_kept_once_the_link_is_opened_again(self):
        soup = self.given_back()
        typed = self.typed_in(soup.select_one("form[method=post]"))
        self.assertLessEqual(
            (TYPED | {"act": ""}).items(), (typed | {"act": ""}).items()
        )
        self.assertTrue(soup.select_one("details#dong-4[open]"))
        self.browser.get(f"/so-thon/{self.token}/")
        again = self.browser.post(self.url, typed | {"act": "save"})
        self.assertRedirects(again, f"{self.url}?done=save")
        self.link.refresh_from_db()
        self.assertEqual(self.link.saved["rows"][3]["content"], DRAIN)

    def test_nothing_of_the_list_is_shown(self):
        self.link.saved = {"rows": [{"name": "Quàng Văn Ín", "content": LAMP}]}
        self.link.save()
        response = Client().post(self.url, TYPED)
        for hidden in ("Quàng Văn Ín", LAMP, str(self.sheet.hamlet)):
            self.assertNotContains(response, hidden)
        self.assertFalse(Question.objects.exists())
        nowhere = Client().post("/so-thon/999999/", TYPED)
        self.assertEqual(self.typed_in(soup_of(nowhere))["content-4"], DRAIN)

    def test_what_was_typed_is_text(self):
        typed = TYPED | {"name-4": '"><script>alert(1)</script>'}
        response = Client().post(self.url, typed)
        self.assertNotContains(response, "<script>alert")

    def test_another_site_gets_the_plain_page(self):
        elsewhere = {"origin": "https://xau.example"}
        answer = self.browser.post(self.url, TYPED, headers=elsewhere)
        self.assertEqual(answer.status_code, 403)
        self.assertFalse(soup_of(answer).select("textarea"))
