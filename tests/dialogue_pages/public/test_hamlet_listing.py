from django.core.cache import cache
from django.test import Client, TestCase

from dialogue_pages.hamlet_lists import links, no_opinions
from dialogue_pages.models import EmptyHamletList, HamletLink, Question
from dialogue_pages.public.hamlet_listing import SENT_BY_LINK
from tests.dialogue_pages.admin.desk.office import other_site
from tests.dialogue_pages.hamlet_lists.lists import (
    COMPLAINT,
    DRAIN,
    LAMP,
    coming_conference,
    list_of,
)
from tests.dialogue_pages.pages import soup_of
from tests.factories import TopicFactory, UserFactory, open_portal


class HamletPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.sheet = list_of(coming_conference(cls.plans), name="Bến Lau")
        cls.topic = TopicFactory(name="Giao thông")
        cls.clerk = UserFactory()

    def setUp(self):
        cache.clear()
        self.token = links.issue(self.sheet, by=self.clerk)
        self.link = HamletLink.objects.latest("pk")
        self.url = f"/so-thon/{self.link.pk}/"
        self.entered = self.client.get(f"/so-thon/{self.token}/")

    def send(self, act="send", **changes):
        self.link.refresh_from_db()
        told = {"name-1": "Lò Thị Mai", "content-1": DRAIN, "agreed": "on"}
        now = {"saves": self.link.saves, "act": act}
        return self.client.post(self.url, now | told | changes)

    def act(self, act, **rows):
        self.link.refresh_from_db()
        return self.client.post(self.url, {"saves": self.link.saves, "act": act} | rows)

    def field(self, response, name):
        found = soup_of(response).find(attrs={"name": name})
        return found.get("value") if found.name == "input" else found.text.strip()

    def test_the_secret_leaves_the_address_at_once(self):
        self.assertRedirects(self.entered, self.url)
        self.assertNotContains(self.client.get(self.url), self.token)

    def test_there_are_twenty_rows(self):
        page = soup_of(self.client.get(self.url))
        self.assertEqual(len(page.select("textarea")), 20)
        self.assertEqual(len(page.select("details.sheet-row[open]")), 3)

    def test_nobody_else_sees_it_and_no_cache_keeps_it(self):
        response = self.client.get(self.url)
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertEqual(response["X-Robots-Tag"], "noindex")
        other = Client().get(self.url)
        self.assertEqual(soup_of(other).select("textarea"), [])
        self.client.defaults["HTTP_HOST"] = other_site().hostname
        with self.settings(ALLOWED_HOSTS=["*"]):
            foreign = self.client.get(self.url)
        self.assertEqual(soup_of(foreign).select("textarea"), [])

    def test_the_cookie_of_one_list_opens_no_other(self):
        other = list_of(self.sheet.conference, name="Nà Pản")
        links.issue(other, by=self.clerk)
        link = HamletLink.objects.latest("pk")
        response = self.client.get(f"/so-thon/{link.pk}/")
        self.assertEqual(soup_of(response).select("textarea"), [])

    def test_what_is_typed_is_kept(self):
        self.assertRedirects(self.send("save"), f"{self.url}?done=save")
        self.assertEqual(Question.objects.count(), 0)
        page = self.client.get(self.url)
        self.assertEqual(self.field(page, "name-1"), "Lò Thị Mai")
        self.assertEqual(self.field(page, "content-1"), DRAIN)

    def test_checking_keeps_and_shows_but_enters_nothing(self):
        page = soup_of(self.send("check", **{"name-2": "Ín"}))
        self.assertEqual(Question.objects.count(), 0)
        self.assertTrue(page.find("button", value="send"))
        self.assertTrue(page.select_one("#loi-2"))
        self.link.refresh_from_db()
        self.assertEqual(self.link.saved["rows"][1]["name"], "Ín")

    def test_sending_enters_good_rows_and_leaves_the_others(self):
        bad = {"name-2": "Ín", "content-2": "ngắn"}
        response = self.send(**bad)
        question = Question.objects.get()
        self.assertContains(response, question.code)
        self.assertEqual(self.field(response, "name-1"), "")
        self.assertEqual(self.field(response, "name-2"), "Ín")
        self.link.refresh_from_db()
        names = [row["name"] for row in self.link.saved["rows"]]
        self.assertEqual([name for name in names if name], ["Ín"])

    def test_sending_again_enters_nothing_twice(self):
        self.send()
        self.send()
        self.send(**{"name-5": "Lò Thị Mai", "content-5": DRAIN})
        self.assertEqual(Question.objects.count(), 1)

    def test_without_the_consent_of_those_named_nothing_is_sent(self):
        self.link.refresh_from_db()
        response = self.client.post(
            self.url,
            {
                "saves": self.link.saves,
                "act": "send",
                "name-1": "Lò Thị Mai",
                "content-1": LAMP,
            },
        )
        self.assertEqual(Question.objects.count(), 0)
        self.assertEqual(self.field(response, "content-1"), LAMP)

    def test_what_reads_like_a_complaint_is_sent_only_when_ticked(self):
        self.send(**{"content-1": COMPLAINT})
        self.assertEqual(Question.objects.count(), 0)
        self.send(**{"content-1": COMPLAINT, "sure-1": "on"})
        self.assertEqual(Question.objects.count(), 1)

    def test_an_older_window_loses_no_word(self):
        self.send("save")
        response = self.send("save", saves="0", **{"content-1": LAMP})
        self.assertEqual(self.field(response, "content-1"), LAMP)
        self.link.refresh_from_db()
        self.assertEqual(self.link.saved["rows"][0]["content"], DRAIN)

    def test_a_hamlet_without_opinions_says_so_after_a_second_look(self):
        self.assertTrue(soup_of(self.client.get(self.url)).find("button", value="none"))
        asked = self.act("none")
        self.assertFalse(EmptyHamletList.objects.exists())
        self.assertTrue(soup_of(asked).find("button", value="none-sure"))
        self.assertRedirects(self.act("none-sure"), f"{self.url}?done=none")
        word = EmptyHamletList.objects.get()
        self.assertEqual(word.hamlet, self.sheet.hamlet)
        self.assertIsNone(word.said_by)
        page = soup_of(self.client.get(self.url))
        self.assertIsNone(page.find("button", value="none"))
        self.assertTrue(page.select_one(".notice-done"))

    def test_no_opinions_and_a_filled_row_contradict_each_other(self):
        for act in ("none", "none-sure"):
            refused = self.act(act, **{"name-4": "Ín"})
            self.assertFalse(EmptyHamletList.objects.exists())
            self.assertEqual(self.field(refused, "name-4"), "Ín")
            self.assertTrue(soup_of(refused).select_one("details#dong-4[open]"))
            self.assertIn("4", soup_of(refused).find(role="alert").get_text())
            self.assertIsNone(soup_of(refused).find("button", value="none-sure"))
        self.link.refresh_from_db()
        self.assertEqual(self.link.saved["rows"][3]["name"], "Ín")

    def test_a_list_that_comes_later_takes_the_place_of_that_word(self):
        self.act("none-sure")
        self.send()
        self.assertEqual(Question.objects.count(), 1)
        self.assertIsNone(no_opinions.said(self.sheet))
        refused = self.act("none-sure")
        self.assertTrue(soup_of(refused).find(role="alert"))

    def test_a_link_that_was_taken_back_says_nothing(self):
        links.revoke(self.sheet)
        self.act("none-sure")
        self.assertFalse(EmptyHamletList.objects.exists())

    def test_a_list_of_another_hamlet_is_not_shown_among_what_was_sent(self):
        other = list_of(self.sheet.conference, name="Nà Pản")
        Question.objects.all().delete()
        self.send()
        question = Question.objects.get()
        shown = self.client.get(self.url)
        self.assertContains(shown, question.number)
        Question.objects.update(hamlet=other.hamlet)
        self.assertNotContains(self.client.get(self.url), question.number)

    def test_what_is_withheld_is_not_shown_any_more(self):
        self.send()
        Question.objects.update(visibility="withheld")
        number = Question.objects.get().number
        self.assertNotContains(self.client.get(self.url), number)

    def test_a_link_that_was_taken_back_enters_nothing(self):
        links.revoke(self.sheet)
        refused = self.send()
        self.assertEqual(Question.objects.count(), 0)
        self.assertEqual(self.field(refused, "content-1"), DRAIN)
        self.assertIsNone(soup_of(refused).find("button", value="check"))
        page = soup_of(self.client.get(self.url))
        self.assertEqual(page.select("textarea"), [])

    def test_sending_without_end_is_refused(self):
        for _time in range(SENT_BY_LINK.times):
            SENT_BY_LINK.count(str(self.link.pk))
        response = self.send()
        self.assertEqual(Question.objects.count(), 0)
        self.assertEqual(self.field(response, "content-1"), DRAIN)

    def test_html_in_a_row_is_shown_as_text(self):
        page = self.send("check", **{"name-1": '"><script>x</script>'})
        self.assertNotContains(page, "<script>x")
