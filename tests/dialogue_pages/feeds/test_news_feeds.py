from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from dialogue_pages.choices import SearchKind
from tests.dialogue_pages.news.portal import HIDDEN, Portal
from tests.factories import AnswerPageFactory, TopicFactory

from .validity import ATOM, assert_atom, assert_rss, root_of


class NewsFeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()
        site = cls.portal.site
        site.hostname, site.port = "songtrang.example", 8443
        site.save()

    def addresses(self, form):
        names = ["moi", *SearchKind.values, f"linh-vuc-{self.portal.topic.pk}"]
        return [f"/theo-doi/{name}.{form}" for name in names]

    def test_every_feed_is_valid_and_names_the_site(self):
        for form, check in (("atom", assert_atom), ("rss", assert_rss)):
            for address in self.addresses(form):
                with self.subTest(address=address):
                    response = self.client.get(address)
                    self.assertEqual(
                        response["Content-Type"],
                        f"application/{form}+xml; charset=utf-8",
                    )
                    self.assertTrue(check(self, response.content))
                    told = response.content.decode()
                    self.assertIn(f"http://songtrang.example:8443{address}", told)
                    self.assertNotIn("testserver", told)

    def test_texts_are_told_as_text(self):
        self.portal.answer.title = "Cống < 1 m & đường"
        self.portal.answer.short_answer = "Có <b>hai</b> cống & một cầu.\x07"
        self.portal.answer.save()

        (entry,) = assert_atom(self, self.client.get("/theo-doi/tra-loi.atom").content)

        self.assertEqual(entry.findtext(f"{ATOM}title"), "Cống < 1 m & đường")
        self.assertEqual(
            entry.findtext(f"{ATOM}summary"),
            "Có &lt;b&gt;hai&lt;/b&gt; cống &amp; một cầu.",
        )

    def test_no_feed_tells_what_is_hidden(self):
        self.portal.hide_some()
        for address in (*self.addresses("atom"), *self.addresses("rss")):
            with self.subTest(address=address):
                self.assertNotContains(self.client.get(address), HIDDEN)

    def test_a_neighbour_tells_its_own_news_only(self):
        self.portal.neighbour()

        told = self.client.get("/theo-doi/moi.atom", headers={"host": "khac.example"})

        self.assertContains(told, HIDDEN)
        for page in self.portal.pages():
            self.assertNotContains(told, page.title)
        foreign = f"/theo-doi/linh-vuc-{self.portal.topic.pk}.atom"
        answer = self.client.get(foreign, headers={"host": "khac.example"})
        self.assertEqual(answer.status_code, 404)

    def test_it_is_sent_once_to_whom_keeps_it(self):
        first = self.client.get("/theo-doi/moi.atom")
        self.assertEqual(first["Cache-Control"], "public, max-age=300")
        known = {"if-none-match": first["ETag"]}

        again = self.client.get("/theo-doi/moi.atom", headers=known)
        self.assertEqual((again.status_code, again.content), (304, b""))

        self.portal.plan.unpublish()
        changed = self.client.get("/theo-doi/moi.atom", headers=known)
        self.assertEqual(changed.status_code, 200)
        self.assertNotContains(changed, self.portal.plan.title)

    def test_a_feed_without_news_is_valid_and_never_changes(self):
        topic = TopicFactory()
        for form, check in (("atom", assert_atom), ("rss", assert_rss)):
            address = f"/theo-doi/linh-vuc-{topic.pk}.{form}"
            first, second = self.client.get(address), self.client.get(address)
            self.assertEqual(check(self, first.content), [])
            self.assertEqual(first.content, second.content)

    def test_names_stay_when_the_host_changes(self):
        before = root_of(self.client.get("/theo-doi/moi.atom").content)
        self.portal.site.hostname = "moi.example"
        self.portal.site.save()
        after = root_of(self.client.get("/theo-doi/moi.atom").content)

        names = [[e.text for e in feed.iter(f"{ATOM}id")] for feed in (before, after)]
        self.assertEqual(*names)

    def test_what_is_no_feed_is_not_there(self):
        wrong = ("moi.json", "khac.atom", "linh-vuc-999999.atom", "ke-hoach.html")
        for name in wrong:
            with self.subTest(name=name):
                response = self.client.get(f"/theo-doi/{name}")
                self.assertEqual(response.status_code, 404)

    def test_queries_do_not_grow(self):
        for address in self.addresses("atom"):
            self.client.get(address)
            with CaptureQueriesContext(connection) as captured:
                self.client.get(address)
            few = len(captured)
            self.portal.published(
                AnswerPageFactory, self.portal.answers, topic=self.portal.topic
            )
            self.client.get(address)
            with self.subTest(address=address), self.assertNumQueries(few):
                self.client.get(address)
