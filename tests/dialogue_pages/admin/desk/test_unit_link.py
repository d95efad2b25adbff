import re

from django.test import TestCase

from dialogue_pages import unit_links
from dialogue_pages.models import UnitLink
from tests.factories import UnitFactory, open_portal

from .office import (
    APPROVER,
    HAMLET_HEAD,
    LIST,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    case_url,
    officer,
    unit_of,
)


class UnitLinkAtTheDeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.question = assigned(UnitFactory(name="Trạm Y tế"))
        self.url = case_url(self.question, "unit-link")
        self.client.force_login(self.moderator)

    def test_it_is_shown_once_and_works(self):
        self.assertContains(self.client.get(case_url(self.question)), self.url)
        page = self.client.post(self.url, {"do": "issue"})
        self.assertIn("no-store", page["Cache-Control"])
        token = re.search(r"/don-vi/([\w-]{40,})/", page.content.decode())[1]
        again = self.client.get(case_url(self.question))
        self.assertNotContains(again, token)
        link = UnitLink.objects.get()
        self.assertEqual(
            self.client.get(f"/don-vi/{token}/")["Location"], f"/don-vi/{link.pk}/"
        )

    def test_it_is_taken_back(self):
        self.client.post(self.url, {"do": "issue"})
        self.client.post(self.url, {"do": "revoke"})
        self.assertFalse(UnitLink.objects.get().is_valid)

    def test_nobody_else_makes_one(self):
        for group in (APPROVER, SUPERVISOR, UNIT, HAMLET_HEAD):
            with self.subTest(group):
                self.client.force_login(officer(group))
                self.client.post(self.url, {"do": "issue"})
                self.assertFalse(UnitLink.objects.exists())

    def test_a_unit_with_accounts_needs_none(self):
        case = assigned(unit_of(officer(UNIT)))
        url = case_url(case, "unit-link")
        self.assertNotContains(self.client.get(case_url(case)), url)
        self.client.post(url, {"do": "issue"})
        self.assertFalse(UnitLink.objects.exists())

    def test_what_the_unit_asks_waits_in_a_tab_until_the_office_answers(self):
        self.client.post(self.url, {"do": "issue"})
        link = UnitLink.objects.select_related("question", "unit").get()
        self.assertNotContains(self.client.get(LIST), "queue=asked")
        version = link.question.version
        unit_links.ask_office(link, "Hỏi về trạm nào?", version=version)
        listed = self.client.get(f"{LIST}?queue=asked")
        self.assertEqual([r.question for r in listed.context["rows"]], [self.question])
        self.assertContains(
            self.client.get(case_url(self.question)), "Hỏi về trạm nào?"
        )
