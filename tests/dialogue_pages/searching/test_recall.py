"""What the search is worth on queries that it was not made for."""

from django.test import TestCase

from .collection import HELD_OUT, QUERIES, open_collection
from .recall import found, recall

FEWEST_QUERIES = 40
FLOOR = 0.9  # of the first place, and of the first five


class RecallTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site, cls.names = open_collection()

    def test_queries_that_were_held_out_find_their_pages(self):
        rows = list(found(self.site, self.names, HELD_OUT))
        missed = [row for row in rows if not row.is_first]
        self.assertGreaterEqual(len(rows), FEWEST_QUERIES)
        self.assertGreaterEqual(recall(rows).first, FLOOR, missed)
        self.assertGreaterEqual(recall(rows).among_few, FLOOR, missed)

    def test_none_of_them_is_a_stated_one(self):
        stated = {words.casefold() for group in QUERIES.values() for words in group}
        held_out = {words.casefold() for group in HELD_OUT.values() for words in group}
        self.assertEqual(stated & held_out, set())
