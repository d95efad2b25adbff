from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.aligned import fold_aligned
from dialogue_pages.vietnamese.tone_marks import tone_on_first, words_by_custom


class ToneMarkTests(TestCase):
    def test_words_are_told_apart_by_custom(self):
        on_first, on_second = words_by_custom(
            "Ủy ban, uỷ viên, văn hoá, khỏe, TM. UỶ BAN"
        )
        self.assertEqual(on_first, ["Ủy", "khỏe"])
        self.assertEqual(on_second, ["uỷ", "hoá", "UỶ"])

    def test_words_with_one_custom_only_belong_to_neither(self):
        self.assertEqual(words_by_custom("quý, quỳ, quá, hoàn, thuận, loại"), ([], []))

    def test_names_keep_their_own_custom(self):
        self.assertEqual(
            words_by_custom("bà Nguyễn Thị Thuý, tỉnh Khánh Hoà"), ([], [])
        )

    def test_one_custom_for_comparing(self):
        self.assertEqual(tone_on_first("Hoà, UỶ, khoẻ, quý"), "Hòa, ỦY, khỏe, quý")

    @given(st.text())
    def test_moving_tones_twice_changes_nothing_more(self, text):
        once = tone_on_first(text)
        self.assertEqual(tone_on_first(once), once)
        self.assertEqual(len(once), len(text))


class FoldAlignedTests(TestCase):
    def test_every_character_keeps_its_place(self):
        self.assertEqual(fold_aligned("Cổ Chằm 1, Đường"), "co cham 1, duong")

    @given(st.text())
    def test_length_is_kept_for_any_text(self, text):
        self.assertEqual(len(fold_aligned(text)), len(text))
