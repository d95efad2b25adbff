"""The library of answers narrowed by facets that combine and keep their address."""

from datetime import date

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from dialogue_pages.question_choices import Outcome
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    TopicFactory,
    open_portal,
)
from tests.uncached import nothing_kept


class FacetsTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.index = AnswerIndexPageFactory(parent=cls.plans.get_parent())
        cls.land, cls.roads = TopicFactory(name="Đất đai"), TopicFactory(name="Đường")
        cls.hamlet = HamletFactory(name="Bến Lau")
        cls.answer("Ngập", topic=cls.roads, hamlet=cls.hamlet)
        cls.answer("Ổ gà", topic=cls.roads, outcome=Outcome.SETTLED)
        cls.answer("Sổ đỏ", topic=cls.land, answered_on=date(2025, 5, 6))

    @classmethod
    def answer(cls, title, **fields):
        return AnswerPageFactory(parent=cls.index, title=title, **fields)

    def open(self, query=""):
        return soup_of(self.client.get(f"{self.index.url}?{query}"))

    def titles(self, query=""):
        return {text_of(h) for h in self.open(query).select(".answer-card h2")}

    def options(self, parameter, query=""):
        select = self.open(query).select_one(f"select[name={parameter}]")
        return [text_of(o) for o in select.select("option")][1:] if select else []


class NarrowingTests(FacetsTestCase):
    def test_each_value_tells_how_many_answers_it_leaves(self):
        self.assertEqual(self.options("linh-vuc"), ["Đất đai (1)", "Đường (2)"])
        self.assertEqual(self.options("nam")[-1], "2025 (1)")

    def test_facets_combine(self):
        roads = f"linh-vuc={self.roads.pk}"
        self.assertEqual(self.titles(roads), {"Ngập", "Ổ gà"})
        self.assertEqual(self.titles(f"{roads}&ket-qua=settled"), {"Ổ gà"})
        both = f"{roads}&thon={self.hamlet.pk}"
        self.assertEqual(self.titles(both), {"Ngập"})

    def test_counts_follow_the_other_choices(self):
        settled = "ket-qua=settled"
        self.assertEqual(self.options("linh-vuc", settled), [])
        chosen = f"linh-vuc={self.land.pk}"
        self.assertEqual(self.options("linh-vuc", chosen), ["Đất đai (1)", "Đường (2)"])

    def test_one_value_is_offered_where_not_all_answers_have_it(self):
        self.assertEqual(len(self.options("thon")), 1)
        without = f"linh-vuc={self.roads.pk}&ket-qua=settled"
        self.assertEqual(self.options("thon", without), [])

    def test_a_choice_is_named_and_can_be_taken_away_alone(self):
        query = f"linh-vuc={self.roads.pk}&thon={self.hamlet.pk}"
        links = self.open(query).select(".narrowed a")
        self.assertIn("Đường", text_of(links[0]))
        self.assertEqual(links[0]["href"], f"?thon={self.hamlet.pk}")
        self.assertEqual(links[-1]["href"], "?")

    def test_rubbish_in_the_address_shows_the_library(self):
        for query in [
            "linh-vuc=abc",
            "linh-vuc=999999",
            "nam=%00",
            "ket-qua=<script>",
            "thon=1&thon=2&linh-vuc=-1",
            "nam=99999999999999999999",
        ]:
            with self.subTest(query=query):
                self.assertEqual(len(self.titles(query)), 3)

    def test_the_next_page_keeps_the_choice(self):
        for number in range(25):
            self.answer(f"Đường số {number}", topic=self.roads)
        following = self.open(f"linh-vuc={self.roads.pk}").select_one("[rel=next]")
        self.assertEqual(following["href"], f"?linh-vuc={self.roads.pk}&trang=2")

    def test_hidden_answers_are_not_counted(self):
        self.answer("Nháp", topic=self.land, live=False)
        self.assertIn("Đất đai (1)", self.options("linh-vuc"))

    def test_a_hidden_plan_is_not_named_by_its_conference(self):
        for live in (True, False):
            plan = DialoguePlanPageFactory(
                parent=self.plans, title=f"Kế hoạch {live}", live=live
            )
            conference = ConferenceFactory(plan=plan, name=f"Hội nghị {live}")
            self.answer(f"Tại hội nghị {live}", conference=conference)
        page = str(self.open())
        self.assertNotIn("Hội nghị False", page)


class QueryTests(FacetsTestCase):
    def queries(self, query=""):
        with CaptureQueriesContext(connection) as captured:
            self.client.get(f"{self.index.url}?{query}")
        return len(captured)

    @nothing_kept
    def test_their_number_does_not_grow_with_the_library(self):
        query = f"linh-vuc={self.roads.pk}&ket-qua=settled"
        self.client.get(self.index.url)
        few, few_narrowed = self.queries(), self.queries(query)
        for number in range(12):
            self.answer(
                f"Câu {number}",
                topic=TopicFactory(name=f"Lĩnh vực {number}"),
                hamlet=HamletFactory(name=f"Bến {number}"),
                answered_on=date(2010 + number, 1, 1),
            )
        self.assertEqual(self.queries(), few)
        self.assertEqual(self.queries(query), few_narrowed)
