import unittest
import zipfile
from contextlib import suppress
from io import BytesIO

from docx import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings

from dialogue_pages.official.document import (
    Banner,
    Conference,
    ConferenceFact,
    Document,
    FactKind,
    IssueDate,
    Recipient,
    Section,
    Signature,
    Table,
    Withdrawal,
)
from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.opening import open_source
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.documents import documents
from tests.dialogue_pages.official.plans import clean_plan
from tests.dialogue_pages.official.reading import office_files


def opened(document, **options):
    return WordDocument(BytesIO(render_docx(document, **options)))


def text_of(document, **options):
    source = open_source(render_docx(document, **options), "a.docx")
    return [line.plain for line in source.lines if line.plain.strip()]


def style_of(word, words):
    return next(p.style for p in word.paragraphs if p.text == words)


class WordsTests(unittest.TestCase):
    def test_the_same_words_come_back_in_order(self):
        document = clean_plan()
        printed = words(" ".join(text_of(document)))
        for part in [document.bases[0].plain, document.opening.plain]:
            expected = words(part)
            start = printed.index(expected[0])
            while printed[start : start + len(expected)] != expected:
                start = printed.index(expected[0], start + 1)
        self.assertEqual(printed[-1], words(document.signature.name)[-1])

    def test_every_block_and_its_marks_stay(self):
        document = clean_plan()
        again = open_source(render_docx(document), "a.docx")
        lines = [line.text.marks for line in again.lines]
        for section in document.sections:
            self.assertIn(
                f"{section.label} {section.heading.plain.upper()}",
                [line.replace("*", "") for line in lines],
            )

    def test_a_fact_of_the_conference_is_printed_from_the_conference(self):
        document = Document(
            sections=[
                Section(
                    "I.",
                    Text.of("Nội dung"),
                    [
                        ConferenceFact("-", "Thời gian", FactKind.TIME),
                        ConferenceFact("4.", "Địa điểm", FactKind.VENUE),
                    ],
                )
            ],
            conferences=[
                Conference(
                    schedule_text=Text.from_marks("8h (*sáng*)"),
                    venue_text=Text.of("Nhà văn hóa"),
                )
            ],
        )
        lines = text_of(document)
        self.assertIn("- Thời gian: 8h (sáng)", lines)
        self.assertIn("4. Địa điểm: Nhà văn hóa", lines)

    def test_recipients_get_their_end_punctuation_and_the_note_its_brace(self):
        document = clean_plan()
        document.recipients = [
            Recipient("UBND tỉnh", for_report=True),
            Recipient("Lưu: VT"),
        ]
        document.report_note = "Để báo cáo"
        lines = text_of(document)
        start = lines.index("Nơi nhận:")
        self.assertEqual(
            lines[start : start + 4],
            ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.", "} Để báo cáo"],
        )

    def test_what_is_not_known_yet_is_a_gap_and_the_draft_is_marked(self):
        document = Document(
            symbol="KH-UBND", place="Bến", issued=IssueDate(None, 4, 2026)
        )
        data = render_docx(document)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.assertIn("DỰ THẢO", archive.read("word/document.xml").decode())
        lines = [" ".join(line.split()) for line in text_of(document)]
        self.assertIn("Số: /KH-UBND", lines)
        self.assertIn("Bến, ngày tháng 4 năm 2026", lines)
        source = open_source(render_docx(document, draft=False), "a.docx")
        self.assertEqual(source.repairs, [])

    def test_a_withdrawn_paper_says_so_and_why(self):
        document = clean_plan()
        document.withdrawal = Withdrawal("ĐÃ THU HỒI", "Thu hồi ngày 12/3/2026.")
        told = "\n".join(
            cell.text for row in opened(document).tables[0].rows for cell in row.cells
        )
        self.assertIn("ĐÃ THU HỒI", told)
        self.assertIn("Thu hồi ngày 12/3/2026.", told)
        document.number = None
        self.assertNotIn("DỰ THẢO", "\n".join(text_of(document)))

    def test_the_date_line_of_a_banner_is_in_italics_as_in_the_pdf(self):
        lines = ["HỘI NGHỊ ĐỐI THOẠI", "Sông Trăng, ngày 25 tháng 6 năm 2026"]
        banner = Banner([Text.of(line) for line in lines])
        word = opened(Document(sections=[Section("I.", Text.of("A"), [banner])]))
        title, day = (style_of(word, line) for line in lines)
        self.assertEqual((title.font.bold, title.font.italic), (True, None))
        self.assertEqual((day.font.bold, day.font.italic), (None, True))

    @settings(max_examples=30, deadline=None)
    @given(documents)
    def test_any_document_can_be_written_and_opened(self, document):
        data = render_docx(document)
        self.assertEqual(data, render_docx(document))
        WordDocument(BytesIO(data))
        with suppress(UnreadableError):  # letters at random may read as an old encoding
            open_source(data, "a.docx")


class LookTests(unittest.TestCase):
    def test_headings_and_parts_have_their_own_styles(self):
        document = clean_plan()
        word = opened(document)
        section = document.sections[0]
        heading = f"{section.label} {section.heading.plain.upper()}"
        self.assertEqual(style_of(word, heading).name, "Heading 1")
        self.assertEqual(style_of(word, document.bases[0].plain).name, "Căn cứ")
        self.assertTrue(style_of(word, document.bases[0].plain).font.italic)
        self.assertEqual(style_of(word, document.closing[-1].plain).name, "Nội dung")
        self.assertEqual(style_of(word, document.subject).name, "Trích yếu")

    def test_paper_language_and_first_page(self):
        word = opened(clean_plan())
        (section,) = word.sections
        sides = [
            round(side.mm)
            for side in (
                section.page_width,
                section.page_height,
                section.top_margin,
                section.left_margin,
                section.right_margin,
            )
        ]
        self.assertEqual(sides, [210, 297, 20, 30, 15])
        self.assertTrue(section.different_first_page_header_footer)
        self.assertIn("PAGE", section.header._element.xml)
        self.assertNotIn("PAGE", section.first_page_header._element.xml)
        self.assertIn('w:lang w:val="vi-VN"', word.styles.element.xml)
        self.assertEqual(word.styles["Nội dung"].font.size.pt, 14)

    def test_properties_and_bytes_do_not_change_between_days(self):
        document = clean_plan()
        properties = opened(document).core_properties
        self.assertIn(document.subject, properties.title)
        self.assertEqual(properties.language, "vi-VN")
        self.assertEqual(render_docx(document), render_docx(document))

    def test_a_table_repeats_its_head_and_keeps_its_rows_whole(self):
        cells = [[Text.of("Giờ"), Text.of("Việc")]]
        document = clean_plan()
        rows = [[Text.of("7h"), Text.of("Đón\ntiếp")], [Text.of("8h")]]
        document.sections[0].blocks = [Table(cells, rows)]
        table = opened(document).tables[1]
        marks = [row._tr.find(qn("w:trPr")) for row in table.rows]
        heads = [mark.find(qn("w:tblHeader")) is not None for mark in marks]
        self.assertEqual(heads, [True, False, False])
        again = next(
            line.table
            for line in open_source(render_docx(document), "a.docx").lines
            if line.table
        )
        self.assertEqual(again.rows[0][1].plain, "Đón\ntiếp")

    def test_the_end_stays_together_and_with_the_last_words(self):
        document = clean_plan()
        word = opened(document)
        last = word.tables[-1]
        self.assertIsNotNone(
            last.rows[0]._tr.find(qn("w:trPr")).find(qn("w:cantSplit"))
        )
        closing = next(
            p for p in word.paragraphs if p.text == document.closing[-1].plain
        )
        self.assertTrue(closing.paragraph_format.keep_with_next)

    def test_a_paper_without_recipients_or_signer_has_no_empty_end(self):
        self.assertEqual(len(opened(Document()).tables), 1)
        signed = Document(signature=Signature(name="Trần Văn Ba"))
        self.assertEqual(len(opened(signed).tables), 2)


@unittest.skipUnless(office_files.SOFFICE, "LibreOffice is not installed")
class LibreOfficeTests(unittest.TestCase):
    def test_it_opens_and_prints_the_same_words(self):
        document = clean_plan()
        printed = open_source(office_files.as_pdf(render_docx(document)), "a.pdf")
        self.assertEqual(
            words(" ".join(line.plain for line in printed.lines)),
            words(" ".join(text_of(document))),
        )
