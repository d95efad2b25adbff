import textwrap
import unicodedata
import unittest
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.official.document import Paragraph
from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.plan import read_plan
from dialogue_pages.official.reading.source import MAX_PARAGRAPH
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.plans import clean_plan

from .rereading import read_again, stripped

SHORT = """Số:     /KH-UBND
Sông Trăng, ngày     tháng 9 năm 2026

KẾ HOẠCH
Đối thoại với Nhân dân xã Sông Trăng năm 2026

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;

Ủy ban nhân dân xã Sông Trăng xây dựng kế hoạch đối thoại như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Lắng nghe ý kiến của Nhân dân.
+ Nhất là ở các thôn xa.
II. NỘI DUNG
1. Thời gian: 14 giờ 00 phút, ngày 08/10/2026
2. Địa điểm: Nhà văn hóa thôn Thượng
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND xã: Tổng hợp ý kiến của Nhân dân trước ngày 01/10/2026.
2. Công an xã phối hợp giữ gìn trật tự.
Trên đây là kế hoạch đối thoại./.

Nơi nhận:
- Đảng ủy xã (b/c);
- Ủy ban MTTQ Việt Nam xã;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lò Thị Mai Hoa
"""


def read(text, name="ke-hoach.txt"):
    return read_plan(text.encode(), name)


class ReadPlanTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = read(SHORT).document

    def test_a_written_plan_reads_back_the_same(self):
        self.assertEqual(stripped(read_again(clean_plan())), stripped(clean_plan()))

    def test_numbered_time_and_venue_become_facts_of_the_conference(self):
        (conference,) = self.document.conferences
        self.assertEqual(conference.when.iso, "2026-10-08T14:00:00+07:00")
        self.assertEqual(conference.venue_text.plain, "Nhà văn hóa thôn Thượng")
        first, second = self.document.sections[1].blocks
        self.assertEqual((first.marker, first.caption), ("1.", "Thời gian"))
        self.assertEqual((second.marker, second.caption), ("2.", "Địa điểm"))

    def test_before_a_day_means_until_the_day_before(self):
        self.assertEqual(self.document.question_deadline.on, date(2026, 9, 30))

    def test_a_unit_is_found_in_the_heading_or_at_the_start_of_the_sentence(self):
        units = [item.unit for item in self.document.assignments]
        self.assertEqual(units, ["Văn phòng HĐND và UBND xã", "Công an xã"])

    def test_a_deputy_signs_for_the_chairman(self):
        signature = self.document.signature
        self.assertEqual(signature.capacity, ["KT. CHỦ TỊCH"])
        self.assertEqual(signature.position, "PHÓ CHỦ TỊCH")
        self.assertEqual(signature.name, "Lò Thị Mai Hoa")

    def test_every_line_knows_where_it_stood(self):
        lines = SHORT.splitlines()
        for block in self.document.blocks():
            with self.subTest(block=block):
                self.assertRegex(lines[block.line - 1], r"^([-+]|\d\.)")

    def test_decomposed_accents_and_windows_line_ends_read_the_same(self):
        data = (
            unicodedata.normalize("NFD", SHORT)
            .replace("\n", "\r\n")
            .encode("utf-8-sig")
        )
        again = read_plan(data, "ke-hoach.txt").document
        self.assertEqual(stripped(again), stripped(self.document))

    @given(st.integers(min_value=55, max_value=110))
    def test_a_plan_cut_into_lines_of_any_width_keeps_words_and_parts(self, width):
        plan = clean_plan()
        cut = "\n\n".join(
            "\n\n".join(textwrap.wrap(line, width, break_on_hyphens=False))
            for line in render_text(plan).splitlines()
            if line
        )
        again = read(cut).document
        self.assertEqual(words(render_text(again)), words(render_text(plan)))
        self.assertEqual(len(again.bases), len(plan.bases))
        self.assertEqual(len(again.sections), len(plan.sections))
        self.assertEqual(len(again.recipients), len(plan.recipients))
        self.assertEqual(again.signature.name, plan.signature.name)

    @given(st.lists(st.sampled_from(SHORT.splitlines()), max_size=40))
    def test_any_order_of_lines_is_read_or_refused_with_words(self, lines):
        try:
            document = read("\n".join(lines)).document
        except UnreadableError as error:
            self.assertTrue(error.message)
        else:
            self.assertEqual(document.document_type, "KẾ HOẠCH")


class RefusalTests(unittest.TestCase):
    def refusal(self, text):
        with self.assertRaises(UnreadableError) as caught:
            read(text)
        return caught.exception.code

    def test_another_type_of_document(self):
        self.assertEqual(
            self.refusal(SHORT.replace("KẾ HOẠCH\n", "THÔNG BÁO\n")), "other_document"
        )

    def test_a_plan_about_something_else(self):
        other = SHORT.replace("đối thoại", "trồng rừng").replace(
            "Đối thoại", "Trồng rừng"
        )
        self.assertEqual(self.refusal(other), "other_plan")

    def test_a_paragraph_without_end_in_one_line_or_many_or_in_a_cell(self):
        words = "lắng nghe ý kiến của Nhân dân "
        count = MAX_PARAGRAPH // len(words) + 1
        for long in (
            words * count,
            f"{words}\n" * count,
            f"| a | {words * count} |\n|---|---|",
        ):
            with self.subTest(long=long[:20]):
                text = SHORT.replace("- Lắng nghe", f"{long}\n- Lắng nghe")
                self.assertEqual(self.refusal(text), "too_long_paragraph")

    def test_a_long_paragraph_below_the_limit_is_read(self):
        long = "Lắng nghe. " * (MAX_PARAGRAPH // 11)
        plan = read(SHORT.replace("- Lắng nghe", f"{long}\n- Lắng nghe"))
        (text,) = [b.text for b in plan.document.blocks() if isinstance(b, Paragraph)]
        self.assertEqual(text.plain, long.strip())

    def test_no_document_at_all(self):
        self.assertEqual(self.refusal("Xin chào\nTạm biệt"), "not_a_plan")


class OfficeHabitTests(unittest.TestCase):
    """Heads and ends as offices type them, beyond the decree."""

    def read_with(self, *pairs):
        text = SHORT
        for before, after in pairs:
            self.assertIn(before, text)
            text = text.replace(before, after)
        return read(text)

    def left_out(self, plan):
        return [repair.before for repair in plan.repairs if repair.code == "left_out"]

    def test_notes_of_a_signing_program_are_left_out_and_named(self):
        note = "Ký bởi: Văn thư xã; thời gian ký: 01/9/2026 08:00"
        plan = self.read_with(("Số:     /KH-UBND", f"{note}\nSố:     /KH-UBND"))
        self.assertEqual(self.left_out(plan), [note])
        self.assertEqual(plan.document.symbol, "KH-UBND")

    def test_a_draft_stamp_is_no_agency(self):
        plan = self.read_with(("Số:     /KH-UBND", "DỰ THẢO\nSố:     /KH-UBND"))
        self.assertEqual(plan.document.agency, [])
        self.assertIn("DỰ THẢO", [repair.before for repair in plan.repairs])

    def test_a_note_in_place_of_the_signature_is_no_name(self):
        plan = self.read_with(("Lò Thị Mai Hoa", "(Đã ký)\n\nLò Thị Mai Hoa"))
        self.assertEqual(plan.document.signature.name, "Lò Thị Mai Hoa")
        self.assertEqual(self.left_out(plan), ["(Đã ký)"])

    def test_what_follows_the_name_is_left_out_and_named(self):
        plan = self.read_with(("Lò Thị Mai Hoa", "Lò Thị Mai Hoa\nTrang 2/2"))
        self.assertEqual(plan.document.signature.name, "Lò Thị Mai Hoa")
        self.assertEqual(self.left_out(plan), ["Trang 2/2"])

    def test_of_two_agencies_the_first_is_superior(self):
        head = "UBND HUYỆN MƯỜNG LAU\nỦY BAN NHÂN DÂN\nXÃ SÔNG TRĂNG\nSố:     /KH-UBND"
        document = self.read_with(("Số:     /KH-UBND", head)).document
        self.assertEqual(document.parent_agency, "UBND HUYỆN MƯỜNG LAU")
        self.assertEqual(document.agency, ["ỦY BAN NHÂN DÂN", "XÃ SÔNG TRĂNG"])

    def test_agency_and_nation_may_share_lines(self):
        for gap in ("          ", "\t\t"):
            head = (
                f"ỦY BAN NHÂN DÂN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                f"XÃ SÔNG TRĂNG{gap}Độc lập - Tự do - Hạnh phúc\nSố:     /KH-UBND"
            )
            with self.subTest(gap=gap):
                plan = self.read_with(("Số:     /KH-UBND", head))
                self.assertEqual(
                    plan.document.agency, ["ỦY BAN NHÂN DÂN", "XÃ SÔNG TRĂNG"]
                )
                self.assertTrue(plan.document.national_title)
                self.assertTrue(plan.document.national_motto)
                self.assertEqual(self.left_out(plan), [])

    def test_lines_drawn_with_signs_are_dropped_and_named(self):
        plan = self.read_with(("KẾ HOẠCH\n", "KẾ HOẠCH\n_______\n"))
        self.assertEqual(
            plan.document.subject, "Đối thoại với Nhân dân xã Sông Trăng năm 2026"
        )
        self.assertIn("drawn_lines", [repair.code for repair in plan.repairs])

    def test_dots_stand_for_a_blank_number_and_day(self):
        plan = self.read_with(
            ("Số:     /KH-UBND", "Số: ......./KH-UBND"),
            ("ngày     tháng 9", "ngày ..... tháng 9"),
        )
        self.assertIsNone(plan.document.number)
        self.assertEqual(plan.document.symbol, "KH-UBND")
        self.assertEqual(plan.document.issued.month, 9)

    def test_type_and_subject_may_share_a_line(self):
        one = (
            "KẾ HOẠCH\nĐối thoại với Nhân dân xã Sông Trăng năm 2026",
            "KẾ HOẠCH ĐỐI THOẠI NĂM 2026",
        )
        document = self.read_with(one).document
        self.assertEqual(document.document_type, "KẾ HOẠCH")
        self.assertEqual(document.subject, "ĐỐI THOẠI NĂM 2026")

    def test_a_number_that_is_given_is_read(self):
        plan = self.read_with(("Số:     /KH-UBND", "Số: 05/KH-UBND"))
        self.assertEqual(plan.document.number, "05")
