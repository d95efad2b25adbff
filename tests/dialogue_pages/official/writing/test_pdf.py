"""What a printed paper says, and that anything can be printed."""

import unicodedata
import unittest
from dataclasses import replace
from datetime import date
from io import BytesIO

from hypothesis import given, settings
from pypdf import PdfReader

from dialogue_pages.official.document import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    Document,
    IssueDate,
    Item,
    Paragraph,
    Section,
    Table,
    Withdrawal,
)
from dialogue_pages.official.reading.plan import read_plan_file
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.documents import documents
from tests.dialogue_pages.official.plans import clean_plan
from tests.places import SEEDS, needs_seeds


def reader(document, **options):
    return PdfReader(BytesIO(render_pdf(document, **options)))


def printed(document, **options):
    return "\n".join(page.extract_text() for page in reader(document, **options).pages)


def with_paragraph(text):
    return Document(
        sections=[Section("I.", Text.of("PHẦN"), [Paragraph(Text.of(text))])]
    )


def without_page_numbers(document):
    """Words of all sheets in the order they are drawn; a sheet draws its number first."""
    found = []
    for number, page in enumerate(reader(document, draft=False).pages, start=1):
        on_page = words(page.extract_text())
        if number > 1:
            if on_page[0] != str(number):
                raise AssertionError(f"sheet {number} begins with {on_page[:3]}")
            on_page = on_page[1:]
        found += on_page
    return found


class PdfTextTests(unittest.TestCase):
    def test_the_words_stand_in_the_order_of_the_document(self):
        self.assertEqual(
            without_page_numbers(clean_plan()), words(render_text(clean_plan()))
        )

    @needs_seeds
    def test_the_words_of_the_real_plans_too(self):
        for path in sorted(SEEDS.glob("*.txt")):
            with self.subTest(path.name[:3]):
                document = replace(
                    read_plan_file(path).document,
                    national_title=NATIONAL_TITLE,
                    national_motto=NATIONAL_MOTTO,
                )
                expected = words(render_text(document))
                self.assertEqual(
                    _after_head(without_page_numbers(document)), _after_head(expected)
                )

    def test_text_typed_in_pieces_is_printed_composed(self):
        pieces = unicodedata.normalize("NFD", "Ủy ban nhân dân xã Sông Trăng")
        told = printed(with_paragraph(pieces))
        self.assertIn("Ủy ban nhân dân xã Sông Trăng", told)

    def test_markup_is_printed_not_read(self):
        document = with_paragraph("Ông <b>An</b> & bà Bình < 5 > 3")
        self.assertIn("<b>An</b> & bà Bình < 5 > 3", printed(document))

    def test_a_letter_the_fonts_lack_is_shown_as_a_box(self):
        self.assertIn("□", printed(with_paragraph("Chữ lạ: 漢 😀")))

    def test_the_same_plan_gives_the_same_bytes(self):
        self.assertEqual(render_pdf(clean_plan()), render_pdf(clean_plan()))

    def test_a_plan_not_issued_bears_the_draft_mark(self):
        document = clean_plan()
        self.assertNotIn("DỰ THẢO", printed(document))
        document.number = None
        self.assertIn("DỰ THẢO", printed(document))

    def test_a_withdrawn_paper_says_so_and_why(self):
        document = clean_plan()
        document.withdrawal = Withdrawal("ĐÃ THU HỒI", "Thu hồi ngày 12/3/2026.")
        first = reader(document).pages[0].extract_text()
        self.assertIn("ĐÃ THU HỒI", first)
        self.assertIn("Thu hồi ngày 12/3/2026.", first)

    def test_a_very_long_reason_finds_room(self):
        document = clean_plan()
        document.withdrawal = Withdrawal("ĐÃ THU HỒI", "lý do " * 2000)
        self.assertEqual(words(printed(document)).count("lý"), 2000)

    def test_the_file_is_dated_as_issued_else_as_last_revised(self):
        document = clean_plan()
        issued = f"D:{document.issued.as_date:%Y%m%d}000000+07'00'"
        revised_on = date(2026, 2, 9)
        pdf = reader(document, revised_on=revised_on)
        self.assertEqual(pdf.metadata["/CreationDate"], issued)
        document.number = None
        pdf = reader(document, revised_on=revised_on)
        self.assertEqual(pdf.metadata["/CreationDate"], "D:20260209000000+07'00'")

    def test_title_language_and_outline_are_set(self):
        pdf = reader(clean_plan())
        self.assertIn("KẾ HOẠCH", pdf.metadata.title)
        self.assertIn("SÔNG TRĂNG", pdf.metadata.author)
        self.assertEqual(pdf.trailer["/Root"]["/Lang"], "vi-VN")
        titles = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
        self.assertEqual(len(titles), len(clean_plan().sections))
        self.assertTrue(titles[0].startswith("I. "))

    def test_only_own_fonts_are_used_and_all_are_embedded(self):
        for page in reader(clean_plan()).pages:
            for font in page["/Resources"]["/Font"].values():
                font = font.get_object()
                self.assertIn("Tinos", font["/BaseFont"])
                self.assertIn("/FontFile2", font["/FontDescriptor"])

    def test_a_plan_of_five_sheets_is_small(self):
        self.assertLess(len(render_pdf(clean_plan())), 70 * 1024)

    def test_an_empty_document_is_one_sheet(self):
        self.assertEqual(len(reader(Document()).pages), 1)

    def test_an_item_without_a_part_above_it_still_has_its_bookmark(self):
        item = Item("1.", heading=Text.of("Mục lẻ"))
        document = Document(sections=[Section("", Text(), [item])])
        self.assertIn("Mục lẻ", printed(document))

    def test_days_and_months_are_written_by_the_decree(self):
        document = clean_plan()
        for issued, told in [
            (IssueDate(5, 1, 2026), "ngày 05 tháng 01 năm 2026"),
            (IssueDate(15, 6, 2026), "ngày 15 tháng 6 năm 2026"),
        ]:
            document.issued = issued
            self.assertIn(told, printed(document))

    def test_a_very_long_word_and_a_very_long_cell_find_room(self):
        word = "x" * 400
        table = Table([[Text.of("Đầu")]], [[Text.of("Ô " * 4000)]])
        document = Document(
            sections=[Section("I.", Text.of("A"), [Paragraph(Text.of(word)), table])]
        )
        told = printed(document)
        self.assertEqual(words(told).count("Ô"), 4000)

    def test_the_head_of_a_long_table_stands_on_every_sheet(self):
        rows = [[Text.of(f"Việc {n}"), Text.of("Văn phòng")] for n in range(120)]
        head = [[Text.of("Nhiệm vụ"), Text.of("Đơn vị làm")]]
        document = Document(sections=[Section("I.", Text.of("A"), [Table(head, rows)])])
        pages = [page.extract_text() for page in reader(document).pages]
        self.assertGreater(len(pages), 2)
        for page in pages:
            self.assertIn("Đơn vị làm", page)

    def test_a_table_of_very_many_columns_finds_room(self):
        row = [Text.of("ô")] * 120
        document = Document(
            sections=[Section("I.", Text.of("A"), [Table([row], [row])])]
        )
        self.assertEqual(words(printed(document)).count("ô"), 240)

    @settings(max_examples=40)
    @given(documents)
    def test_any_document_can_be_printed(self, document):
        self.assertGreaterEqual(len(reader(document).pages), 1)


def _after_head(found):
    """Words from the type of the document on: above it a paper leaves gaps."""
    return found[found.index("KẾ") :]
