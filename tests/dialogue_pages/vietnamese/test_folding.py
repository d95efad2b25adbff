import unicodedata
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.folding import fold, nfc, words


class FoldingTests(TestCase):
    def test_accents_and_the_stroke_of_d_are_taken_off(self):
        self.assertEqual(fold("Đường Nguyễn Đình Chiểu"), "duong nguyen dinh chieu")

    def test_words_are_composed_and_without_punctuation(self):
        decomposed = unicodedata.normalize("NFD", "Nhân dân, thôn 3A.")
        self.assertEqual(words(decomposed), ["Nhân", "dân", "thôn", "3A"])

    @given(st.text(st.characters(max_codepoint=0x1EFF)))
    def test_composed_and_decomposed_text_fold_alike(self, text):
        self.assertEqual(fold(nfc(text)), fold(unicodedata.normalize("NFD", text)))
