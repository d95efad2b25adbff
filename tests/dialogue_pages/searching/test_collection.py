"""What people type finds what they mean: the same on every database."""

from django.test import TestCase

from dialogue_pages.searching.finding import search

from .collection import QUERIES, open_collection

FEWEST_QUERIES = 60
# The first ten pages of some searches, in order, as every database must give them.


class CollectionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site, cls.names = open_collection()

    def found(self, words):
        return [self.names[hit.page.pk] for hit in search(self.site, words).hits]

    def test_the_expected_page_stands_first(self):
        asked = [row for group in QUERIES.values() for row in group.items()]
        self.assertGreaterEqual(len(asked), FEWEST_QUERIES)
        for words, expected in asked:
            with self.subTest(words=words):
                self.assertEqual(self.found(words)[:1], [expected])
