"""Written text as a village head reads it aloud."""

import re
from datetime import date, time
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.numbers import in_words
from dialogue_pages.vietnamese.spoken import seconds_to_read, spoken, syllables_of

SAID = {
    "07h30'": "Bảy giờ ba mươi phút.",
    "07:30": "Bảy giờ ba mươi phút.",
    "17 giờ 00 phút": "Mười bảy giờ.",
    "14 giờ 5": "Mười bốn giờ năm phút.",
    "lúc 8h tại đình": "Lúc tám giờ tại đình.",
    "từ 7 giờ đến 11 giờ 30 sáng": "Từ bảy giờ đến mười một giờ ba mươi phút sáng.",
    "7h30 - 11h": "Bảy giờ ba mươi phút đến mười một giờ.",
    "ngày 25/6/2026": "Ngày hai mươi lăm tháng sáu năm hai nghìn không trăm hai mươi sáu.",
    "Thứ Năm, 25/06/2026": "Thứ Năm, ngày hai mươi lăm tháng sáu năm hai nghìn không trăm hai mươi sáu.",
    "ngày 05 tháng 4": "Ngày mùng năm tháng tư.",
    "sáng 2/9": "Sáng ngày mùng hai tháng chín.",
    "lễ 30/4, 1/5": "Lễ ngày ba mươi tháng tư, ngày mùng một tháng năm.",
    "15-17/6/2026": "Ngày mười lăm đến ngày mười bảy tháng sáu năm hai nghìn không trăm hai mươi sáu.",
    "tháng 8/2026": "Tháng tám năm hai nghìn không trăm hai mươi sáu.",
    "quý III/2026": "Quý ba năm hai nghìn không trăm hai mươi sáu.",
    "UBND xã": "Ủy ban nhân dân xã.",
    "HĐND&UBND": "Hội đồng nhân dân và Ủy ban nhân dân.",
    "TP. Vân Lĩnh": "Thành phố Vân Lĩnh.",
    "TT Văn hóa": "Trung tâm Văn hóa.",
    "số 05/KH-UBND": "Số năm, kế hoạch, Ủy ban nhân dân.",
    "Luật số 72/2025/QH15": "Luật số bảy mươi hai năm hai nghìn không trăm hai mươi lăm, Quốc hội khóa mười lăm.",
    "0912345678": "Không chín một hai, ba bốn năm, sáu bảy tám.",
    "0200 000 001": "Không hai không không, không không không, không không một.",
    "gọi 113": "Gọi một một ba.",
    "1.500.000 đồng": "Một triệu năm trăm nghìn đồng.",
    "95,5%": "Chín mươi lăm phẩy năm phần trăm.",
    "80-100 người": "Tám mươi đến một trăm người.",
    "24/26 thôn": "Hai mươi tư trên hai mươi sáu thôn.",
    "120 m²": "Một trăm hai mươi mét vuông.",
    "lần thứ 1": "Lần thứ nhất.",
    "thứ 4 hằng tuần": "Thứ tư hằng tuần.",
    "khóa XV": "Khóa mười lăm.",
    "THÔNG BÁO": "THÔNG BÁO.",
    "BCT": "Bê xê tê.",
    "- Ý kiến (nếu có)./.": "Ý kiến, nếu có.",
    "xem https://xa.example/a?b=1": "Xem địa chỉ ghi trên thông báo.",
}
KNOWN_AS_SAID = st.sampled_from(list(SAID.values()))
HOURS = st.times().map(lambda at: time(at.hour, at.minute))


class SpokenTests(TestCase):
    def test_how_things_are_said(self):
        for written, said in SAID.items():
            with self.subTest(written=written):
                self.assertEqual(spoken(written), said)

    @given(st.text(max_size=200))
    def test_no_digit_and_no_sign_is_left_of_any_text(self, text):
        said = spoken(text)
        self.assertIsNone(re.search(r"[\d%&@/]", said))
        self.assertNotIn("  ", said)

    @given(st.lists(KNOWN_AS_SAID, min_size=1, max_size=5).map("\n".join))
    def test_what_is_written_as_said_stays(self, text):
        self.assertEqual(spoken(text), text)

    @given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
    def test_every_day_is_told_whole_whichever_way_it_is_written(self, day):
        zeros = f"ngày {day:%d/%m/}{day.year}"
        short = f"ngày {day.day}/{day.month}/{day.year}"
        worded = f"ngày {day.day:02} tháng {day.month} năm {day.year}"
        said = spoken(zeros)
        self.assertEqual(said, spoken(short))
        self.assertEqual(said, spoken(worded))
        self.assertTrue(said.endswith(f"năm {in_words(day.year)}."), said)

    @given(HOURS)
    def test_every_hour_is_told_whole_whichever_way_it_is_written(self, at):
        said = spoken(f"lúc {at:%H} giờ {at:%M} phút")
        for written in (f"lúc {at:%H}h{at:%M}'", f"lúc {at:%H:%M}", f"lúc {at:%Hg%M}"):
            self.assertEqual(spoken(written), said)

    @given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True))
    def test_a_telephone_number_is_told_digit_by_digit(self, phone):
        self.assertEqual(syllables_of(spoken(phone)), len(phone))


class ReadingTimeTests(TestCase):
    def test_more_text_takes_longer_and_pauses_count(self):
        self.assertLess(
            seconds_to_read("Mời bà con"), seconds_to_read("Mời bà con " * 5)
        )
        words = "mời bà con đến dự hội nghị " * 6
        self.assertLess(
            seconds_to_read(words), seconds_to_read(f"{words}. " * 1 + "... , , ,")
        )

    def test_nothing_takes_no_time(self):
        self.assertEqual(seconds_to_read(""), 0)
