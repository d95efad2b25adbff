from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.choices import SearchKind
from dialogue_pages.news.items import NewsItem
from dialogue_pages.subscribing.choices import Choices

MOMENT = datetime(2026, 3, 5, tzinfo=UTC)
ITEM = NewsItem(
    uuid4(), SearchKind.ANSWER, "Tin", "", "/", MOMENT, MOMENT, 3, frozenset({5})
)
keys = st.frozensets(st.integers(1, 6))
sections = st.frozensets(st.sampled_from(SearchKind.values))


class ChoicesTests(SimpleTestCase):
    @given(sections, keys, keys)
    def test_what_is_kept_reads_the_same(self, kinds, topics, hamlets):
        choices = Choices(kinds, topics, hamlets)
        self.assertEqual(Choices.kept(choices.as_row), choices)

    @given(sections, keys, keys)
    def test_one_choice_that_fits_is_enough(self, kinds, topics, hamlets):
        fits = "tra-loi" in kinds or 3 in topics or 5 in hamlets
        self.assertEqual(Choices(kinds, topics, hamlets).fits(ITEM), fits)

    def test_what_is_for_all_hamlets_is_for_each(self):
        for_all = replace(ITEM, hamlets=None)
        self.assertTrue(Choices(hamlets=frozenset({1})).fits(for_all))
        self.assertFalse(Choices(topics=frozenset({1})).fits(for_all))

    def test_a_page_without_topic_fits_no_topic(self):
        without = replace(ITEM, topic=None)
        self.assertFalse(Choices(topics=frozenset({1, 2, 3})).fits(without))
