import contextlib
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.spreadsheet import (
    guard,
    read_hamlet_sheet,
)
from dialogue_pages.official.writing.hamlet_workbook import render_workbook
from tests.dialogue_pages.official.hamlet_sheets import SHEET, filled, with_part

ROW = {
    "name": "Lò Thị Mai",
    "phone": "0912345678",
    "topic": "Giao thông",
    "content": "Cống đầu thôn tắc từ tháng 8, đề nghị nạo vét.",
    "speaks": "x",
}


def refusal(data) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_hamlet_sheet(data)
    return caught.value.code


def test_an_empty_sheet_has_its_code_and_no_row():
    read = read_hamlet_sheet(render_workbook(SHEET))
    assert (read.code, read.rows) == (SHEET.code, [])


def test_what_is_filled_in_comes_back():
    read = read_hamlet_sheet(filled([ROW, {}, ROW | {"name": ""}]))
    assert len(read.rows) == 2
    first, second = read.rows
    assert (first.row.name, first.row.phone) == (ROW["name"], ROW["phone"])
    assert first.row.speaks
    assert not first.faults
    assert [fault.key for fault in second.faults] == ["name"]
    assert second.row.number == first.row.number + 2


def test_columns_are_found_wherever_they_stand():
    book = Workbook()
    book.active.append(["Câu hỏi của bà con", "Họ và tên người hỏi"])
    book.active.append([ROW["content"], ROW["name"]])
    out = BytesIO()
    book.save(out)
    read = read_hamlet_sheet(out.getvalue())
    assert read.code == ""
    assert read.rows[0].row.name == ROW["name"]


def test_the_sheet_has_no_formula_and_no_macro():
    data = render_workbook(SHEET)
    names = ZipFile(BytesIO(data)).namelist()
    assert not [name for name in names if "vba" in name.lower()]
    cells = (cell for row in load_workbook(BytesIO(data)).active for cell in row)
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_formula_is_refused_with_its_cell():
    data = filled([ROW | {"content": '=HYPERLINK("http://x","y")'}])
    with pytest.raises(UnreadableError, match=r"\bE\d+\b"):
        read_hamlet_sheet(data)


def changed(data, change) -> bytes:
    """The file after somebody did something to its workbook."""
    book, out = load_workbook(BytesIO(data)), BytesIO()
    change(book)
    book.save(out)
    return out.getvalue()


def test_a_formula_beside_what_is_read_does_no_harm():
    def count_lines(book):
        first = next(r[0].row for r in book.active.iter_rows() if r[0].value == "1")
        book.active.cell(first, 1).value = f"=ROW()-{first - 1}"
        book.active.cell(first, 9).value = "=1+1"

    [read] = read_hamlet_sheet(changed(filled([ROW]), count_lines)).rows
    assert read.row.name == ROW["name"]


def test_a_cover_before_the_sheet_is_passed_over():
    def put_cover(book):
        book.create_sheet("Bìa", 0).append(["Danh sách của thôn"])

    read = read_hamlet_sheet(changed(filled([ROW]), put_cover))
    assert (read.code, len(read.rows)) == (SHEET.code, 1)


def test_a_hidden_sheet_is_not_read():
    def hide_copy(book):
        book.copy_worksheet(book.active).sheet_state = "hidden"

    assert len(read_hamlet_sheet(changed(filled([ROW]), hide_copy)).rows) == 1


def test_rows_on_two_sheets_are_refused_with_their_names():
    def go_on(book):
        book.copy_worksheet(book.active).title = "Trang 2"

    with pytest.raises(UnreadableError) as caught:
        read_hamlet_sheet(changed(filled([ROW]), go_on))
    assert caught.value.code == "sheets"
    assert "Trang 2" in str(caught.value)
    assert read_hamlet_sheet(changed(filled([]), go_on)).rows == []


def test_a_day_above_the_rows_is_not_taken_for_the_code():
    def write_day(book):
        book.active["A3"].value = "Thôn Bến Lau, họp ngày 20-11-2026"

    assert read_hamlet_sheet(changed(filled([ROW]), write_day)).code == SHEET.code


@pytest.mark.parametrize(
    "name",
    [
        "xl/vbaProject.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/embeddings/oleObject1.bin",
        "xl/activeX/activeX1.xml",
        "xl/macrosheets/sheet1.xml",
        "run.exe",
    ],
)
def test_what_could_run_is_refused(name):
    assert refusal(with_part(filled([ROW]), name, b"x")) == "macros"


def test_a_file_that_calls_itself_a_macro_file_is_refused():
    data = filled([ROW])
    types = ZipFile(BytesIO(data)).read("[Content_Types].xml")
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = re.sub(rb"application/vnd[^\"]*sheet\.main\+xml", kind, types)
    assert refusal(with_part(data, "[Content_Types].xml", types)) == "macros"


def test_a_bomb_is_refused_before_it_is_read():
    zeros = bytes(guard.MAX_UNPACKED + 1)
    assert refusal(with_part(filled([ROW]), "xl/media/x.xml", zeros)) == "bomb"


def test_a_document_type_is_refused():
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refusal(with_part(filled([ROW]), "xl/sharedStrings.xml", entity)) == "bomb"


def test_too_many_rows_are_refused():
    book = Workbook()
    book.active.append(["Họ và tên", "Câu hỏi"])
    for number in range(201):
        book.active.append([f"Người {number}", f"Câu hỏi số {number} của thôn"])
    out = BytesIO()
    book.save(out)
    assert refusal(out.getvalue()) == "many"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "broken"),
        (b"PK\x03\x04", "broken"),
        (b"Ho va ten;Cau hoi", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old"),
        (bytes(guard.MAX_BYTES + 1), "large"),
    ],
)
def test_other_files_are_refused(data, code):
    assert refusal(data) == code


def test_a_workbook_without_these_columns_is_refused():
    book, out = Workbook(), BytesIO()
    book.active.append(["a", "b"])
    book.save(out)
    assert refusal(out.getvalue()) == "columns"


@given(st.binary(max_size=400), st.integers(0, 6000))
def test_a_damaged_file_is_refused_or_read(noise, at):
    data = bytearray(render_workbook(SHEET))
    data[at : at + len(noise)] = noise
    with contextlib.suppress(UnreadableError):
        read_hamlet_sheet(bytes(data))
