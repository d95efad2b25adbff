from django.test import TestCase
from wagtail.models import PageViewRestriction

from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import (
    ConferenceFactory,
    DialoguePlanIndexPageFactory,
    DialoguePlanPageFactory,
    open_portal,
)


class HomePageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()
        cls.home = cls.index.get_parent().specific

    def open(self):
        return soup_of(self.client.get("/"))

    def test_shows_the_three_next_plans_and_the_way_to_all(self):
        for number in range(4):
            plan = DialoguePlanPageFactory(
                parent=self.index, title=f"Kế hoạch {number}"
            )
            ConferenceFactory(plan=plan)

        page = self.open()

        self.assertEqual(len(page.select(".plan-card")), 3)
        self.assertEqual(page.select_one(".more a")["href"], self.index.url)

    def test_tells_who_answers_for_the_site_and_how_to_reach_them(self):
        footer = text_of(self.open().footer)
        for fact in [
            "xã Sông Trăng",
            "Văn phòng HĐND và UBND xã Sông Trăng",
            "0200 000 001",
            "ubnd@songtrang.example",
        ]:
            with self.subTest(fact=fact):
                self.assertIn(fact, footer)


class MenuTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()
        cls.home = cls.index.get_parent().specific

    def entries(self, address="/"):
        page = soup_of(self.client.get(address))
        return [text_of(link) for link in page.select(".site-menu a")][1:]

    def test_lists_what_is_public_and_meant_for_the_menu(self):
        hidden = {"title": "Kín", "parent": self.home}
        DialoguePlanIndexPageFactory(slug="nhap", live=False, **hidden)
        DialoguePlanIndexPageFactory(slug="an", show_in_menus=False, **hidden)
        private = DialoguePlanIndexPageFactory(slug="rieng", **hidden)
        PageViewRestriction.objects.create(page=private, restriction_type="login")

        self.assertEqual(self.entries(), ["Kế hoạch đối thoại"])

    def test_marks_where_the_visitor_is(self):
        plan = DialoguePlanPageFactory(parent=self.index)
        for address, told in {self.index.url: "page", plan.url: "true"}.items():
            page = soup_of(self.client.get(address))
            current = page.select_one(".site-menu [aria-current]")
            self.assertEqual(current["href"], self.index.url)
            self.assertEqual(current["aria-current"], told)

    def test_the_breadcrumb_leads_back(self):
        plan = DialoguePlanPageFactory(parent=self.index)
        page = soup_of(self.client.get(plan.url))
        links = [link["href"] for link in page.select(".breadcrumb a")]
        self.assertEqual(links, ["/", self.index.url])


class RouteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()
        cls.plan = DialoguePlanPageFactory(parent=cls.index)

    def test_an_address_below_a_plan_that_it_does_not_know_is_not_found(self):
        for address in ["khong-co/", "pdf/them/"]:
            with self.subTest(address=address):
                response = self.client.get(self.plan.url + address)
                self.assertEqual(response.status_code, 404)

    def test_an_unknown_address_is_not_found(self):
        for address in ["/khong-co/", "/khong-co/khong-co/", f"{self.index.url}x/"]:
            with self.subTest(address=address):
                self.assertEqual(self.client.get(address).status_code, 404)
