from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.lost_letters import find_lost_letters
from dialogue_pages.vietnamese.syllables import (
    could_be_loan_word,
    could_be_syllable,
    is_bare_onset,
    lacks_onset,
)

SOUND = """
Ủy ban nhân dân xã quyết định khuyến khích người dân giữ gìn vệ sinh, giếng nước
Nguyễn Huỳnh Quỳnh khúc khuỷu ngoằn ngoèo quýt quốc huỵch toẹt xoong thuở
nghiêng ngả tuyết rượu khoẻ khỏe quý gì giặc nghĩa xoáy quăng oái oăm yểm trợ
""".split()


class SyllableTests(TestCase):
    def test_words_of_the_language_could_be_syllables(self):
        for word in SOUND:
            with self.subTest(word=word):
                self.assertTrue(could_be_syllable(word.strip(",")))

    def test_remains_of_words_could_not(self):
        for word in ("t", "nh", "ngh", "trươg", "đốii", "thn", "wifi"):
            with self.subTest(word=word):
                self.assertFalse(could_be_syllable(word))

    def test_bare_onsets_and_words_that_lack_one(self):
        self.assertTrue(is_bare_onset("Tr"))
        self.assertFalse(is_bare_onset("km"))
        self.assertTrue(lacks_onset("ưởng"))
        self.assertFalse(lacks_onset("ủng"))
        self.assertFalse(lacks_onset("trưởng"))

    def test_loan_words_are_syllables_in_a_row(self):
        for word in ("ôtô", "kilôgam", "vắcxin", "đôla"):
            with self.subTest(word=word):
                self.assertTrue(could_be_loan_word(word))
        self.assertFalse(could_be_loan_word("trươg"))


class LostLettersTests(TestCase):
    def test_losses_of_the_seed_are_found(self):
        for text, lost in {
            "Chương t  nh tổ chức Hội nghị": "t  nh",
            "n định tổ chức, tuyên bố lý do": "n định",
            "các tổ chức chính t ị - xã hội": "t ị",
            "Giao các T ưởng thôn": "T ưởng",
            "CÁC T ƯỞNG THÔN": "T ƯỞNG",
            "đối  oại với Nhân dân": "oại với",
            "các trươg thôn": "trươg thôn",
        }.items():
            with self.subTest(text=text):
                found = [place.text for place in find_lost_letters(text)]
                self.assertEqual(found, [lost])

    def test_abbreviations_units_and_labels_are_left_alone(self):
        for text in (
            "V/v tổ chức; Đ/c Bí thư; TT. Đảng ủy; CT, các PCT UBND xã",
            "theo điểm b khoản 2, điểm c và đ khoản 3 Điều 5",
            "từ 7 h đến 11 h, cách 5 km, rộng 200 m, nặng 3 kg, 100 đ, v.v",
            "quá hạn n ngày, 1/n, n = 5, tổ B, nhóm C, khu D, vitamin C",
            "ôtô, tivi, internet, wifi, Krông Pắk, Đắk Lắk, e-mail",
            "quán café, suối đăk",
            "b Nội dung; Phòng T; mẫu m",
            "sống  ở  thôn  với  hai  dấu  cách",
        ):
            with self.subTest(text=text):
                self.assertEqual(find_lost_letters(text), [])

    @given(st.text(alphabet="tnhgưởngị  .,-ÁĐđ1a\n", max_size=80))
    def test_places_lie_in_the_text_in_order(self, text):
        end = 0
        for place in find_lost_letters(text):
            self.assertEqual(text[place.start : place.end], place.text)
            self.assertGreaterEqual(place.start, end)
            end = place.end
