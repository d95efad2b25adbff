from unittest import mock

from django.core.cache import cache
from django.test import RequestFactory, SimpleTestCase, override_settings

from dialogue_pages.public.limits import Limit, address_of

LIMIT = Limit("try", times=2, seconds=60)


def asked_from(**meta) -> str:
    return address_of(RequestFactory().get("/", **meta))


class LimitTests(SimpleTestCase):
    def setUp(self):
        cache.clear()

    def test_counts_each_by_itself(self):
        for _time in range(2):
            self.assertFalse(LIMIT.is_reached("la"))
            LIMIT.count("la")
        self.assertTrue(LIMIT.is_reached("la"))
        self.assertFalse(LIMIT.is_reached("mai"))
        self.assertFalse(Limit("other", 2, 60).is_reached("la"))

    def test_neither_address_nor_number_stands_in_the_cache(self):
        with mock.patch.object(cache, "add") as add:
            LIMIT.count("0912345678")
        self.assertNotIn("0912345678", str(add.call_args))

    def test_a_counter_that_runs_out_meanwhile_starts_anew(self):
        with mock.patch.object(cache, "add", return_value=False):
            LIMIT.count("la")

    def test_an_unknown_address_blocks_nobody(self):
        for _time in range(5):
            LIMIT.count("")
        self.assertFalse(LIMIT.is_reached(""))


class AddressTests(SimpleTestCase):
    def test_a_customer_of_ipv6_has_one_address(self):
        first = asked_from(REMOTE_ADDR="2001:db8:1:2:aaaa::1")
        self.assertEqual(first, asked_from(REMOTE_ADDR="2001:db8:1:2:bbbb::2"))
        self.assertNotEqual(first, asked_from(REMOTE_ADDR="2001:db8:1:3::1"))

    def test_a_visitor_cannot_choose_the_address(self):
        told = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 2.2.2.2"}
        self.assertEqual(asked_from(**told), "10.0.0.1")
        with override_settings(DIALOGUE_PAGES_ADDRESS_HEADER="HTTP_X_FORWARDED_FOR"):
            self.assertEqual(asked_from(**told), "2.2.2.2")

    def test_nonsense_is_no_address(self):
        for written in ("", "unix:", "999.1.1.1", "\x00"):
            self.assertEqual(asked_from(REMOTE_ADDR=written), "")
