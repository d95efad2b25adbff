"""Where things stand on paper (NĐ 30/2020/NĐ-CP, Phụ lục I); lengths in millimetres."""

import unittest
from io import BytesIO

import pdfplumber

from dialogue_pages.official.document import (
    Document,
    Item,
    Paragraph,
    Recipient,
    Section,
    Signature,
    Table,
)
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.pdf import render_pdf
from tests.dialogue_pages.official.plans import clean_plan

MM = 72 / 25.4
LONG = "Ủy ban nhân dân xã lắng nghe ý kiến của Nhân dân về mọi mặt đời sống. " * 6


def pages_of(document):
    with pdfplumber.open(BytesIO(render_pdf(document, draft=False))) as pdf:
        return [
            {
                "size": (page.width, page.height),
                "words": page.extract_words(extra_attrs=["fontname", "size"]),
                "lines": page.lines,
            }
            for page in pdf.pages
        ]


def long_plan(paragraphs):
    """A plan whose text is so many paragraphs long."""
    plan = clean_plan()
    plan.sections = [
        Section("I.", Text.of("NỘI DUNG"), [Paragraph(Text.of(LONG))] * paragraphs)
    ]
    return plan


def word(page, text):
    return next(w for w in page["words"] if w["text"].startswith(text))


class PaperTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pages = pages_of(long_plan(12))
        cls.first = cls.pages[0]

    def test_a4_upright(self):
        for page in self.pages:
            self.assertAlmostEqual(page["size"][0] / MM, 210, delta=0.5)
            self.assertAlmostEqual(page["size"][1] / MM, 297, delta=0.5)

    def test_margins_lie_in_the_ranges_of_the_decree(self):
        for number, page in enumerate(self.pages, start=1):
            text = page["words"] if number == 1 else page["words"][1:]
            left = min(w["x0"] for w in text) / MM
            right = 210 - max(w["x1"] for w in text) / MM
            top = min(w["top"] for w in text) / MM
            bottom = 297 - max(w["bottom"] for w in text) / MM
            self.assertTrue(29.9 <= left <= 35.1, left)
            self.assertTrue(14.9 <= right <= 20.1, right)
            self.assertGreaterEqual(top, 19.5)
            self.assertGreaterEqual(bottom, 19.5)

    def test_the_page_number_stands_centred_in_the_top_margin_from_page_two(self):
        self.assertNotEqual(self.first["words"][0]["text"], "1")
        for number, page in enumerate(self.pages[1:], start=2):
            drawn = page["words"][0]
            self.assertEqual(drawn["text"], str(number))
            self.assertLess(drawn["bottom"] / MM, 20)
            self.assertTrue(13 <= drawn["size"] <= 14)
            centre = (drawn["x0"] + drawn["x1"]) / 2 / MM
            self.assertAlmostEqual(centre, 30 + (210 - 30 - 15) / 2, delta=1)

    def test_sizes_and_weights(self):
        cases = [
            ("CỘNG", (12, 13), "Bold"),
            ("Độc", (13, 14), "Bold"),
            ("Số:", (13, 13), "Tinos"),
            ("KẾ", (13, 14), "Bold"),
            ("Căn", (13, 14), "Italic"),
        ]
        for text, (least, most), font in cases:
            with self.subTest(text):
                found = word(self.first, text)
                self.assertTrue(least <= found["size"] <= most)
                self.assertIn(font, found["fontname"])
        last = self.pages[-1]
        self.assertAlmostEqual(word(last, "Nơi")["size"], 12)
        self.assertIn("BoldItalic", word(last, "Nơi")["fontname"])
        self.assertAlmostEqual(word(last, "Lưu:")["size"], 11)

    def test_number_and_date_stand_on_one_line(self):
        number, date = word(self.first, "Số:"), word(self.first, "Trăng,")
        self.assertAlmostEqual(number["bottom"], date["bottom"], delta=1)
        self.assertIn("Italic", date["fontname"])
        self.assertLess(number["x1"], date["x0"])

    def test_the_line_under_the_motto_is_as_long_as_the_motto(self):
        motto = [w for w in self.first["words"] if w["text"] in ("Độc", "phúc")]
        length = motto[-1]["x1"] - motto[0]["x0"]
        under = self.line_below(motto[0])
        self.assertAlmostEqual(under["x1"] - under["x0"], length, delta=1)

    def test_the_line_under_the_agency_is_a_third_to_a_half_of_it(self):
        column = [w for w in self.first["words"] if w["x1"] / MM < 95]
        name = [w for w in column if w["text"] in ("XÃ", "TRĂNG")]
        length = name[1]["x1"] - name[0]["x0"]
        under = self.line_below(name[0])
        self.assertTrue(1 / 3 <= (under["x1"] - under["x0"]) / length <= 1 / 2)

    def test_paragraphs_begin_with_an_indent(self):
        body = [w for w in self.pages[1]["words"][1:] if w["text"] == "Ủy"]
        starts = {round(w["x0"] / MM, 1) for w in body if w["x0"] / MM < 45}
        self.assertIn(42.7, starts)

    def test_recipients_stand_level_with_the_signature(self):
        last = self.pages[-1]
        to, capacity = word(last, "Nơi"), word(last, "TM.")
        self.assertAlmostEqual(to["bottom"], capacity["bottom"], delta=2)
        self.assertLess(to["x0"] / MM, 31)
        self.assertGreater(capacity["x0"] / MM, 95)

    def line_below(self, found):
        below = [
            line
            for line in self.first["lines"]
            if 0 < line["top"] - found["bottom"] < 12
            and found["x0"] - 20 < line["x0"] < found["x0"] + 90
        ]
        return min(below, key=lambda line: line["top"])


class PageEndTests(unittest.TestCase):
    def test_the_signature_never_stands_alone_on_a_sheet(self):
        for paragraphs in range(1, 26):
            with self.subTest(paragraphs):
                last = pages_of(long_plan(paragraphs))[-1]
                texts = [w["text"] for w in last["words"]]
                before = texts[: texts.index("Nơi")]
                self.assertGreater(len(before), 3)

    def test_a_heading_never_stands_last_on_a_sheet(self):
        for filling in range(20, 46):
            plan = Document(
                sections=[
                    Section(
                        "I.", Text.of("ĐẦU"), [Paragraph(Text.of("Dòng."))] * filling
                    ),
                    Section("II.", Text.of("SAU"), [Paragraph(Text.of(LONG))]),
                ]
            )
            for page in pages_of(plan):
                with self.subTest(filling):
                    self.assertNotEqual(page["words"][-1]["text"], "SAU")

    def test_a_heading_stays_with_an_item_whose_text_runs_on(self):
        item = Item("1.", Text.of("Công an xã:"), Text.of(LONG))
        for filling in range(18, 26):
            short = [Paragraph(Text.of("Dòng."))] * filling
            sections = [
                Section("I.", Text.of("ĐẦU"), short),
                Section("II.", Text.of("SAU"), [item]),
            ]
            for page in pages_of(Document(sections=sections)):
                with self.subTest(filling):
                    self.assertNotEqual(page["words"][-1]["text"], "SAU")

    def test_a_table_may_end_a_paper_and_shares_its_last_sheet_with_the_signature(self):
        head = [[Text.of("Việc"), Text.of("Đơn vị")]]
        for rows in (1, 5, 15, 18, 20, 40):
            plan = clean_plan()
            listed = [[Text.of(f"Số {n}"), Text.of(LONG)] for n in range(rows)]
            plan.sections = [Section("I.", Text.of("BẢNG"), [Table(head, listed)])]
            plan.closing = []
            texts = [w["text"] for w in pages_of(plan)[-1]["words"]]
            with self.subTest(rows):
                self.assertGreater(texts.index("Nơi"), 3)

    def test_a_long_first_row_begins_under_its_heading(self):
        rows = [[Text.of("1"), Text.of(LONG * 20)]]
        sections = [Section("I.", Text.of("BẢNG"), [Table([], rows)])]
        first = pages_of(Document(sections=sections))[0]
        self.assertIn("nghe", [w["text"] for w in first["words"]])

    def test_more_recipients_than_fit_on_a_sheet_go_on_on_the_next(self):
        plan = Document(
            recipients=[Recipient(f"Thôn số {n}") for n in range(1, 150)],
            signature=Signature(["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "Lò Thị Mai Hoa"),
        )
        found = [w["text"] for page in pages_of(plan) for w in page["words"]]
        self.assertEqual(found.count("Thôn"), 149)

    def test_more_recipients_than_fit_on_a_sheet_may_follow_a_long_text(self):
        plan = long_plan(9)
        plan.recipients = [Recipient(f"Thôn số {n}") for n in range(1, 150)]
        plan.closing = [Text.of(LONG * 6)]
        found = [w["text"] for page in pages_of(plan) for w in page["words"]]
        self.assertEqual(found.count("Thôn"), 149)
