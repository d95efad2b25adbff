import re
import time
from unittest import TestCase

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.personal_data import find_personal_data, mask

from .personal_data_samples import MARKED, QUIET, decomposed, lines, unmarked

PLAIN = [unmarked(line)[0] for line in lines(MARKED)] + lines(QUIET)
ALPHABET = sorted(set("".join(PLAIN + [decomposed(line) for line in PLAIN])))
PIECES = sorted({word for line in PLAIN for word in line.split()})

surroundings = st.lists(
    st.sampled_from(PIECES) | st.text(ALPHABET, max_size=12), max_size=8
).map(" ".join)
wordy = st.text([letter for letter in ALPHABET if letter.isalpha() or letter == " "])
planted = st.sampled_from(
    [
        "0901234567",
        "0387 654 321",
        "+84 912 345 678",
        "0901.234.567",
        "001085012345",
        "nguyenvana@gmail.com",
    ]
)

SPELLED = re.compile(r"cong|mo{1,2}c|at|kho{1,2}ng\W*[bcnt]")


class PersonalDataPropertyTests(TestCase):
    @settings(max_examples=300, deadline=None)
    @given(surroundings)
    def test_spans_are_in_order_apart_and_inside(self, text):
        end = 0
        for span in find_personal_data(text):
            self.assertLessEqual(end, span.start)
            self.assertLess(span.start, span.end)
            end = span.end
        self.assertLessEqual(end, len(text))

    @settings(max_examples=300, deadline=None)
    @given(surroundings)
    def test_masking_twice_changes_nothing_more(self, text):
        once = mask(text, find_personal_data(text))
        self.assertEqual(mask(once, find_personal_data(once)), once)

    @settings(max_examples=500, deadline=None)
    @given(surroundings, planted, surroundings)
    def test_planted_data_never_survives(self, before, secret, after):
        text = f"{before} ~ {secret} ~ {after}"
        self.assertNotIn(secret, mask(text, find_personal_data(text)))
        start = len(before) + 3
        covered = {
            place
            for span in find_personal_data(text)
            for place in range(span.start, span.end)
        }
        self.assertLessEqual(set(range(start, start + len(secret))), covered)

    @settings(max_examples=300, deadline=None)
    @given(surroundings, planted, surroundings)
    def test_planted_data_in_a_sentence_never_survives(self, before, secret, after):
        text = f"{before}\n{secret}\n{after}"
        self.assertNotIn(secret, mask(text, find_personal_data(text)))

    @settings(max_examples=300, deadline=None)
    @given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join) | wordy)
    @example("Không có nước năm sáu ngày nay, ba bốn hộ phải đi xin")
    def test_words_alone_are_never_changed(self, text):
        bare = "".join(one for one in text if not (one.isdecimal() or one in "@＠"))
        if not SPELLED.search(fold(bare)):
            self.assertEqual(find_personal_data(bare), [])

    def test_time_grows_with_the_text_and_not_faster(self):
        units = [
            "1",
            " ",
            "a",
            "a@",
            "0 ",
            "0901 ",
            "không ",
            "1/",
            "số nhà 12 ",
            "chín trăm mười ",
            "stk một trăm mười ",
            "nhà 12 Trần Phú, ",
            "[",
            "đ",
        ]
        for unit in units:
            text = unit * (200_000 // len(unit))
            with self.subTest(unit=unit):
                started = time.process_time()
                find_personal_data(text)
                limit = 1 if unit in ("1", " ", "a") else 3
                self.assertLess(time.process_time() - started, limit)
