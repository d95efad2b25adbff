import time
import unicodedata
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese import complaints
from dialogue_pages.vietnamese.complaints import ToldAs, told_as
from dialogue_pages.vietnamese.folding import fold
from tests.places import SEEDS, needs_seeds

COMPLAINTS = [
    "Tôi khiếu nại Quyết định số 12/QĐ-UBND về thu hồi đất của gia đình tôi",
    "Tôi xin khiếu nại việc cán bộ trả hồ sơ của tôi",
    "Gia đình tôi muốn khiếu nại về giá đền bù",
    "Đề nghị xã hủy bỏ quyết định xử phạt tôi",
    "Đề nghị UBND xã xem xét lại quyết định thu hồi đất của tôi",
    "Tôi không đồng ý với quyết định cưỡng chế của UBND xã",
    "Quyết định xử phạt số 45 là trái pháp luật, xâm phạm quyền lợi của tôi",
    "Tôi đã nộp đơn khiếu nại nhưng chưa được trả lời",
    "Đề nghị giải quyết khiếu nại của tôi",
    "Yêu cầu huỷ quyết định số 5",
    "Tôi viết đơn này khiếu nại việc không cấp sổ đỏ",
    "Chúng tôi không đồng ý với phương án đền bù",
    "Khiếu nại lần hai về đất rừng",
    "Tôi muốn kiện xã vì bồi thường sai",
    "Gia đình tôi sẽ khởi kiện quyết định thu hồi đất",
]
DENUNCIATIONS = [
    "Tôi tố cáo ông Nguyễn Văn Khống lấn đất công",
    "Tôi xin tố cáo trưởng thôn",
    "Đơn tố cáo cán bộ địa chính",
    "Cán bộ địa chính nhận tiền của dân rồi mới làm sổ",
    "Trưởng thôn ăn chặn tiền hỗ trợ hộ nghèo",
    "Ông kế toán xã làm khống danh sách hộ nghèo",
    "Chúng tôi tố giác hành vi của ông chủ tịch",
    "Tôi bị cán bộ một cửa vòi tiền",
    "Ông trưởng thôn lấy tiền làm đường bỏ túi riêng",
    "bà Lò Thị Bịa lừa đảo bà con trong bản",
]
ORDINARY = [
    "Tôi muốn kiến nghị sửa đường, toi muon kien nghi sua cau",
    "Tôi sẽ kiên trì chờ xã trả lời",
    "Toi muon kien nghi xa sua cau",
    "Đề nghị xã sửa đường thôn Đông",
    "Việc giải quyết khiếu nại, tố cáo của xã năm qua ra sao?",
    "Công tác tiếp công dân, giải quyết khiếu nại, tố cáo được thực hiện tốt",
    "Xin hỏi thủ tục khiếu nại quyết định hành chính",
    "Luật Khiếu nại, Luật Tố cáo quy định thời hạn thế nào?",
    "Hướng dẫn cách viết đơn khiếu nại, đơn tố cáo",
    "Đề nghị tuyên truyền phòng, chống tham nhũng cho cán bộ",
    "Cảnh giác với kẻ lừa đảo giả danh cán bộ xã",
    "Nếu cán bộ nhận hối lộ thì xử lý thế nào?",
    "Cán bộ không được sách nhiễu nhân dân",
    "Bà con bị lừa đảo qua điện thoại nhiều",
    "Cán bộ xã có làm giả giấy tờ thì bị phạt thế nào?",
    "Bác Hồ dạy cán bộ không tham ô",
    "Đề nghị công khai kết quả giải quyết đơn thư khiếu nại, tố cáo",
    "Việc khiếu nại của công dân được giải quyết trong bao nhiêu ngày?",
    "Cây to cao che khuất đèn",
    "Bà con đề nghị xã ra quyết định hỗ trợ giống lúa",
    "Quyết định 1719/QĐ-TTg triển khai đến đâu rồi?",
    "Tôi không khiếu nại gì, chỉ hỏi lịch cắt nước",
    "Ghi nhận kiến nghị, phản ánh, khiếu nại, tố cáo của nhân dân",
    "Số lượng đơn khiếu nại năm 2026 là bao nhiêu?",
    "Cán bộ xã giải thích rất rõ, cảm ơn bà con",
]


def kind_of(text):
    finding = told_as(text)
    return finding and finding.kind


class ComplaintWordingTests(TestCase):
    def assert_told(self, texts, kind):
        for text in texts:
            for typed in (
                text,
                text.upper(),
                unicodedata.normalize("NFD", text),
                fold(text),
            ):
                with self.subTest(text=typed):
                    self.assertEqual(kind_of(typed), kind)

    def test_complaints_are_told(self):
        self.assert_told(COMPLAINTS, ToldAs.COMPLAINT)

    def test_denunciations_are_told(self):
        self.assert_told(DENUNCIATIONS, ToldAs.DENUNCIATION)

    def test_neutral_talk_and_proposals_raise_no_alarm(self):
        for text in ORDINARY:
            for typed in (text, text.upper(), unicodedata.normalize("NFD", text)):
                with self.subTest(text=typed):
                    self.assertIsNone(told_as(typed))

    @given(st.data())
    def test_whatever_a_pattern_finds_holds_a_sign(self, data):
        wordings = (complaints._WITH_ACCENTS, complaints._WITHOUT_ACCENTS)
        patterns = [found for wording in wordings for _, found in wording.by_kind]
        pattern = data.draw(st.sampled_from(patterns))
        found = pattern.search(data.draw(st.from_regex(pattern)))
        if found:
            self.assertTrue(complaints.has_signs(fold(found[0])), found[0])

    def test_both_are_proposed_as_the_stricter(self):
        text = "Tôi khiếu nại quyết định 5 và tố cáo ông Khống."
        self.assertEqual(kind_of(text), ToldAs.DENUNCIATION)
        kinds = {reason.kind for reason in told_as(text).reasons}
        self.assertEqual(kinds, set(ToldAs))

    def test_reasons_are_the_words_where_they_stand(self):
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(
                form, "Kính gửi xã. Tôi xin khiếu nại việc này."
            )
            (reason,) = told_as(text).reasons
            self.assertEqual(text[reason.start : reason.end], reason.text)
            self.assertEqual(fold(reason.text), "toi xin khieu nai")

    @needs_seeds
    def test_plans_speak_of_complaints_without_making_one(self):
        for path in sorted(SEEDS.glob("*.txt")):
            with self.subTest(path=path.name):
                self.assertIsNone(told_as(path.read_text(encoding="utf-8")))

    @given(st.text(st.sampled_from("tôikhếunạc ố áođơn.,\n\u0301")))
    def test_reasons_lie_inside_the_text(self, text):
        finding = told_as(text)
        for reason in finding.reasons if finding else ():
            self.assertEqual(text[reason.start : reason.end], reason.text)

    def test_long_texts_take_no_longer_than_they_must(self):
        for unit in (
            "a ",
            "ông ",
            "tôi xin ",
            "đề nghị ",
            "quyết định ",
            " ",
            "khiếu nại ",
        ):
            text = unit * (100_000 // len(unit))
            with self.subTest(unit=unit):
                started = time.process_time()
                told_as(text)
                self.assertLess(time.process_time() - started, 3)
