import unittest
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

import dialogue_pages
from dialogue_pages.official.document import Document
from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.opening import open_source
from dialogue_pages.official.reading.pdf import reader
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.plans import clean_plan

FONTS = Path(dialogue_pages.__file__).parent / "static" / "dialogue_pages" / "fonts"
for name in ("Regular", "Bold"):
    pdfmetrics.registerFont(TTFont(f"Thu-{name}", FONTS / f"Tinos-{name}.ttf"))

BODY = ParagraphStyle(
    "body",
    fontName="Thu-Regular",
    fontSize=14,
    leading=18,
    alignment=TA_JUSTIFY,
    firstLineIndent=36,
    spaceBefore=6,
)
TITLE = ParagraphStyle(
    "title", BODY, fontName="Thu-Bold", alignment=TA_CENTER, firstLineIndent=0
)
CELL = ParagraphStyle("cell", BODY, alignment=0, firstLineIndent=0, spaceBefore=0)
SENTENCE = (
    "Ủy ban nhân dân xã tổ chức hội nghị đối thoại trực tiếp với Nhân dân về phát triển "
    "kinh tế - xã hội, quốc phòng - an ninh và những vấn đề được quan tâm trên địa bàn. "
)


def pdf(*story, number=None):
    def on_page(canvas, document):
        canvas.setFont("Thu-Regular", 14)
        if number and document.page > 1:
            canvas.drawCentredString(300, 810, number % document.page)

    out = BytesIO()
    SimpleDocTemplate(out, leftMargin=85, rightMargin=42).build(
        list(story), onFirstPage=on_page, onLaterPages=on_page
    )
    return out.getvalue()


def para(words, style=BODY):
    return Paragraph(words, style)


def read(data):
    return open_source(data, "a.pdf")


def paragraphs(source):
    """Lines put together where the reader says that they go on."""
    joined = []
    for line in source.lines:
        if line.starts_paragraph is False:
            joined[-1] += " " + line.plain
        elif line.plain:
            joined.append(line.plain)
    return joined


class ParagraphTests(unittest.TestCase):
    def test_wrapped_lines_go_on_and_indents_begin(self):
        texts = ["KẾ HOẠCH", SENTENCE * 2, "- " + SENTENCE, "Ngắn gọn.", SENTENCE]
        styles = [TITLE, BODY, BODY, BODY, BODY]
        source = read(pdf(*map(para, texts, styles)))
        self.assertEqual(paragraphs(source), [text.strip() for text in texts])

    def test_a_wrapped_line_that_begins_with_a_dash_is_no_bullet(self):
        for filler in range(12):
            text = "thật " * filler + SENTENCE * 3
            source = read(pdf(para(text), para("- Mục."), para(text)))
            self.assertEqual(paragraphs(source), [text.strip(), "- Mục.", text.strip()])

    def test_a_paragraph_goes_on_over_the_page_and_its_number_is_dropped(self):
        source = read(pdf(*(para(SENTENCE * 4) for _ in range(14)), number="- %d -"))
        self.assertEqual(paragraphs(source), [(SENTENCE * 4).strip()] * 14)
        (repair,) = source.repairs
        self.assertEqual(repair.code, "pdf_page_numbers")

    def test_a_title_over_two_lines_is_one(self):
        title = "Tổ chức hội nghị đối thoại giữa Chủ tịch xã với Nhân dân các thôn " * 2
        source = read(pdf(para("KẾ HOẠCH", TITLE), para(title, TITLE), para(SENTENCE)))
        self.assertEqual(paragraphs(source)[:2], ["KẾ HOẠCH", title.strip()])

    def test_hanging_bullets_go_on_under_their_words(self):
        hanging = ParagraphStyle("hang", BODY, leftIndent=54, firstLineIndent=-10)
        texts = ["- " + SENTENCE, "- " + SENTENCE * 2, "- Ngắn."]
        source = read(pdf(para(SENTENCE), *(para(text, hanging) for text in texts)))
        self.assertEqual(paragraphs(source)[1:], [text.strip() for text in texts])

    def test_bold_words_are_bold(self):
        text = read(pdf(para('a <font name="Thu-Bold">đậm</font>: b'))).lines[0].text
        self.assertEqual(text.marks, "a **đậm**: b")


class TableTests(unittest.TestCase):
    def grid(self, rows):
        cells = [[para(cell, CELL) for cell in row] for row in rows]
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        return Table(cells, colWidths=[60, 250, 120], repeatRows=1, style=style)

    def test_a_table_over_two_pages_is_one_and_stands_in_its_place(self):
        rows = [[f"{n}h", "Việc làm thứ " * 3, "Văn phòng"] for n in range(40)]
        head = [
            f'<font name="Thu-Bold">{word}</font>' for word in ("Giờ", "Việc", "Ai")
        ]
        source = read(pdf(para("Trước."), self.grid([head, *rows]), para("Sau.")))
        before, table, after = source.lines
        self.assertEqual((before.plain, after.plain), ("Trước.", "Sau."))
        self.assertEqual([c.plain for c in table.table.head[0]], ["Giờ", "Việc", "Ai"])
        self.assertEqual(len(table.table.rows), 40)
        self.assertEqual(table.table.rows[39][0].plain, "39h")


class OwnPaperTests(unittest.TestCase):
    def words_of(self, document: Document):
        return sorted(words(render_text(document).replace("*", "")))

    def test_our_own_paper_reads_back(self):
        document = clean_plan()
        source = read(render_pdf(document))
        text = "\n".join(paragraphs(source))
        printed = sorted(words(text))
        missing = [word for word in self.words_of(document) if word not in printed]
        self.assertEqual(missing, [])
        for printed_whole in (
            document.subject,
            document.bases[0].plain,
            document.closing[-1].plain,
            document.signature.name,
        ):
            with self.subTest(printed_whole[:30]):
                self.assertIn(printed_whole, paragraphs(source))

    def test_columns_are_read_one_after_the_other(self):
        lines = paragraphs(read(render_pdf(clean_plan())))
        national = lines.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        self.assertTrue(lines[national - 1].startswith("Số:"))
        self.assertEqual(lines[national + 1], "Độc lập - Tự do - Hạnh phúc")
        start = lines.index("Nơi nhận:")
        recipients = [line for line in lines[start:] if line.startswith("- ")]
        self.assertEqual(lines[start + 1 : start + 1 + len(recipients)], recipients)

    def test_a_note_beside_a_brace_follows_the_recipients(self):
        document = clean_plan()
        for recipient in document.recipients[:2]:
            recipient.for_report = True
        document.report_note = "Để báo cáo"
        lines = paragraphs(read(render_pdf(document)))
        last = next(i for i, line in enumerate(lines) if line.startswith("- Lưu:"))
        self.assertEqual(lines[last + 1], "} Để báo cáo")

    def test_the_draft_mark_is_dropped_and_told(self):
        source = read(render_pdf(clean_plan(), draft=True))
        self.assertNotIn("DỰ THẢO", [line.plain for line in source.lines])
        self.assertIn("pdf_draft_marks", {repair.code for repair in source.repairs})


class BoundTests(unittest.TestCase):
    def test_too_many_pages_are_refused(self):
        page = PdfReader(BytesIO(pdf(para("Một.")))).pages[0]
        writer, out = PdfWriter(), BytesIO()
        for _ in range(reader.MAX_PAGES + 1):
            writer.add_page(page)
        writer.write(out)
        with self.assertRaises(UnreadableError) as caught:
            read(out.getvalue())
        self.assertEqual(caught.exception.code, "too_many_pages")

    def test_forms_within_forms_without_end_are_refused(self):
        def part(number, facts, drawn):
            size = len(drawn)
            return (
                f"{number} 0 obj<<{facts}/Length {size}>>stream\n{drawn}\nendstream "
                "endobj\n"
            )

        forms = "/Resources<</XObject<</F {} 0 R>>>>"
        head = (
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            f"{forms.format(5)}>>endobj\n"
        )
        inner = "".join(
            part(
                number,
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + forms.format(number + 1),
                "/F Do " * 10,
            )
            for number in range(5, 17)
        )
        data = head + part(4, "", "/F Do") + inner + "trailer<</Root 1 0 R>>\n%%EOF"
        with self.assertRaises(UnreadableError) as caught:
            read(data.encode())
        self.assertEqual(caught.exception.code, "bomb")

    def test_slanted_words_are_left_out_and_told(self):
        def stamped(words):
            out = BytesIO()

            def stamp(canvas, _):
                canvas.saveState()
                canvas.rotate(45)
                canvas.setFont("Thu-Bold", 30)
                canvas.drawString(300, 100, words)
                canvas.restoreState()

            SimpleDocTemplate(out).build([para(SENTENCE)], onFirstPage=stamp)
            return read(out.getvalue())

        self.assertEqual(stamped("DỰ THẢO").repairs[0].code, "pdf_draft_marks")
        repair = stamped("BẢN SAO").repairs[0]
        self.assertEqual((repair.code, repair.before), ("pdf_slanted", "BẢN SAO"))
