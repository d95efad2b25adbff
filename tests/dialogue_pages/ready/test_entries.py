import gzip

import brotli
from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.ready.entries import Entry, chosen_coding
from dialogue_pages.ready.shelf import Shelf

DECODED = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
TEXT = "Hội nghị đối thoại. " * 50


def entry(text=TEXT, **headers) -> Entry:
    until = timezone.now() + timezone.timedelta(hours=1)
    return Entry(HttpResponse(text, headers=headers), until)


def asked(entry, method="get", **headers):
    return entry.answer(getattr(RequestFactory(), method)("/", headers=headers))


class CodingTests(SimpleTestCase):
    @given(st.text(min_size=501), st.sampled_from(sorted(DECODED)))
    def test_whatever_the_coding_the_text_is_the_same(self, text, coding):
        response = asked(entry(text), accept_encoding=coding or "identity")
        self.assertEqual(response.get("Content-Encoding", ""), coding)
        self.assertEqual(DECODED[coding](response.content).decode(), text)
        self.assertEqual(int(response["Content-Length"]), len(response.content))

    def test_the_shortest_that_is_taken(self):
        for accepted, coding in {
            "gzip, deflate, br, zstd": "br",
            "gzip;q=1.0, br;q=0": "gzip",
            "gzip;q=0.0, *": "",
            "BR": "br",
            "identity": "",
            "": "",
            ";;, q=": "",
        }.items():
            with self.subTest(accepted=accepted):
                self.assertEqual(chosen_coding(accepted), coding)

    @given(st.text())
    def test_no_header_breaks_it(self, accepted):
        self.assertIn(chosen_coding(accepted), DECODED)

    def test_each_is_made_once(self):
        ready = entry()
        for coding in DECODED:
            self.assertIs(ready.coded(coding), ready.coded(coding))

    def test_what_is_packed_already_stays_as_it_is(self):
        pdf = entry("%PDF" * 500, **{"Content-Type": "application/pdf"})
        response = asked(pdf, accept_encoding="gzip, br")
        self.assertNotIn("Content-Encoding", response)
        self.assertNotIn("Vary", response)


class TagTests(SimpleTestCase):
    def test_who_has_it_gets_no_body(self):
        ready = entry()
        for coding in DECODED:
            full = asked(ready, accept_encoding=coding)
            for tags in (
                full["ETag"],
                f"W/{full['ETag']}",
                f'"x", {full["ETag"]}',
                "*",
            ):
                with self.subTest(coding=coding, tags=tags):
                    response = asked(ready, accept_encoding=coding, if_none_match=tags)
                    self.assertEqual(
                        (response.status_code, response.content), (304, b"")
                    )
                    for name in ("ETag", "Vary", "Cache-Control"):
                        self.assertEqual(response[name], full[name])

    def test_each_coding_has_a_tag_of_its_own(self):
        tags = {asked(entry(), accept_encoding=coding)["ETag"] for coding in DECODED}
        self.assertEqual(len(tags), len(DECODED))

    def test_the_same_text_has_the_same_tag_and_another_text_another(self):
        self.assertEqual(asked(entry())["ETag"], asked(entry())["ETag"])
        other = asked(entry(), if_none_match=asked(entry(TEXT + "!"))["ETag"])
        self.assertEqual(other.status_code, 200)

    def test_head_has_all_but_the_body(self):
        whole, head = asked(entry()), asked(entry(), method="head")
        self.assertEqual(head.content, b"")
        self.assertEqual(dict(head.items()), dict(whole.items()))


class ShelfTests(SimpleTestCase):
    def test_the_least_used_leave_first(self):
        shelf = Shelf(entry().size * 2 * 3)
        shelf.get("m", "a")
        for key in "abc":
            shelf.put("m", key, entry())
        shelf.get("m", "a")
        shelf.put("m", "d", entry())
        left = [key for key in "abcd" if shelf.get("m", key)]
        self.assertEqual(left, ["a", "c", "d"])
        self.assertLessEqual(shelf.bytes, shelf.most_bytes)

    def test_what_was_made_under_an_older_mark_is_not_put_there(self):
        shelf = Shelf(10_000_000)
        shelf.get("old", "a")
        shelf.get("new", "a")
        shelf.put("old", "a", entry())
        self.assertIsNone(shelf.get("new", "a"))
        self.assertIsNone(shelf.get("old", "a"))

    def test_one_that_is_too_large_stays_out(self):
        shelf = Shelf(100)
        shelf.get("m", "a")
        shelf.put("m", "a", entry())
        self.assertIsNone(shelf.get("m", "a"))
        self.assertEqual(shelf.bytes, 0)
