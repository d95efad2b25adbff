"""A file for the archive on paper, whatever was written in the case."""

import io
import unittest
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from dialogue_pages.official.document import Section
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.case_file import (
    CaseFile,
    Listed,
    listing,
    render_case_file,
)

HEAD = ("STT", "Thời điểm", "Việc", "Nội dung")
LONG = "Đã đi xem thực địa cùng trưởng thôn, cống vỡ ba đốt. "


def file_with(rows, **fields):
    section = Section("III.", Text.of("Diễn biến"), [listing(HEAD, rows)])
    told = {
        "agency": ["Ủy ban nhân dân", "xã Sông Trăng"],
        "number": "0012/2026",
        "title": "Cống vỡ",
        "began": "01/03/2026",
        "ended": "05/03/2026",
        "made_on": date(2026, 3, 6),
        "listed": [Listed("12/UBND", "02/03/2026", "Ý kiến", "Lò Thị Lả", "Mục II")],
    }
    return CaseFile(**told | fields, sections=[section])


def pages_of(file):
    reader = PdfReader(io.BytesIO(render_case_file(file)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


class CaseFileTests(unittest.TestCase):
    def test_cover_and_list_stand_on_sheets_of_their_own(self):
        cover, listed, body = pages_of(file_with([("1", "x", "y", "z")]))
        self.assertIn("HỒ SƠ", cover)
        self.assertIn("Từ ngày 01/03/2026 đến ngày 05/03/2026", cover)
        self.assertIn("Thời hạn bảo quản", cover)
        self.assertIn("MỤC LỤC VĂN BẢN", listed)
        self.assertIn("12/UBND", listed)
        self.assertIn("DIỄN BIẾN", body)

    def test_a_long_row_goes_on_and_its_head_stands_only_on_top(self):
        rows = [(str(n), "05/03/2026", "Ghi chú", LONG * n) for n in range(1, 40)]
        pages = pages_of(file_with(rows))
        for page in pages[2:]:
            self.assertEqual(page.count("STT Thời điểm"), 1)
        told = "".join(pages).replace(" ", "").count("cốngvỡbađốt.")
        self.assertGreater(told, 39 * 40 / 2 * 0.9)  # some are parted by a page's end

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(st.lists(st.text(max_size=300), min_size=4, max_size=4), max_size=4),
        st.integers(0, 3),
    )
    def test_any_words_can_be_printed(self, rows, tall):
        rows = [[*row[:tall], row[tall] * 20, *row[tall + 1 :]] for row in rows]
        self.assertTrue(
            render_case_file(file_with(rows, title=(rows or [["x"]])[0][-1]))
        )

    def test_words_without_a_gap_and_hundreds_of_lines_can_be_printed(self):
        for words in ("x" * 5000, "\n".join("abc"), "a\n" * 500, "<b>&" * 900):
            row = ("1", words, words, words)
            self.assertTrue(render_case_file(file_with([row, row], title=words[:200])))

    def test_the_same_file_gives_the_same_bytes(self):
        file = file_with([("1", "x", "y", "z")])
        self.assertEqual(render_case_file(file), render_case_file(file))
