"""Tables typed as text become tables, and those we write are read back."""

import unittest

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_pages.official.document import Paragraph, Table
from dialogue_pages.official.reading.opening import open_source
from dialogue_pages.official.reading.plan import read_plan
from dialogue_pages.official.text import Run, Text
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.plans import clean_plan

from .rereading import read_again, stripped

HEAD = ["TT", "Đơn vị", "Nhiệm vụ"]
ROWS = [["1", "Công an xã", "Giữ trật tự"], ["2", "Trạm Y tế", "Trực cấp cứu"]]
MARKDOWN = "\n".join(
    f"| {' | '.join(row)} |" for row in (HEAD, ["---", ":-:", "---"], *ROWS)
)

plain_words = st.text(st.sampled_from("aĐộ1|\\*<>#-.: "), max_size=8).map(str.strip)
styled_words = st.tuples(
    st.lists(st.sampled_from(["Nhân", "dân", "7/2026"]), min_size=1, max_size=3),
    st.sampled_from([{}, {"bold": True}, {"italic": True}]),
).map(lambda pair: Text((Run(" ".join(pair[0]), **pair[1]),)))
lines = st.one_of(plain_words.map(Text.of), styled_words)
cells = st.lists(lines, max_size=3).map(
    lambda texts: Text.joined(
        run for text in texts for run in [*text.runs, Run("\n")]
    ).strip()
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    rows = st.lists(cells, min_size=width, max_size=width)
    filled = rows.filter(any).map(lambda row: [cell.in_one_weight for cell in row])
    head = draw(st.lists(filled, max_size=2))
    return Table(head, draw(st.lists(rows, min_size=0 if head else 1, max_size=4)))


def plain(table):
    return [
        [[cell.plain for cell in row] for row in part]
        for part in (table.head, table.rows)
    ]


def read(text):
    source = open_source(text.encode(), "a.txt")
    found = [line.table for line in source.lines if line.table]
    return source, found


class TypedTableTests(unittest.TestCase):
    def assert_table(self, text, head, rows):
        source, (table,) = read(text)
        self.assertEqual(plain(table), [head, rows])
        self.assertEqual([repair.code for repair in source.repairs], ["markdown_table"])

    def test_markdown_with_and_without_its_frame_or_spaced(self):
        bare = "\n".join(line.strip("| ") for line in MARKDOWN.splitlines())
        for text in (MARKDOWN, bare, MARKDOWN.replace("\n", "\n\n")):
            with self.subTest(text=text):
                self.assert_table(f"Trước\n\n{text}\n\nSau", [HEAD], ROWS)

    def test_strokes_or_tabs_without_a_rule_tell_no_head(self):
        for between in (" | ", "\t"):
            with self.subTest(between=between):
                text = "\n".join(between.join(row) for row in (HEAD, *ROWS))
                self.assert_table(text, [], [HEAD, *ROWS])

    def test_a_bold_first_row_is_a_head(self):
        bold = " | ".join(f"**{cell}**" for cell in HEAD)
        text = "\n".join([bold, *(" | ".join(row) for row in ROWS)])
        self.assert_table(text, [HEAD], ROWS)

    def test_an_empty_head_is_none(self):
        rows = "\n".join(MARKDOWN.splitlines()[2:])
        self.assert_table(f"|  |  |  |\n|---|---|---|\n{rows}", [], ROWS)

    def test_line_ends_strokes_and_marks_in_a_cell(self):
        _, (table,) = read("| a \\| b | \\<br> |\n|---|---|\n| **x<br>y** | *z* |")
        self.assertEqual(plain(table), [[["a | b", "<br>"]], [["x\ny", "z"]]])
        self.assertTrue(table.rows[0][0].runs[0].bold)
        self.assertTrue(table.rows[0][1].runs[0].italic)

    def test_a_row_of_dashes_below_the_head_is_a_row(self):
        rows = [["-", "-"], ["1", "Công an xã"]]
        typed = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        self.assert_table(f"| a | b |\n|---|---|\n{typed}", [["a", "b"]], rows)

    def test_text_with_strokes_or_tabs_is_no_table(self):
        for text in (
            "Hỏi | đáp trực tiếp",
            "một | hai\nba | bốn | năm",
            "1.\tMục đích\n2.\tYêu cầu",
            "|",
            "---|---",
        ):
            with self.subTest(text=text):
                self.assertEqual(read(text)[1], [])

    def test_a_letterhead_laid_out_with_strokes_is_read_by_columns(self):
        source, found = read(
            "| UBND XÃ SÔNG TRĂNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
            "| Số: 01/KH-UBND | Độc lập - Tự do - Hạnh phúc |\n"
        )
        self.assertEqual(found, [])
        self.assertEqual(source.lines[1].plain, "Số: 01/KH-UBND")
        self.assertEqual(source.lines[3].plain, "Độc lập - Tự do - Hạnh phúc")


class RoundTripTests(unittest.TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(tables(), min_size=1, max_size=2), st.integers(0, 3))
    def test_tables_of_a_document_are_written_and_read_the_same(self, added, place):
        plan = clean_plan()
        blocks = plan.sections[1].blocks[2].blocks
        blocks[place:place] = added
        self.assertEqual(stripped(read_again(plan)), stripped(plan))

    def test_no_word_of_a_table_is_lost_wherever_it_stands(self):
        text = render_text(clean_plan())
        for before in (
            "KẾ HOẠCH\n",
            "Căn cứ Luật Th",
            "I. MỤC",
            "Trên đây",
            "Nơi nhận",
        ):
            with self.subTest(before=before):
                typed = text.replace(before, f"{MARKDOWN}\n\n{before}", 1)
                plan = read_plan(typed.encode(), "a.txt")
                told = " ".join(r.before for r in plan.repairs if r.code == "left_out")
                kept = words(render_text(plan.document)) + words(told)
                self.assertEqual(sorted(kept), sorted(words(typed)))

    def test_a_table_behind_the_closing_words_is_moved_and_told(self):
        text = render_text(clean_plan()).replace("Nơi nhận", f"{MARKDOWN}\n\nNơi nhận")
        plan = read_plan(text.encode(), "a.txt")
        self.assertIn("table_moved", [repair.code for repair in plan.repairs])
        self.assertEqual(len(plan.document.closing), 1)
        unit = plan.document.sections[-1].blocks[-1]
        self.assertIsInstance(unit.blocks[-1], Table)

    def test_text_before_the_first_part_keeps_its_table(self):
        text = render_text(clean_plan()).replace(
            "I. MỤC", f"{MARKDOWN}\n\nLời.\n\nI. MỤC", 1
        )
        first = read_plan(text.encode(), "a.txt").document.sections[0]
        self.assertEqual([type(block) for block in first.blocks], [Table, Paragraph])
