"""Filling in a template: nothing but known variables changes, whatever else is typed."""

import re
import unicodedata

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.canned.gaps import between_gaps, gaps_in
from dialogue_pages.canned.variables import (
    NAMES,
    filled,
    gap,
    named,
    unknown_in,
    variables_in,
)

HOSTILE = st.text(alphabet="{}[]…. \n\r\tsốthônxãđơnvị<&\\g<0>\x00%", max_size=60)
ANYTHING = st.one_of(st.text(max_size=60), HOSTILE)
PLAIN = ANYTHING.map(lambda text: re.sub(r"[{}]", "", text))
VALUES = st.dictionaries(st.sampled_from(NAMES), ANYTHING)
WAYS = (
    str,
    str.upper,
    lambda name: f" {name.replace(' ', '  ')}\xa0",
    lambda name: unicodedata.normalize("NFD", name),
)


class FillingTests(SimpleTestCase):
    @given(
        st.lists(st.tuples(PLAIN, st.sampled_from(NAMES), st.sampled_from(WAYS))),
        PLAIN,
        VALUES,
    )
    def test_only_variables_are_replaced(self, parts, end, values):
        written = "".join(f"{text}{{{way(name)}}}" for text, name, way in parts) + end
        wanted = [f"{text}{values.get(name) or gap(name)}" for text, name, _ in parts]
        self.assertEqual(filled(written, values), "".join(wanted) + end)

    @given(ANYTHING, VALUES)
    def test_a_text_without_variables_stays_letter_by_letter(self, text, values):
        if not variables_in(text):
            self.assertEqual(filled(text, values), text)

    @given(ANYTHING)
    def test_what_is_accepted_leaves_no_brace(self, text):
        if not unknown_in(text):
            written = filled(text, dict.fromkeys(NAMES, "x"))
            self.assertNotRegex(written, r"[{}]")

    @given(st.lists(st.sampled_from(NAMES), min_size=1))
    def test_what_is_not_known_is_a_gap_that_is_found(self, names):
        text = " và ".join(f"{{{name}}}" for name in names)
        told = [gap(name) for name in dict.fromkeys(names)]
        self.assertEqual(gaps_in(filled(text, {})), told)

    def test_braces_in_a_value_mean_nothing(self):
        told = filled("{thôn}, {xã}", {"thôn": "{xã}", "xã": "xã Sông Trăng"})
        self.assertEqual(told, "{xã}, xã Sông Trăng")

    def test_accents_and_capitals_do_not_matter(self):
        for typed in ("ngày gửi", "Ngày  Gửi ", "ngay gui", "NGÀY GỬI"):
            self.assertEqual(named(typed), "ngày gửi")
        self.assertIsNone(named("họ tên"))
        self.assertIsNone(named(""))

    def test_what_is_no_variable_is_named(self):
        self.assertEqual(
            unknown_in("{họ tên} ở {thôn}, {Họ tên}, {} {số"),
            ["{họ tên}", "{Họ tên}", "{}", "{"],
        )
        self.assertEqual(unknown_in("Xã trả lời {số} gửi {ngày gửi}."), [])


class GapTests(SimpleTestCase):
    def test_gaps_of_an_answer(self):
        text = "Ở [thôn] […], [...: ngày] và [ … ]; {thôn}, {a}, v.v… [hết]"
        self.assertEqual(gaps_in(text), ["[…]", "[...: ngày]", "[ … ]", "{thôn}"])

    def test_words_in_brackets_and_dots_in_a_sentence_are_none(self):
        for text in ("[số điện thoại] đã ẩn", "lúa, ngô, khoai…", "[", "[…", "…]", ""):
            self.assertEqual(gaps_in(text), [], text)

    @given(ANYTHING)
    def test_the_pieces_between_them_hold_none(self, text):
        pieces = between_gaps(text)
        self.assertLessEqual(len("".join(pieces)), len(text))
        if not gaps_in(text):
            self.assertEqual(pieces, [text])

    def test_a_long_hostile_text_is_read_at_once(self):
        for text in ("[…" * 200_000, "[" + "…" * 500_000, "{" * 500_000):
            self.assertEqual(gaps_in(text), [])
