import re
import unicodedata
import unittest

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.official.reading.opening import open_source
from dialogue_pages.official.text import Run

TEXT = "KẾ HOẠCH\n\nĐối thoại với Nhân dân\n- Thời gian:\tdự kiến \n"


def read(text):
    return open_source(text if isinstance(text, bytes) else text.encode(), "a.txt")


def as_windows_1258(text):
    """Letters with their shape in one byte, the tone after them in another."""
    decomposed = unicodedata.normalize("NFD", text)
    composed = re.sub(
        "(.)(\u0323?)([\u0302\u0306\u031b])",
        lambda m: unicodedata.normalize("NFC", m[1] + m[3]) + m[2],
        decomposed,
    )
    return composed.encode("cp1258")


def plain(source):
    return [line.plain for line in source.lines]


def codes(source):
    return [repair.code for repair in source.repairs]


class EncodingTests(unittest.TestCase):
    def test_every_unicode_form_and_line_end_reads_alike(self):
        expected = TEXT.split("\n")[:-1]
        forms = {
            "utf-8": TEXT.encode(),
            "bom": TEXT.encode("utf-8-sig"),
            "utf-16": TEXT.encode("utf-16"),
            "utf-16-be": b"\xfe\xff" + TEXT.encode("utf-16-be"),
            "utf-16 without a mark": TEXT.encode("utf-16-le"),
            "crlf": TEXT.replace("\n", "\r\n").encode(),
            "cr": TEXT.replace("\n", "\r").encode(),
        }
        for name, data in forms.items():
            with self.subTest(name):
                source = read(data)
                self.assertEqual(plain(source), expected)
                self.assertEqual(source.repairs, [])

    def test_windows_1258_is_read_and_its_accents_joined(self):
        source = read(as_windows_1258(TEXT))
        self.assertEqual(plain(source), TEXT.split("\n")[:-1])
        self.assertEqual(codes(source), ["characters_composed"])

    def test_decomposed_accents_are_composed_and_told_once(self):
        source = read(unicodedata.normalize("NFD", TEXT))
        self.assertEqual(plain(source), TEXT.split("\n")[:-1])
        self.assertEqual(codes(source), ["characters_composed"])

    def test_a_few_broken_bytes_are_shown_not_guessed(self):
        data = ("Đối thoại với Nhân dân xã. " * 40).encode() + b"\xe1\xba"
        source = read(data)
        self.assertTrue(source.lines[0].plain.endswith("\ufffd"))
        self.assertEqual(codes(source), ["characters_damaged"])


class CharacterTests(unittest.TestCase):
    def test_spaces_and_invisible_characters(self):
        source = read("Nhân\u00a0dân\u200b xã\u00ad Sông\x07\n")
        self.assertEqual(plain(source), ["Nhân dân xã Sông"])
        self.assertEqual(
            set(codes(source)),
            {"characters_spaces", "characters_invisible", "characters_control"},
        )

    def test_typed_spaces_and_tabs_stay(self):
        source = read("  Số:       /KH – UBND \n\t1.  Mục\n")
        self.assertEqual(plain(source), ["  Số:       /KH – UBND ", "\t1.  Mục"])
        self.assertEqual(source.repairs, [])

    def test_a_form_feed_ends_a_line_without_counting_as_one(self):
        source = read("một\n\fhai\nba\fbốn\n")
        self.assertEqual(plain(source), ["một", "hai", "ba", "bốn"])
        self.assertEqual([line.number for line in source.lines], [1, 2, 3, 3])

    def test_the_draft_mark_is_dropped_from_the_head_only(self):
        source = read("DỰ THẢO LẦN 2\nKẾ HOẠCH\n" + "Nội dung.\n" * 20 + "Dự thảo\n")
        self.assertEqual(plain(source)[0], "")
        self.assertEqual(plain(source)[-1], "Dự thảo")
        self.assertEqual(codes(source), ["draft_mark"])


class MarkTests(unittest.TestCase):
    def test_stars_that_mark_nothing_stay(self):
        for line in (
            "Diện tích 2*3*4 m",
            "Ghi chú (*) và (*)",
            "5 * 6 * 7",
            "Xem mục * và **",
            "a*b và c*d",
        ):
            with self.subTest(line):
                self.assertEqual(read(line).lines[0].text.runs, (Run(line),))

    def test_bold_over_several_lines_marks_each_line(self):
        source = read("**TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH**\n\nTrần Văn Ba")
        first, second, _, name = (line.text for line in source.lines)
        self.assertEqual(first.runs, (Run("TM. ỦY BAN NHÂN DÂN", bold=True),))
        self.assertEqual(second.runs, (Run("CHỦ TỊCH", bold=True),))
        self.assertEqual(name.runs, (Run("Trần Văn Ba"),))

    def test_bold_does_not_run_over_a_blank_line(self):
        source = read("**một\n\nhai** ba")
        self.assertEqual(plain(source), ["**một", "", "hai** ba"])

    def test_marks_inside_a_line(self):
        text = read("gửi **trước ngày 15/7** (*nếu có*), ***gấp***.").lines[0].text
        self.assertEqual(
            text.runs,
            (
                Run("gửi "),
                Run("trước ngày 15/7", bold=True),
                Run(" ("),
                Run("nếu có", italic=True),
                Run("), "),
                Run("gấp", bold=True, italic=True),
                Run("."),
            ),
        )

    def test_markdown_signs_are_removed_and_told(self):
        source = read("# KẾ HOẠCH\n---\n1\\. Mục\n> trích\n• một\n* hai\n\\* ba\n")
        self.assertEqual(
            plain(source),
            ["KẾ HOẠCH", "", "1. Mục", "trích", "- một", "- hai", "- ba"],
        )
        self.assertEqual(
            set(codes(source)),
            {
                "markdown_heading",
                "drawn_lines",
                "markdown_escape",
                "markdown_quote",
                "bullet_signs",
            },
        )

    def test_a_wrapped_line_that_begins_with_a_dash_is_no_bullet(self):
        source = read("Giao công chức Văn phòng\n– Thống kê thực hiện.\n– Mục mới\n")
        self.assertEqual(plain(source)[1:], ["– Thống kê thực hiện.", "- Mục mới"])

    @given(st.text(st.sampled_from("ab *\\#>-\n1."), max_size=40))
    def test_letters_and_digits_are_never_lost(self, text):
        def kept(words):
            return [letter for letter in words if letter.isalnum()]

        lines = read(text + "x").lines
        self.assertEqual(kept("".join(line.plain for line in lines)), kept(text + "x"))
