"""The half-year report of the supervisors as an official paper."""

from datetime import date

from dialogue_pages.official.document import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    Document,
    Paragraph,
    Section,
    Signature,
    Table,
)
from dialogue_pages.official.text import Text

FIGURES = (
    "Tiếp nhận",
    "Đã trả lời",
    "Đúng hạn",
    "Trả lời muộn",
    "Đang quá hạn",
    "Chuyển cấp trên",
)
RECOMMENDATIONS = ("Số", "Kiến nghị", "Hạn trả lời", "Trả lời của Ủy ban nhân dân xã")
PROMISES = ("Câu hỏi số", "Đơn vị", "Hạn đã hứa", "Kết quả")
_HALVES = {1: "6 tháng đầu năm", 2: "6 tháng cuối năm"}


def title_of(half) -> str:
    return f"{_HALVES[half.number]} {half.year}"


def supervision_report(told, letterhead) -> Document:
    """`told` is a `HalfYear`; numbers and papers only, no person."""
    received, answered, on_time, late, overdue, referred = told.total.figures
    summary = (
        f"Tiếp nhận {received} ý kiến; đã trả lời {answered}, trong đó đúng hạn {on_time}, "
        f"muộn {late}; chưa trả lời mà đã quá hạn {overdue}; chuyển cấp trên {referred}."
    )
    commune = letterhead.commune_name.upper()
    return Document(
        agency=["ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", *([commune] if commune else [])],
        national_title=NATIONAL_TITLE,
        national_motto=NATIONAL_MOTTO,
        place=letterhead.place_name or None,
        document_type="BÁO CÁO",
        subject=f"Giám sát việc trả lời ý kiến Nhân dân {title_of(told.half)}",
        opening=Text.of(summary),
        sections=[
            Section("I.", Text.of("THEO ĐƠN VỊ"), [_lines("Đơn vị", told.units)]),
            Section("II.", Text.of("THEO THÔN"), [_lines("Thôn", told.hamlets)]),
            _section("III.", "KIẾN NGHỊ GIÁM SÁT", RECOMMENDATIONS, recommended(told)),
            _section("IV.", "VIỆC ĐÃ HỨA", PROMISES, promised(told)),
        ],
        signature=Signature(
            capacity=["TM. BAN THƯỜNG TRỰC"], position="CHỦ TỊCH", name=None
        ),
    )


def recommended(told) -> list[list[str]]:
    """The recommendations of the half-year with what became of each."""
    return [
        [one.number, one.title, f"{one.due_on:%d/%m/%Y}", _answer(one, told.today)]
        for one in told.recommendations
    ]


def promised(told) -> list[list[str]]:
    return [
        [
            clock.question.number,
            clock.question.unit.name if clock.question.unit else "",
            f"{clock.due_on:%d/%m/%Y}",
            _kept(clock),
        ]
        for clock in told.promises
    ]


def _kept(clock) -> str:
    if clock.met_on is None:
        return "quá hạn, chưa thực hiện"
    return "đã thực hiện đúng hạn" if clock.was_kept else "đã thực hiện, muộn"


def _answer(one, today: date) -> str:
    if not one.is_answered:
        return "Chưa trả lời, đã quá hạn" if one.due_on < today else "Chưa trả lời"
    late = ", muộn" if one.was_late else ""
    paper = f"số {one.answer_number}, ngày {one.answered_on:%d/%m/%Y}{late}"
    return f"{one.answer} ({paper})"


def _lines(name: str, lines) -> Table:
    rows = [[line.name, *map(str, line.figures)] for line in lines]
    return _table((name, *FIGURES), rows)


def _section(label: str, heading: str, head, rows) -> Section:
    blocks = [_table(head, rows)] if rows else [Paragraph(Text.of("Không có."))]
    return Section(label, Text.of(heading), blocks)


def _table(head, rows) -> Table:
    return Table([_cells(head)], [_cells(row) for row in rows])


def _cells(words) -> list[Text]:
    return [Text.of(word) for word in words]
