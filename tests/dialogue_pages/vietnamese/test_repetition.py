from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.repetition import find_repetitions


class RepetitionTests(TestCase):
    def found(self, text):
        return [repetition.text for repetition in find_repetitions(text)]

    def test_words_and_pairs_written_twice(self):
        for text, words in {
            "Tại Nhà văn hóa bản bản Mỳ": "bản bản",
            "ý kiến của của Nhân dân": "của của",
            "đối đối thoại": "đối đối",
            "Nhân dân Nhân dân xã": "Nhân dân Nhân dân",
            "của  Của": "của  Của",
        }.items():
            with self.subTest(text=text):
                self.assertEqual(self.found(text), [words])

    def test_reduplication_is_no_mistake(self):
        for text in (
            "xa xa, luôn luôn, ngày ngày, ai ai, từ từ, dần dần, đời đời, nhà nhà",
            "nơi nơi thi đua, người người thi đua, lớp lớp thanh niên, song song",
            "dân tộc Lô Lô; bản Pa Pa",
        ):
            with self.subTest(text=text):
                self.assertEqual(self.found(text), [])

    def test_the_end_of_one_word_may_begin_the_next(self):
        for text in (
            "tổng hợp ý kiến kiến nghị của Nhân dân",
            "phát huy dân chủ chủ động",
            "lập biên bản bản gốc",
            "Uỷ ban ban hành Kế hoạch",
            "Trưởng thôn thôn Vạn Chài, Trưởng bản bản Mỳ",
        ):
            with self.subTest(text=text):
                self.assertEqual(self.found(text), [])

    def test_punctuation_between_parts_them(self):
        self.assertEqual(self.found("của các thôn, thôn Đông; Đông - Đông"), [])

    @given(st.text(alphabet="ab củ,. ", max_size=60))
    def test_places_lie_in_the_text(self, text):
        for repetition in find_repetitions(text):
            part = text[repetition.start : repetition.end]
            self.assertEqual(part, repetition.text)
