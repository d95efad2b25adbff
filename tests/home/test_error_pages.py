from django.template.loader import render_to_string
from django.test import Client, SimpleTestCase, TestCase
from wagtail.models import Site

from tests.dialogue_pages.pages import BeautifulSoup, soup_of
from tests.factories import open_portal


class NotFoundTests(TestCase):
    def test_leads_home_and_to_the_plans_and_names_a_telephone(self):
        index = open_portal()
        page = soup_of(self.client.get("/khong-co/"))
        links = [link["href"] for link in page.select(".message a")]
        self.assertEqual(links, ["/", index.url, "tel:0200000001"])

    def test_stands_without_a_site(self):
        Site.objects.all().delete()
        response = self.client.get("/khong-co/")
        self.assertContains(response, 'class="message"', status_code=404)


class RefusedFormTests(TestCase):
    def test_tells_in_plain_words_what_to_do(self):
        open_portal()
        visitor = Client(enforce_csrf_checks=True)
        response = visitor.post("/", {"title": "Đường ngập"})
        self.assertEqual(response.status_code, 403)
        page = soup_of(response)
        self.assertIn("cookie", page.select_one(".message").text)
        self.assertTrue(page.select_one("a[href='tel:0200000001']"))


class ServerErrorTests(SimpleTestCase):
    def test_needs_neither_database_nor_context(self):
        page = BeautifulSoup(render_to_string("500.html"), "html.parser")
        self.assertEqual(page.select_one(".message a")["href"], "/")
        self.assertEqual(page.find_all(["script", "style"]), [])
