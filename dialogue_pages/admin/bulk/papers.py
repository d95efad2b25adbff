"""What many questions are handed out as: a spreadsheet, receipt slips."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from dialogue_pages.bulk.kinds import PAPERS
from dialogue_pages.models import BulkAct, BulkRow, CommuneSettings, Question
from dialogue_pages.official.writing.slips import Slip, render_slips
from dialogue_pages.papers.paper import lines_of
from dialogue_pages.question_choices import BulkState
from dialogue_pages.spreadsheets import neutral
from dialogue_pages.vietnamese.visible_text import clean_text

from ..desk.access import Seat
from ..desk.masking import shown_text, shown_title

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def cases_sheet(questions: Iterable[Question], seat: Seat) -> HttpResponse:
    """All that the office knows of the questions; masked where the reader is."""
    heads = [
        _("No."),
        _("Received"),
        _("How it came in"),
        _("Stage"),
        _("Unit"),
        _("Hamlet"),
        _("Topic"),
        _("Title"),
        _("Question"),
        _("Sender"),
        _("Telephone"),
        _("Address"),
    ]
    rows = (_case(question, seat) for question in questions)
    return _sheet("cau-hoi", heads, rows)


def _case(question: Question, seat: Seat) -> list[str]:
    masked = not seat.reads_people_of(question)
    people = ("", "", "") if masked else _people(question)
    return [
        question.number,
        f"{localtime(question.received_at):%d/%m/%Y %H:%M}",
        question.get_source_display(),
        question.get_stage_display(),
        str(question.unit or ""),
        str(question.hamlet or ""),
        str(question.topic or ""),
        shown_title(question, masked=masked),
        shown_text(question, masked=masked),
        *people,
    ]


def _people(question: Question) -> tuple[str, str, str]:
    return question.sender_name, question.sender_phone, question.sender_address


def rows_sheet(bulk: BulkAct, rows: Iterable[BulkRow], seat: Seat) -> HttpResponse:
    """Every row of a bulk act with what becomes or became of it."""
    heads = [_("No."), _("Title"), _("Result"), _("Why")]
    told = (
        [
            row.question.number,
            shown_title(row.question, masked=not seat.reads_people_of(row.question)),
            _state(row, bulk),
            row.why,
        ]
        for row in rows
    )
    return _sheet(f"ket-qua-{str(bulk.pk)[:8]}", heads, told)


def _state(row: BulkRow, bulk: BulkAct) -> str:
    """As on screen: nothing changes where questions are handed out."""
    is_handed_out = bulk.kind in PAPERS and row.state == BulkState.PLANNED
    return _("in the file") if is_handed_out else row.get_state_display()


def _sheet(name: str, heads: list[str], rows: Iterator[list[str]]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Questions"))
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, head) for head in heads])
    for row in rows:
        sheet.append([neutral(clean_text(cell)) for cell in row])
    buffer = BytesIO()
    book.save(buffer)
    return _file(buffer.getvalue(), f"{name}.xlsx", _SHEET, as_attachment=True)


def _bold(sheet, words: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, words)
    cell.font = Font(bold=True)
    return cell


def receipt_slips(questions: Iterable[Question], site, address: str) -> HttpResponse:
    """Slips for senders without the net: number, code, where to follow."""
    office = CommuneSettings.for_site(site)
    agency = " ".join(lines_of(office.agency_lines))
    slips = [
        Slip(
            agency,
            question.number,
            question.code,
            question.sender_name,
            question.title,
            f"{localtime(question.received_at):%d/%m/%Y}",
            address,
            office.phone,
        )
        for question in questions
    ]
    content = render_slips(slips)
    return _file(content, "phieu-tiep-nhan.pdf", "application/pdf", as_attachment=False)


def _file(content: bytes, name: str, kind: str, *, as_attachment: bool) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=as_attachment, filename=name
            ),
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
        },
    )
