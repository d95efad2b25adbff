"""Tables of duties are understood as the numbered items of a plan are."""

import unittest
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.official.assigning import question_deadline
from dialogue_pages.official.assignment_tables import assigned_in
from dialogue_pages.official.document import Table
from dialogue_pages.official.reading.plan import read_plan
from dialogue_pages.official.reading.tables import data_table
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.json_form import document_data
from dialogue_pages.official.writing.plain_text import render_text
from tests.dialogue_pages.official.plans import clean_plan

HEAD = ["TT", "Đơn vị", "Nhiệm vụ", "Thời hạn"]
ROWS = [
    [
        "1",
        "Văn phòng",
        "Tổng hợp ý kiến của Nhân dân\n- In giấy mời",
        "Trước 15/6/2026",
    ],
    ["2", "Công an xã", "Giữ trật tự", "Thường xuyên"],
    ["3", "Văn phòng", "Đăng tải kết luận", "Tháng 7/2026"],
]


def table_of(*rows, heads=1):
    return data_table([[Text.of(cell) for cell in row] for row in rows], heads=heads)


def units_of(table):
    return [item.unit for item in assigned_in(table)]


class AssignmentTableTests(unittest.TestCase):
    def test_each_unit_stands_once_with_all_its_tasks_and_limits(self):
        office, police = assigned_in(table_of(HEAD, *ROWS))
        self.assertEqual((office.label, office.unit), ("1", "Văn phòng"))
        self.assertEqual(
            [block.text.plain for block in office.blocks],
            ["Tổng hợp ý kiến của Nhân dân", "In giấy mời", "Đăng tải kết luận"],
        )
        self.assertEqual(
            [limit.on for limit in office.due], [date(2026, 6, 14), date(2026, 7, 31)]
        )
        self.assertEqual(
            [(limit.text, limit.on) for limit in police.due], [("Thường xuyên", None)]
        )

    def test_a_column_is_known_by_the_first_word_of_its_head(self):
        for head in (
            ["Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Hoàn thành"],
            ["Nhiệm vụ được phân công", "Đơn vị", "Đơn vị phối hợp", "Tiến độ"],
            ["Phân công nhiệm vụ", "Bộ phận", "Ghi chú", "Thời gian hoàn thành"],
            ["Công việc", "Người thực hiện nhiệm vụ", "Ghi chú", "Ghi chú"],
        ):
            row = ["Trực cấp cứu", "Trạm Y tế", "Công an xã", "01/6 - 15/6/2026"]
            with self.subTest(head=head):
                (item,) = assigned_in(table_of(head, row))
                self.assertEqual(item.unit, "Trạm Y tế")
                told = [limit.on for limit in item.due]
                due = [] if head[3] == "Ghi chú" else [date(2026, 6, 15)]
                self.assertEqual(told, due)

    def test_a_head_that_is_not_marked_is_known_too(self):
        self.assertEqual(
            units_of(table_of(HEAD, *ROWS, heads=0)), ["Văn phòng", "Công an xã"]
        )

    def test_a_merged_cell_of_a_unit_holds_for_the_rows_below_it(self):
        more = ["", "", "Tiếp công dân", "Tháng 8/2026"]
        group = ["II", "", "Tại hội nghị", ""]
        (office,) = assigned_in(table_of(HEAD, ROWS[0], more, group))
        self.assertEqual(office.blocks[-1].text.plain, "Tiếp công dân")

    def test_other_tables_assign_nothing(self):
        for rows in (
            (["TT", "Thôn", "Số hộ"], ["1", "Vạn Chài", "120"]),
            (
                ["Thời gian", "Nội dung", "Phân công"],
                ["7h30 - 8h00", "Đón tiếp", "Văn phòng"],
            ),
            (["Đơn vị", "Nội dung"], ["Vạn Chài", "Xin sửa đường"]),
            (HEAD, ["(1)", "(2)", "(3)", "(4)"]),
            (HEAD,),
        ):
            with self.subTest(rows=rows):
                self.assertEqual(assigned_in(table_of(*rows)), [])

    @given(st.lists(st.lists(st.text(max_size=9), max_size=5), max_size=4))
    def test_no_table_is_too_odd_to_be_read(self, rows):
        cells = [[Text.of(cell) for cell in row] for row in rows]
        assigned_in(Table(cells[:1], cells[1:]))
        assigned_in(Table([[*map(Text.of, HEAD)]], cells))


class PlansWithTablesTests(unittest.TestCase):
    def setUp(self):
        self.plan = clean_plan()
        leading = self.plan.sections[2].blocks[0]
        leading.heading = Text.of("Phân công nhiệm vụ cụ thể như sau:")
        leading.blocks = [table_of(HEAD, *ROWS)]
        del self.plan.sections[2].blocks[1:]

    def assert_understood(self, data, name):
        told = document_data(read_plan(data, name).document)
        units = [(row["unit"], len(row["tasks"])) for row in told["assignments"]]
        self.assertEqual(units, [("Văn phòng", 3), ("Công an xã", 1)])
        self.assertEqual(
            [limit["due"] for limit in told["assignments"][0]["due"]],
            ["2026-06-14", "2026-07-31"],
        )
        self.assertEqual(told["question_deadline"], "2026-06-14")

    def test_in_text_and_in_markdown(self):
        written = render_text(self.plan)
        self.assert_understood(written.encode(), "a.md")
        tabbed = "\n".join(
            "\t".join(cell.replace("\n", " <br> ") for cell in row)
            for row in [HEAD, *ROWS]
        ).replace(" <br> -", ";")
        start, end = written.index("| TT"), written.rindex("|") + 1
        typed = f"{written[:start]}{tabbed}{written[end:]}"
        told = document_data(read_plan(typed.encode(), "a.txt").document)
        self.assertEqual(
            [row["unit"] for row in told["assignments"]], ["Văn phòng", "Công an xã"]
        )

    def test_in_word(self):
        self.assert_understood(render_docx(self.plan), "a.docx")

    def test_questions_close_as_the_table_says(self):
        limit = question_deadline(read_plan(render_docx(self.plan), "a.docx").document)
        self.assertEqual((limit.text, limit.on), ("Trước 15/6/2026", date(2026, 6, 14)))
