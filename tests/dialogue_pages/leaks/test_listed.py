"""A new address, page route, page type or record does not come in unseen."""

from django.test import SimpleTestCase

from .doors import DOORS, NOT_TRIED, ROUTES
from .doors.listed import page_routes, url_patterns
from .planting.pages import MAKERS, own_page_types

DOOR = """

%s

opens something and is not in the leak matrix. List it in
tests/dialogue_pages/leaks/doors/%s with the arguments it is to be tried with: choose
those that lead to what is hidden. If nothing can be tried there, say why in `NOT_TRIED`.
"""
TYPE = """

%s is a new page type. Say in `MAKERS` (tests/dialogue_pages/leaks/planting/pages.py)
how one is made whose every text holds a given word; the matrix then hides it in each way.
"""


class ListedTests(SimpleTestCase):
    def test_every_address_is_a_door_or_says_why_not(self):
        listed = {door.name for door in DOORS} | NOT_TRIED.keys()
        for name in sorted(set(url_patterns()) - listed):
            with self.subTest(name=name):
                self.fail(DOOR % (name, "office.py or public.py"))

    def test_no_door_is_listed_that_is_gone(self):
        listed = {door.name for door in DOORS} | NOT_TRIED.keys()
        self.assertEqual(listed - set(url_patterns()) - {"pages"}, set())

    def test_every_route_of_a_page_is_a_door(self):
        for name in sorted(set(page_routes()) - ROUTES.keys()):
            with self.subTest(name=name):
                self.fail(DOOR % (name, "public.py, `ROUTES`"))
        self.assertEqual(ROUTES.keys() - set(page_routes()), set())

    def test_every_page_type_is_hidden_in_every_way(self):
        for page_type in own_page_types():
            with self.subTest(page_type=page_type.__name__):
                self.assertIn(page_type, MAKERS, TYPE % page_type.__name__)
