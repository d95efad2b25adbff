"""Numbers in words: read back by a reader that knows nothing of the writer."""

from unittest import TestCase

from hypothesis import example, given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.numbers import digit_by_digit, in_words

_ONES = dict(
    zip("không một hai ba bốn năm sáu bảy tám chín".split(), range(10), strict=True)
) | {"mốt": 1, "tư": 4, "lăm": 5}
_POWERS = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def heard(words: str) -> int:
    """A number from its words, group by group."""
    total = group = ones = 0
    for word in words.split():
        if word in _POWERS:
            amount = group + ones
            if word == "tỷ":
                total = (total + amount) * _POWERS[word]
            else:
                total += amount * _POWERS[word]
            group = ones = 0
        elif word == "trăm":
            group, ones = ones * 100, 0
        elif word == "mươi":
            group, ones = group + ones * 10, 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            ones = _ONES[word]
    return total + group + ones


class NumbersInWordsTests(TestCase):
    def test_how_numbers_are_said(self):
        for number, words in {
            0: "không",
            4: "bốn",
            10: "mười",
            11: "mười một",
            14: "mười bốn",
            15: "mười lăm",
            20: "hai mươi",
            21: "hai mươi mốt",
            24: "hai mươi tư",
            25: "hai mươi lăm",
            101: "một trăm linh một",
            104: "một trăm linh bốn",
            105: "một trăm linh năm",
            110: "một trăm mười",
            115: "một trăm mười lăm",
            555: "năm trăm năm mươi lăm",
            1000: "một nghìn",
            1001: "một nghìn không trăm linh một",
            2026: "hai nghìn không trăm hai mươi sáu",
            10_050: "mười nghìn không trăm năm mươi",
            1_000_005: "một triệu không trăm linh năm",
            10**9: "một tỷ",
            -7: "âm bảy",
        }.items():
            with self.subTest(number=number):
                self.assertEqual(in_words(number), words)

    @given(st.integers(0, 10**9))
    @example(10**9)
    def test_a_listener_hears_the_same_number(self, number):
        self.assertEqual(heard(in_words(number)), number)

    @given(st.integers(0, 10**9))
    def test_the_words_stand_where_the_language_wants_them(self, number):
        words = in_words(number).split()
        for before, word in zip(["", *words], words, strict=False):
            if word in ("mốt", "tư"):
                self.assertEqual(before, "mươi")
            if word == "lăm":
                self.assertIn(before, ("mươi", "mười"))
            if word in ("một", "bốn", "năm"):
                self.assertNotEqual(before, "mươi")
            if word == "năm":
                self.assertNotEqual(before, "mười")
            if word == "linh":
                self.assertEqual(before, "trăm")
            if word == "mươi":
                self.assertNotIn(before, ("không", "một", "mốt", "lăm", "tư"))

    @given(st.integers(0, 10**9), st.integers(0, 10**9))
    def test_two_numbers_never_sound_the_same(self, one, other):
        self.assertEqual(in_words(one) == in_words(other), one == other)

    def test_digits_one_by_one(self):
        self.assertEqual(digit_by_digit("0912"), "không chín một hai")
