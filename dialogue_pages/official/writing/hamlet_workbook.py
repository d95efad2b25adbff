"""A hamlet's list as a spreadsheet to fill in: no macro, no formula, rows checked."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ..hamlet_rows import COLUMNS, LONGEST_CONTENT, LONGEST_NAME, NO_OPINIONS, ROWS
from .hamlet_sheet import HamletSheet

FILL_ROWS = 60
_FACE = "Times New Roman"
_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def render_workbook(sheet: HamletSheet) -> bytes:
    book = Workbook()
    page = book.active
    page.title = "Danh sách"
    head = _head(page, sheet)
    first, last = head + 1, head + FILL_ROWS
    _rows(page, first, last)
    _topics(book, page, sheet.topics, first, last)
    _checks(page, first, last)
    _paper(page, head)
    book.properties.title = sheet.title
    book.properties.creator = sheet.agency
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _head(page, sheet: HamletSheet) -> int:
    """The lines above the rows; returns the line of the headings."""
    lines = [
        (sheet.agency, True, 12),
        (sheet.title.upper(), True, 14),
        (sheet.place, True, 13),
        (sheet.meeting, False, 12),
        (f"Mã danh sách: {sheet.code}", True, 13),
        *((words, False, 11) for words in sheet.notes),
    ]
    for number, (words, is_bold, size) in enumerate(lines, 1):
        cell = page.cell(number, 1, _plain(words))
        cell.font = Font(name=_FACE, bold=is_bold, size=size)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.merge_cells(
            start_row=number, end_row=number, start_column=1, end_column=len(COLUMNS)
        )
        if len(words) > 110:
            page.row_dimensions[number].height = 30
    box = len(lines) + 1
    _box(page, box)
    head = box + 1
    for at, column in enumerate(COLUMNS, 1):
        cell = page.cell(head, at, column.heading)
        cell.font = Font(name=_FACE, bold=True, size=12)
        cell.fill = PatternFill("solid", fgColor="EFE8DA")
        cell.border = _GRID
        cell.alignment = Alignment(
            wrap_text=True, horizontal="center", vertical="center"
        )
        page.column_dimensions[get_column_letter(at)].width = column.share * 1.35
    page.row_dimensions[head].height = 34
    return head


def _box(page, line: int) -> None:
    """The place to say that nobody in the hamlet has an opinion."""
    last = len(COLUMNS)
    words = page.cell(line, 1, f"{NO_OPINIONS} →")
    words.font = Font(name=_FACE, bold=True, size=12)
    words.alignment = Alignment(horizontal="right", vertical="center")
    page.merge_cells(start_row=line, end_row=line, start_column=1, end_column=last - 1)
    box = page.cell(line, last)
    box.border = _GRID
    box.font = Font(name=_FACE, bold=True, size=14)
    box.number_format = "@"
    box.alignment = Alignment(horizontal="center", vertical="center")
    box.protection = Protection(locked=False)
    page.row_dimensions[line].height = 24
    check = DataValidation(type="list", formula1='"x"', allow_blank=True)
    _told(check, "Không có ý kiến", "Ghi x và để trống các dòng dưới, rồi gửi tệp.")
    page.add_data_validation(check)
    check.add(box.coordinate)


def _plain(words: str) -> str:
    """Text that no program takes for a formula."""
    return f" {words}" if words[:1] in "=+-@" else words


def _rows(page, first: int, last: int) -> None:
    for line in range(first, last + 1):
        for at, column in enumerate(COLUMNS, 1):
            cell = page.cell(line, at)
            cell.border = _GRID
            cell.font = Font(name=_FACE, size=12)
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column.key == "number":
                cell.value = str(line - first + 1)
            else:
                cell.protection = Protection(locked=False)
        if line - first < ROWS:
            page.row_dimensions[line].height = 34


def _topics(book, page, topics, first: int, last: int) -> None:
    """A list to choose from; another word is allowed, the office then decides."""
    if not topics:
        return
    listed = book.create_sheet("Lĩnh vực")
    for line, topic in enumerate(topics, 1):
        listed.cell(line, 1, _plain(topic))
    source = f"'Lĩnh vực'!$A$1:$A${len(topics)}"
    choice = DataValidation(type="list", formula1=source, allow_blank=True)
    choice.errorStyle = "warning"
    _told(choice, "Lĩnh vực", "Chọn trong danh sách; không rõ thì để trống.")
    _put(page, choice, "topic", first, last)


def _checks(page, first: int, last: int) -> None:
    name = _length("between", 2, LONGEST_NAME)
    _told(name, "Họ và tên", "Ghi họ và tên người hỏi; xã giữ kín, không công khai.")
    _put(page, name, "name", first, last)
    phone = _length("between", 9, 16)
    _told(phone, "Điện thoại", "Ghi bằng số, ví dụ 0912345678; không có thì để trống.")
    _put(page, phone, "phone", first, last)
    content = _length("between", 10, LONGEST_CONTENT)
    _told(
        content, "Câu hỏi, kiến nghị", "Mỗi dòng một việc: việc gì, ở đâu, từ khi nào."
    )
    _put(page, content, "content", first, last)
    speaks = DataValidation(type="list", formula1='"x"', allow_blank=True)
    _told(speaks, "Muốn phát biểu", "Ghi x nếu người hỏi muốn phát biểu tại hội nghị.")
    _put(page, speaks, "speaks", first, last)


def _length(operator: str, least: int, most: int) -> DataValidation:
    return DataValidation(
        type="textLength",
        operator=operator,
        formula1=str(least),
        formula2=str(most),
        allow_blank=True,
    )


def _told(check: DataValidation, title: str, words: str) -> None:
    check.promptTitle = check.errorTitle = title
    check.prompt = check.error = words
    check.showInputMessage = check.showErrorMessage = True


def _put(page, check: DataValidation, key: str, first: int, last: int) -> None:
    at = [column.key for column in COLUMNS].index(key) + 1
    letter = get_column_letter(at)
    page.add_data_validation(check)
    check.add(f"{letter}{first}:{letter}{last}")


def _paper(page, head: int) -> None:
    """Only the cells to fill in can be changed; no password."""
    page.protection.sheet = True
    page.protection.formatRows = page.protection.formatColumns = False
    page.freeze_panes = f"A{head + 1}"
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
