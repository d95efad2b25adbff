"""Filled sheets of an invented hamlet, and files that only look like one."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

from dialogue_pages.official.writing.hamlet_sheet import HamletSheet
from dialogue_pages.official.writing.hamlet_workbook import render_workbook

SHEET = HamletSheet(
    agency="ỦY BAN NHÂN DÂN XÃ SÔNG TRĂNG",
    title="Danh sách câu hỏi, kiến nghị của Nhân dân",
    place="Thôn Bến Lau",
    meeting="Gửi đến: Hội nghị đối thoại.",
    code="12-5-KMRT",
    notes=("Mỗi dòng một việc.",),
    topics=("Đất đai", "Giao thông"),
    signer="TRƯỞNG THÔN",
)
COLUMNS = ("name", "phone", "topic", "content", "speaks")


def filled(rows, sheet=SHEET, *, box="") -> bytes:
    """The sheet as it is downloaded, with rows typed into it from the first line on.

    `box` is what stands in the place for “no opinions”.
    """
    book = load_workbook(BytesIO(render_workbook(sheet)))
    page = book.active
    first = next(row[0].row for row in page.iter_rows() if row[0].value == "TT") + 1
    page.cell(first - 2, len(COLUMNS) + 1).value = box
    for line, told in enumerate(rows, first):
        for at, key in enumerate(COLUMNS, 2):
            page.cell(line, at).value = told.get(key)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same file with one more part, or another one of that name."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()
