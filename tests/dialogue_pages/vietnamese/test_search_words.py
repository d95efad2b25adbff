import sqlite3
import unicodedata
import unittest
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.folding import nfc
from dialogue_pages.vietnamese.search_words import (
    LONGEST_WORD,
    search_words,
    word_form,
    word_key,
)


class SearchWordTests(unittest.TestCase):
    def test_words_are_compared_with_and_without_accents(self):
        (word,) = search_words("Đường")
        self.assertEqual((word.form, word.key), ("đường", "duong"))

    def test_customs_of_writing_are_one(self):
        for one, other in [("hoá", "hóa"), ("uỷ", "ủy")]:
            self.assertEqual(word_form(one), word_form(other))
        for one, other in [("kỹ", "kĩ"), ("lý", "lí"), ("05", "5"), ("000", "0")]:
            self.assertEqual(word_key(word_form(one)), word_key(word_form(other)))

    def test_a_word_is_compared_by_one_word(self):
        self.assertEqual([word.key for word in search_words("¼ mẫu")], ["14", "mau"])

    @given(st.text())
    def test_no_key_would_be_read_as_two_words(self, text):
        for word in search_words(nfc(text)):
            self.assertTrue(word.key.isalnum())

    def test_no_letter_makes_two_words_of_one_in_an_index_of_sqlite(self):
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute("CREATE VIRTUAL TABLE words USING fts5(word, detail=none)")
            for letter in map(chr, range(0x10000)):
                key = word_key(word_form(f"a{letter}b"))
                # Two words between quotes are an error where places are not kept.
                database.execute(
                    "SELECT * FROM words WHERE words MATCH ?", [f'"{key}"']
                )

    def test_numbers_of_documents_fall_into_their_parts(self):
        keys = [word.key for word in search_words("05/TB-UBND_2026")]
        self.assertEqual(keys, ["5", "tb", "ubnd", "2026"])

    @given(st.text())
    def test_words_stand_where_they_say_and_are_plain(self, text):
        for word in search_words(text):
            self.assertEqual(word_form(text[word.start : word.end]), word.form)
            self.assertTrue(word.key)
            self.assertLessEqual(len(word.form), LONGEST_WORD)
            self.assertNotIn(" ", word.key)

    @given(st.text(alphabet="aăâđêôơưáàảãạếềểễệ BCD012", max_size=40))
    def test_composed_and_decomposed_text_are_one(self, text):
        composed = unicodedata.normalize("NFC", text)
        apart = unicodedata.normalize("NFD", text)
        keys = [word.key for word in search_words(composed)]
        again = search_words(unicodedata.normalize("NFC", apart))
        self.assertEqual(keys, [word.key for word in again])
