"""What people type finds what they mean: the same on every database."""

from django.test import TestCase

from dialogue_pages.searching.finding import search

from .collection import ORDERS, QUERIES, open_collection

FEWEST_QUERIES = 60


class CollectionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site, cls.names = open_collection()

    def found(self, words, number=1):
        hits = search(self.site, words, number=number).hits
        return [self.names[hit.page.pk] for hit in hits]

    def test_the_expected_page_stands_first(self):
        asked = [row for group in QUERIES.values() for row in group.items()]
        self.assertGreaterEqual(len(asked), FEWEST_QUERIES)
        for words, expected in asked:
            with self.subTest(words=words):
                self.assertEqual(self.found(words)[:1], [expected])

    def test_all_that_is_found_stands_in_the_same_order_on_every_database(self):
        for words, expected in ORDERS.items():
            pages = range(1, search(self.site, words).pages + 1)
            found = [name for number in pages for name in self.found(words, number)]
            with self.subTest(words=words):
                self.assertEqual(found, expected)
