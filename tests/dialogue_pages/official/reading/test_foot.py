"""The end of a plan as offices lay it out: signature and recipients in any order."""

import unittest
from dataclasses import replace
from io import BytesIO

from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_pages.official.checking import check_plan
from dialogue_pages.official.document import Signature
from dialogue_pages.official.reading.plan import read_plan
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.plans import clean_plan
from tests.dialogue_pages.official.reading import office_files

from .rereading import read_again, stripped

TEXT = render_text(
    replace(clean_plan(), recipients=[], archive=None, signature=Signature())
)
SIGNED = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Thị Mây"]
LISTED = [
    "Nơi nhận:",
    "- Đảng ủy xã (b/c);",
    "- Ủy ban MTTQ Việt Nam xã;",
    "- Lưu: VT.",
]
RECIPIENTS = ["Đảng ủy xã (b/c)", "Ủy ban MTTQ Việt Nam xã", "Lưu: VT"]
NAMES = st.lists(
    st.sampled_from("Đinh Thị Mây Lò Văn Nước Ốc Ấu Hoàng".split()),
    min_size=2,
    max_size=4,
).map(" ".join)


def side_by_side(left, right, width=40):
    count = max(len(left), len(right))
    left, right = (lines + [""] * (count - len(lines)) for lines in (left, right))
    return "\n".join(
        (one.ljust(width) + other).rstrip()
        for one, other in zip(left, right, strict=True)
    )


class FootTestCase(unittest.TestCase):
    def read(self, *lines):
        plan = read_plan(f"{TEXT}\n{chr(10).join(lines)}\n".encode(), "a.txt")
        self.assertEqual(len(plan.document.closing), 1)
        self.assertEqual(stripped(read_again(plan.document)), stripped(plan.document))
        return plan

    def assert_signed(self, document, capacity, position, name):
        signature = document.signature
        self.assertEqual(
            (signature.capacity, signature.position, signature.name),
            (capacity, position, name),
        )

    def assert_usual(self, document, recipients=RECIPIENTS):
        self.assert_signed(document, SIGNED[:1], *SIGNED[1:])
        self.assertEqual([each.text for each in document.recipients], recipients)
        self.assertEqual(document.archive, "VT" if recipients else None)

    def codes(self, plan):
        return [repair.code for repair in plan.repairs]


class SignatureTests(FootTestCase):
    def test_a_signature_without_recipients_is_no_text(self):
        plan = self.read(*SIGNED)
        self.assert_usual(plan.document, recipients=[])
        self.assertEqual(plan.repairs, [])
        told = {finding.code for finding in check_plan(plan.document)}
        self.assertTrue(told.isdisjoint({"L12", "L13", "H07"}))

    def test_authorities_and_positions_of_all_kinds(self):
        for capacity, position in (
            ([], "CHỦ TỊCH"),
            (["KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
            (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
            (["TM. ỦY BAN NHÂN DÂN", "XÃ SÔNG TRĂNG"], "CHỦ TỊCH"),
            (["TM. UBND XÃ"], "Q. CHỦ TỊCH"),
            (["TM. Ủy ban nhân dân"], "Chủ tịch"),
            (["TL. CHỦ TỊCH"], "CHÁNH VĂN PHÒNG"),
            (["TUQ. CHỦ TỊCH"], "TRƯỞNG PHÒNG"),
        ):
            for name in ("Đinh Thị Mây", "ĐINH THỊ MÂY", "ThS. Đinh Thị Mây"):
                with self.subTest(capacity=capacity, position=position, name=name):
                    document = self.read(*capacity, position, "", name).document
                    self.assert_signed(document, capacity, position, name)

    def test_a_name_that_is_not_there_stays_unknown(self):
        self.assert_signed(
            self.read(*SIGNED[:2]).document, SIGNED[:1], "CHỦ TỊCH", None
        )

    def test_of_two_signers_the_committee_is_kept_and_the_other_named(self):
        other = ["TM. ỦY BAN MTTQ XÃ", "CHỦ TỊCH", "Lò Văn Nước"]
        for lines in (
            [*other, *SIGNED],
            [*SIGNED, *other],
            [side_by_side(other, SIGNED)],
            [side_by_side(SIGNED, other)],
        ):
            with self.subTest(lines=lines):
                plan = self.read(*lines)
                self.assert_usual(plan.document, recipients=[])
                (left,) = [r for r in plan.repairs if r.code == "second_signature"]
                self.assertEqual(words(left.before), words(" ".join(other)))

    def test_words_of_the_text_begin_no_signature(self):
        text = TEXT.replace(
            "Trên đây là", "CHỦ TỊCH\n\n4. Công an xã\n\n- Giữ trật tự.\n\nTrên đây là"
        )
        plan = read_plan(f"{text}\n{chr(10).join(SIGNED)}\n".encode(), "a.txt")
        self.assert_usual(plan.document, recipients=[])
        self.assertEqual(len(plan.document.assignments), 4)


class RecipientsTests(FootTestCase):
    def test_a_signature_before_the_recipients(self):
        plan = self.read(*SIGNED, "", *LISTED)
        self.assert_usual(plan.document)
        self.assertEqual(self.codes(plan), ["signed_first"])

    def test_recipients_in_one_line(self):
        for line in (
            "Nơi nhận: Đảng ủy xã (b/c); Ủy ban MTTQ Việt Nam xã; Lưu: VT.",
            "Nơi nhận: - Đảng ủy xã (b/c); - Ủy ban MTTQ Việt Nam xã; - Lưu: VT.",
            "Nơi nhận:\n- Đảng ủy xã (b/c); - Ủy ban MTTQ Việt Nam xã; - Lưu: VT.",
        ):
            with self.subTest(line=line):
                plan = self.read(line, "", *SIGNED)
                self.assert_usual(plan.document)
                self.assertEqual(self.codes(plan), ["recipients_listed"])

    def test_recipients_without_dashes(self):
        plan = self.read(*(line.lstrip("- ") for line in LISTED), *SIGNED)
        self.assert_usual(plan.document)

    def test_columns_of_blanks_or_tabs(self):
        name_below = side_by_side(LISTED, [*SIGNED[:2], "", "", "", SIGNED[2]])
        tabs = "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Đảng ủy xã (b/c);\tCHỦ TỊCH\n"
        tabs += "- Ủy ban MTTQ Việt Nam xã;\n- Lưu: VT.\n\t\t\tĐinh Thị Mây"
        for foot in (name_below, tabs):
            with self.subTest(foot=foot):
                plan = self.read(foot)
                self.assert_usual(plan.document)
                self.assertEqual(self.codes(plan)[0], "columns")

    def test_a_tab_behind_the_dash_parts_no_columns(self):
        plan = self.read(*(line.replace("- ", "-\t") for line in LISTED), *SIGNED)
        self.assert_usual(plan.document)
        self.assertEqual(plan.repairs, [])

    def test_a_place_where_papers_are_received_begins_no_foot(self):
        text = TEXT.replace("III. TỔ", "Nơi nhận: Văn phòng xã.\n\nIII. TỔ")
        plan = read_plan(f"{text}\n{chr(10).join(SIGNED)}\n".encode(), "a.txt")
        self.assertEqual(len(plan.document.assignments), 3)
        self.assert_usual(plan.document, recipients=[])

    @settings(max_examples=30, deadline=None)
    @given(NAMES, st.permutations(["listed", "signed"]), st.booleans(), st.booleans())
    def test_no_word_is_lost_in_any_layout(self, name, order, in_columns, blank_lines):
        signed = [*SIGNED[:2], name]
        parts = {"listed": LISTED, "signed": signed}
        gap = "\n\n" if blank_lines else "\n"
        foot = gap.join(line for part in order for line in parts[part])
        if in_columns:
            foot = side_by_side(*(parts[part] for part in order), width=60)
        plan = self.read(foot)
        self.assertEqual(plan.document.signature.name, name)
        self.assertEqual(
            sorted(words(render_text(plan.document))), sorted(words(f"{TEXT}\n{foot}"))
        )


class AppendixTests(FootTestCase):
    APPENDIX = (
        "PHỤ LỤC I\nDANH SÁCH BỘ PHẬN PHỤC VỤ\n(Kèm theo Kế hoạch đối thoại)\n"
        "I. BỘ PHẬN ĐÓN TIẾP\n1. Đón đại biểu\n- Hai người.\nPhụ lục II\n- Sơ đồ chỗ ngồi."
    )

    def test_appendices_behind_the_signature_are_kept_and_told(self):
        plan = self.read(*LISTED, *SIGNED, "", self.APPENDIX)
        self.assert_usual(plan.document)
        headings = [section.heading.plain for section in plan.document.sections]
        self.assertEqual(headings[3:], ["PHỤ LỤC I", "Phụ lục II"])
        self.assertEqual(self.codes(plan), ["appendix_moved"] * 2)
        source = words("\n".join([TEXT, *LISTED, *SIGNED, self.APPENDIX]))
        self.assertEqual(sorted(words(render_text(plan.document))), sorted(source))

    def test_numbers_of_an_appendix_are_not_those_of_the_plan(self):
        plan = self.read(*LISTED, *SIGNED, "", self.APPENDIX)
        told = [finding.code for finding in check_plan(plan.document)]
        self.assertNotIn("L05", told)


class OfficeFileTests(FootTestCase):
    def word(self, *columns):
        document = WordDocument()
        for line in filter(None, TEXT.splitlines()):
            document.add_paragraph(line.replace("*", ""))
        table = document.add_table(1, len(columns))
        for cell, lines in zip(table.rows[0].cells, columns, strict=True):
            cell.text = "\n".join(lines)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    def test_a_table_with_or_without_recipients(self):
        for columns, recipients in (
            (([], SIGNED), []),
            ((SIGNED,), []),
            ((LISTED, SIGNED), RECIPIENTS),
            ((SIGNED, LISTED), RECIPIENTS),
        ):
            with self.subTest(columns=columns):
                data = self.word(*columns)
                self.assert_usual(read_plan(data, "a.docx").document, recipients)

    @unittest.skipUnless(office_files.SOFFICE, "LibreOffice is not installed")
    def test_the_same_printed_as_pdf(self):
        for columns, recipients in (
            (([], SIGNED), []),
            ((SIGNED, LISTED), RECIPIENTS),
            ((["TM. ỦY BAN MTTQ XÃ", "CHỦ TỊCH", "Lò Văn Nước"], SIGNED), []),
        ):
            with self.subTest(columns=columns):
                data = office_files.as_pdf(self.word(*columns))
                self.assert_usual(read_plan(data, "a.pdf").document, recipients)

    def test_our_own_papers_without_recipients(self):
        plan = replace(clean_plan(), recipients=[], archive=None)
        for kind, write in {"docx": render_docx, "pdf": render_pdf}.items():
            with self.subTest(kind=kind):
                again = read_plan(write(plan), f"a.{kind}").document
                self.assertEqual(stripped(again), stripped(plan))
