from datetime import timedelta

from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.dialogue_pages.pages import soup_of
from tests.factories import ConferenceFactory, DialoguePlanPageFactory
from tests.uncached import nothing_kept

from .forms import QuestionFormTestCase


class LinkTests(QuestionFormTestCase):
    def setUp(self):
        super().setUp()
        index = self.page.get_prev_siblings().first().specific
        self.plan = DialoguePlanPageFactory(
            parent=index, questions_close_on=timezone.localdate() + timedelta(days=3)
        )
        self.conference = ConferenceFactory(plan=self.plan)

    def links(self, url) -> list[str]:
        return [
            link["href"]
            for link in soup_of(self.client.get(url)).select("main a[href]")
        ]

    def test_plan_and_front_page_lead_to_form_and_tracking(self):
        home, asking = (
            self.page.get_parent().url,
            f"{self.page.url}?plan={self.plan.pk}",
        )
        self.assertIn(asking, self.links(home))
        self.assertIn(self.tracking, self.links(home))
        self.assertIn(asking, self.links(self.plan.url))
        self.assertIn(self.tracking, self.links(self.plan.url))

    def test_the_front_page_leads_to_the_form_while_no_plan_is_ahead(self):
        self.plan.unpublish()
        home = self.page.get_parent().url
        self.assertIn(self.page.url, self.links(home))

    def test_the_way_from_a_plan_chooses_its_conference(self):
        page = soup_of(self.client.get(f"{self.page.url}?plan={self.plan.pk}"))
        chosen = page.select_one("[name=conference] option[selected]")
        self.assertEqual(chosen["value"], str(self.conference.pk))
        for nonsense in ("0", "x", "\x00", "9" * 50):
            self.assertEqual(
                self.client.get(self.page.url, {"plan": nonsense}).status_code, 200
            )

    @nothing_kept
    def test_costs_the_plan_page_no_query(self):
        self.client.get(self.plan.url)
        with self.assertNumQueries(11):
            self.client.get(self.plan.url)

    def test_a_form_that_is_not_public_is_not_named(self):
        self.page.unpublish()
        self.assertNotIn(self.tracking, self.links(self.plan.url))
        self.page.save_revision().publish()
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.assertNotIn(self.tracking, self.links(self.plan.url))
        for address in (self.page.url, self.receipt, self.tracking):
            self.assertEqual(self.client.get(address).status_code, 302)
