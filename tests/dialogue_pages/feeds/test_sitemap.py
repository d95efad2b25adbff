from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from dialogue_pages.feeds import sitemap
from tests.dialogue_pages.news.portal import HIDDEN, Portal
from tests.dialogue_pages.public.forms import QuestionFormPageFactory
from tests.factories import AnswerPageFactory
from tests.uncached import nothing_kept

from .validity import root_of

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class SitemapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()

    def locations(self, address="/sitemap.xml", **headers):
        response = self.client.get(address, headers=headers)
        return [loc.text for loc in root_of(response.content).iter(f"{SPACE}loc")]

    def test_it_lists_every_public_page_with_its_day(self):
        listed = self.locations()
        for page in self.portal.pages():
            self.assertIn(f"http://localhost{page.url}", listed)
        self.assertEqual(listed[0], "http://localhost/")
        self.assertEqual(len(listed), len(set(listed)))
        days = root_of(self.client.get("/sitemap.xml").content).iter(f"{SPACE}lastmod")
        self.assertEqual(len(list(days)), 3)

    def test_it_lists_nothing_hidden_and_nothing_of_a_neighbour(self):
        before = self.locations()
        self.portal.hide_some()
        # An announcement that is over is public still.
        over = [loc for loc in self.locations() if loc not in before]
        self.assertEqual(len(over), 1)

        foreign = self.locations(host="khac.example")
        self.assertTrue(foreign)
        self.assertTrue(all(loc.startswith("http://khac.example/") for loc in foreign))
        self.assertNotIn(HIDDEN, str(before))

    def test_a_commune_whose_pages_lie_below_tells_them_itself(self):
        below = Site.objects.create(
            hostname="trong.example", root_page=self.portal.answers
        )
        self.assertNotIn("tra-loi", str(self.locations()))
        own = self.locations(host="trong.example")
        self.assertEqual(own[0], f"{below.root_url}/")
        self.assertEqual(len(own), 2)

    @nothing_kept
    def test_a_large_site_is_told_in_parts(self):
        whole = self.locations()
        with mock.patch.object(sitemap, "MOST_IN_ONE", 4):
            parts = self.locations()
            self.assertEqual(parts[0], "http://localhost/sitemap-1.xml")
            told = [
                loc
                for part in parts
                for loc in self.locations(part.removeprefix("http://localhost"))
            ]
            beyond = self.client.get(f"/sitemap-{len(parts) + 1}.xml")
        self.assertEqual(told, whole)
        self.assertEqual(beyond.status_code, 404)
        self.assertEqual(self.client.get("/sitemap-0.xml").status_code, 404)

    def test_queries_do_not_grow(self):
        self.client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as captured:
            self.client.get("/sitemap.xml")
        few = len(captured)
        AnswerPageFactory.create_batch(3, parent=self.portal.answers)
        self.client.get("/sitemap.xml")
        with self.assertNumQueries(few):
            self.client.get("/sitemap.xml")


class RobotsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()
        home = cls.portal.plans.get_parent()
        cls.form = QuestionFormPageFactory(parent=home)

    def test_it_names_the_site_map_and_the_closed_doors(self):
        lines = self.client.get("/robots.txt").content.decode().splitlines()

        self.assertIn("Sitemap: http://localhost/sitemap.xml", lines)
        for path in (
            "/admin/",
            "/don-vi/",
            "/so-thon/",
            "/theo-doi/xac-nhan/",
            "/theo-doi/dung/",
            f"{self.form.url}tra-cuu/",
            f"{self.form.url}da-gui/",
            f"{self.form.url}xac-nhan-thu/",
        ):
            self.assertIn(f"Disallow: {path}", lines)

    def test_it_closes_no_page_that_everybody_may_read(self):
        lines = self.client.get("/robots.txt").content.decode().splitlines()
        closed = [line.split()[1] for line in lines if line.startswith("Disallow")]
        for page in (*self.portal.pages(), self.portal.plans, self.form):
            self.assertFalse(any(page.url.startswith(path) for path in closed))
