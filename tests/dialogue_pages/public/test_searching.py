from django.core.cache import cache
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogue_pages.public import searching
from dialogue_pages.searching.index import rebuild
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    TopicFactory,
    default_site,
    open_portal,
)

RUBBISH = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "'; DROP TABLE x; --",
    '"%_%"',
    "%",
    "*",
    "🙂👩‍👩‍👧",
    "ngu\u0302\u0301",
    "x" * 10_000,
    "là " * 3_000,
    "\ud7ff\uffff",
    "<script>alert(1)</script>",
    "AND OR NOT NEAR(",
    "１２３ Ａ ﬁ ½ ²",
    "ß ĳ ǆ ﷺ",
]


class SearchPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = AnswerIndexPageFactory(parent=open_portal().get_parent())
        cls.topic = TopicFactory(name="Giao thông")
        for number in range(12):
            AnswerPageFactory(
                parent=cls.index,
                title=f"Sửa cống số {number} <b>gấp</b>",
                topic=cls.topic if number % 2 else None,
                answered_on=f"202{number % 3 + 4}-01-05",
            )
        cls.address = reverse("dialogue_pages:search")
        list(rebuild(default_site()))

    def setUp(self):
        cache.clear()

    def found(self, **asked):
        return self.client.get(self.address, asked)

    def test_without_words_there_is_only_the_box(self):
        page = self.found()
        self.assertContains(page, 'id="tu-can-tim"')
        self.assertNotContains(page, "search-hit")

    def test_hits_are_marked_and_everything_else_is_escaped(self):
        page = self.found(q="cong")
        self.assertContains(page, "<mark>cống</mark>")
        self.assertNotContains(page, "<b>gấp</b>")
        self.assertContains(page, "&lt;b&gt;gấp&lt;/b&gt;")

    def test_pages_and_facets_live_in_the_address(self):
        page = self.found(q="cống", nam="2025", trang="1")
        results = page.context["results"]
        self.assertEqual(results.count, 4)
        year = next(facet for facet in results.facets if facet.parameter == "nam")
        self.assertEqual([o.count for o in year.options], [4, 4, 4])
        self.assertEqual([o.label for o in year.options], ["2026", "2025", "2024"])
        self.assertEqual(year.without, "q=c%E1%BB%91ng")
        first, last = self.found(q="cống"), self.found(q="cống", trang="2")
        self.assertContains(first, "trang=2")
        keys = [h.page.pk for p in (first, last) for h in p.context["results"].hits]
        self.assertEqual(len(set(keys)), 12)

    def test_a_topic_narrows_and_an_unknown_value_does_not(self):
        chosen = {"linh-vuc": str(self.topic.pk)}
        self.assertEqual(self.found(q="cống", **chosen).context["results"].count, 6)
        unknown = {"linh-vuc": "x", "loai": "'", "nam": "0", "trang": "-3"}
        self.assertEqual(self.found(q="cống", **unknown).context["results"].count, 12)

    def test_rubbish_is_answered_in_peace(self):
        for words in RUBBISH:
            for name in ("search", "search_suggestions"):
                with self.subTest(words=words[:20], door=name):
                    address = reverse(f"dialogue_pages:{name}")
                    page = self.client.get(address, {"q": words, "trang": words})
                    self.assertEqual(page.status_code, 200)

    def test_queries_do_not_grow_with_what_is_found(self):
        self.found(q="cống số")
        with CaptureQueriesContext(connection) as many:
            self.assertEqual(self.found(q="cống số").context["results"].count, 12)
        with self.assertNumQueries(len(many)):
            self.found(q="cống số 3")

    def test_titles_are_offered_while_somebody_types(self):
        address = reverse("dialogue_pages:search_suggestions")
        offered = self.client.get(address, {"q": "sua co"}).json()["suggestions"]
        self.assertEqual(len(offered), 6)
        self.assertEqual(set(offered[0]), {"title", "url", "kind"})
        self.assertEqual(self.client.get(address, {"q": "s"}).json()["suggestions"], [])

    def test_who_searches_without_end_is_told_to_wait(self):
        for _ in range(searching.SEARCHES.times):
            searching.SEARCHES.count("127.0.0.1")
        self.assertEqual(self.found(q="cống").status_code, 429)
        self.assertEqual(self.found().status_code, 200)

    def test_every_page_has_the_box(self):
        self.assertContains(self.client.get(self.index.url), 'role="search"')
