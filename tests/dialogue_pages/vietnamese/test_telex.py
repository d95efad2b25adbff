import unicodedata
import unittest

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.syllables import could_be_syllable
from dialogue_pages.vietnamese.telex import read_telex
from dialogue_pages.vietnamese.tone_marks import tone_on_first

KEYS = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
COMMON = """
    đường đất sổ đỏ nước thủy lợi ủy quyền giấy giếng quý quyền khỏe hòa hoàn nguyễn
    trường trừ giường mưa mứa ngõ nghĩa điện đèn kênh mương thuở thuế hương đuổi bưởi
    rượu chuối tiền lũ lụt rác thải hỗ trợ cấp giống lúa bảo hiểm họp kỹ
""".split()


def typed_in_telex(syllable: str, *, tone_last: bool) -> str:
    """The keys that a syllable is typed with, its tone at the end or at once."""
    keys, tone = "", ""
    for letter in unicodedata.normalize("NFC", syllable):
        marks = unicodedata.normalize("NFD", letter)
        own = next((TONES[mark] for mark in marks if mark in TONES), "")
        bare = "".join(mark for mark in marks if mark not in TONES)
        bare = unicodedata.normalize("NFC", bare)
        keys += KEYS.get(bare, bare) + ("" if tone_last else own)
        tone = tone or own
    return keys + (tone if tone_last else "")


class TelexTests(unittest.TestCase):
    def test_common_words_are_read_back_however_they_are_typed(self):
        for word in COMMON:
            for tone_last in (True, False):
                keys = typed_in_telex(word, tone_last=tone_last)
                with self.subTest(keys=keys):
                    if could_be_syllable(keys):
                        self.assertIsNone(read_telex(keys))
                    else:
                        self.assertEqual(read_telex(keys), tone_on_first(word))

    def test_marks_typed_late_are_read_as_well(self):
        for keys, word in [
            ("dduongwf", "đường"),
            ("duongwdf", "đường"),
            ("nuocws", "nước"),
            ("datas", None),
            ("tieens", "tiến"),
            ("DDUWOWNGF", "đường"),
            ("đươngf", "đường"),
        ]:
            if word:
                with self.subTest(keys=keys):
                    self.assertEqual(read_telex(keys), word)

    def test_words_that_are_words_are_left_alone(self):
        for word in ["so", "do", "the", "xanh", "internet", "wifi", "web", "2026", ""]:
            with self.subTest(word=word):
                self.assertIsNone(read_telex(word))

    @given(st.text(max_size=30))
    def test_whatever_is_typed_gives_a_syllable_or_nothing(self, typed):
        read = read_telex(typed)
        if read is not None:
            self.assertTrue(could_be_syllable(read))
            self.assertFalse(
                could_be_syllable(unicodedata.normalize("NFC", typed.lower()))
            )

    @given(st.text(alphabet="abcdđeghiklmnopqrstuvxywfjz", max_size=9))
    def test_what_was_read_is_not_read_again(self, typed):
        if read := read_telex(typed):
            self.assertIsNone(read_telex(read))
