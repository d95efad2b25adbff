"""No public address breaks on a number that no row, year or part can have."""

import re

from django.test import TestCase

from dialogue_pages.urls import urlpatterns
from tests.factories import open_portal

NUMBERS = ("0", "10000", *(str(2**power) for power in (31, 63, 64)), "9" * 400)
_NUMBER = re.compile(r"<(?:int|key):\w+>")


def addresses(number: str) -> set[str]:
    """Every address of the plugin that holds a number."""
    routes = [str(pattern.pattern) for pattern in urlpatterns]
    with_form = [route.replace("<str:form>", "json") for route in routes]
    return {
        "/" + _NUMBER.sub(number, route) for route in with_form if _NUMBER.search(route)
    }


class NumbersInAddressesTests(TestCase):
    def test_none_breaks(self):
        open_portal()
        self.client.raise_request_exception = False
        for number in NUMBERS:
            self.assertGreater(len(addresses(number)), 7)
            for address in addresses(number):
                with self.subTest(address=address[:60]):
                    for method in (self.client.get, self.client.post):
                        self.assertLess(method(address).status_code, 500)
