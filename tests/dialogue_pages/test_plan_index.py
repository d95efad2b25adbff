from django.core.cache import cache
from django.test import TestCase
from wagtail.models import PageViewRestriction

from dialogue_pages.choices import AmendmentKind
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import (
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    PlanAmendmentFactory,
    open_portal,
)
from tests.uncached import nothing_kept


class PlanIndexTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()

    def plan(self, title, *, conference=None, **fields):
        plan = DialoguePlanPageFactory(parent=self.index, title=title, **fields)
        ConferenceFactory(plan=plan, **(conference or {}))
        return plan

    def open(self):
        return soup_of(self.client.get(self.index.url))

    def titles(self, heading):
        section = self.open().find(attrs={"aria-labelledby": heading})
        return [text_of(link) for link in section.select("h3 a")] if section else []

    def test_coming_plans_stand_before_earlier_ones(self):
        self.plan("Đã qua", conference={"over": True})
        self.plan("Sắp tới")

        self.assertEqual(self.titles("sap-toi"), ["Sắp tới"])
        self.assertEqual(self.titles("da-qua"), ["Đã qua"])

    def test_a_plan_without_a_day_comes_after_those_with_one(self):
        self.plan("Chưa có ngày", conference={"unset": True})
        self.plan("Có ngày")

        self.assertEqual(self.titles("sap-toi"), ["Có ngày", "Chưa có ngày"])

    def test_a_recalled_plan_is_no_longer_coming(self):
        plan = self.plan("Thu hồi", issued=True)
        PlanAmendmentFactory(plan=plan, kind=AmendmentKind.RECALL)

        self.assertEqual(self.titles("sap-toi"), [])
        self.assertEqual(self.titles("da-qua"), ["Thu hồi"])
        self.assertIsNotNone(self.open().select_one(".chip-recalled"))

    def test_a_corrected_plan_is_still_coming(self):
        PlanAmendmentFactory(plan=self.plan("Đính chính", issued=True))
        self.assertEqual(self.titles("sap-toi"), ["Đính chính"])

    def test_drafts_are_not_listed(self):
        self.plan("Kín", live=False)
        self.assertNotIn("Kín", text_of(self.open()))

    def test_an_empty_list_says_what_to_expect(self):
        self.assertIsNotNone(self.open().select_one(".empty"))

    def test_markup_in_a_title_is_shown_not_obeyed(self):
        self.plan("<b>Đất</b> & nước")
        page = self.open()
        self.assertEqual(page.find_all("b"), [])
        self.assertEqual(self.titles("sap-toi"), ["<b>Đất</b> & nước"])

    def test_a_restricted_plan_is_not_listed(self):
        plan = self.plan("Kín")
        PageViewRestriction.objects.create(page=plan, restriction_type="login")
        self.assertNotIn("Kín", text_of(self.open()))

    @nothing_kept
    def assert_thirteen_queries(self):
        cache.clear()
        with self.assertNumQueries(13):
            self.client.get(self.index.url)

    def test_the_number_of_queries_does_not_grow_with_emptied_caches(self):
        self.plan("Một")
        self.plan("Đã qua một", conference={"over": True})
        self.client.get(self.index.url)  # a process learns the types of pages once
        self.assert_thirteen_queries()

        for number in range(3):
            hamlets = HamletFactory.create_batch(2)
            self.plan(f"Sắp tới {number}", conference={"hamlets": hamlets})
            self.plan(f"Đã qua {number}", conference={"over": True})

        self.assert_thirteen_queries()
