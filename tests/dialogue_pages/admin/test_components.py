"""The page of all components: every include has its place on it."""

from pathlib import Path

from django.test import TestCase
from django.urls import reverse

import dialogue_pages
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    UserFactory,
    open_portal,
)

INCLUDES = Path(dialogue_pages.__file__).parent / "templates/dialogue_pages/includes"
UNSEEN = {"metadata.html"}  # stands in the head of a page


class ComponentsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.somebody = UserFactory(is_superuser=True)

    def open(self):
        self.client.force_login(self.somebody)
        return self.client.get(reverse("dialogue_pages_components"))

    def fill_the_site(self):
        home = self.plans.get_parent()
        plan = DialoguePlanPageFactory(parent=self.plans, issued=True)
        meeting = ConferenceFactory(plan=plan)
        AnnouncementPageFactory(
            parent=AnnouncementIndexPageFactory(parent=home),
            plan=plan,
            conference=meeting,
        )
        AnswerPageFactory(parent=AnswerIndexPageFactory(parent=home))

    def test_every_include_is_drawn(self):
        self.fill_the_site()
        drawn = {template.name for template in self.open().templates}
        for include in sorted(INCLUDES.glob("*.html")):
            if include.name not in UNSEEN:
                with self.subTest(include.name):
                    self.assertIn(f"dialogue_pages/includes/{include.name}", drawn)

    def test_a_form_shows_what_is_wrong(self):
        page = soup_of(self.open())
        self.assertTrue(page.select_one(".error-summary a[href='#id_content']"))
        self.assertEqual(len(page.select(".field-wrong")), 2)

    def test_stands_before_anything_is_published(self):
        draft = DialoguePlanPageFactory(parent=self.plans, live=False, title="Dự thảo")
        shown = text_of(soup_of(self.open()).main)
        self.assertNotIn(draft.title, shown)
        self.assertIn("KẾ HOẠCH", shown)

    def test_is_for_the_office_alone(self):
        address = reverse("dialogue_pages_components")
        self.assertRedirects(
            self.client.get(address),
            f"{reverse('wagtailadmin_login')}?next={address}",
            fetch_redirect_response=False,
        )
