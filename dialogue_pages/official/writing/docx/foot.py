"""Recipients on the left, the signature on the right, kept on one page."""

from itertools import groupby

from ...document import Document, Signature
from ..plain_text import recipient_lines
from .inline import as_text, paragraph
from .layout import LEFT_WIDTH, RIGHT_WIDTH, TEXT_WIDTH, columns
from .measures import width_of
from .xml import w

_WITH_NOTE = [2835, 1588, TEXT_WIDTH - 2835 - 1588]  # 50, 28 and 87 mm
_LINE = 253  # of the list, in twentieths of a point
_TALLEST = 200  # points; a brace over more lines than that is no longer one
_SIGNING_ROOM = 1440  # for the signature and the seal: 72 points


def foot(document: Document) -> list:
    names = _recipients(document)
    signature = _signature(document.signature)
    if not names and not signature:
        return []
    gap = paragraph("", "NoiDung", w("keepNext"))
    if not document.report_note:
        return [gap, columns([names, signature], widths=[LEFT_WIDTH, RIGHT_WIDTH])]
    note = _note(document, _WITH_NOTE[0])
    return [gap, columns([names, note, signature], widths=_WITH_NOTE)]


def _recipients(document: Document) -> list:
    if not document.recipients:
        return []
    lines = recipient_lines(document.recipients)
    return [
        paragraph("Nơi nhận:", "NoiNhan"),
        *(paragraph(line, "DanhSachNoiNhan") for line in lines),
    ]


def _note(document: Document, width: int) -> list:
    """A brace as tall as the lines it groups, with the words of the note beside it."""
    above, tall = 0, 0
    lines = recipient_lines(document.recipients)
    marked = zip(lines, (each.for_report for each in document.recipients), strict=True)
    for for_report, group in groupby(marked, key=lambda pair: pair[1]):
        height = sum(_height(line, width) for line, _ in group)
        if for_report:
            tall = height
            break
        above += height
    size = min(max(tall, 1) * _LINE * 0.88 / 20, _TALLEST)
    return [
        paragraph("", "NoiNhan"),
        *(paragraph("", "DanhSachNoiNhan") for _ in range(above if tall else 0)),
        _braced(document.report_note, round(size * 2)),
    ]


def _braced(note, half_points):
    def tall(run):
        return [w("sz", val=half_points), w("szCs", val=half_points)]

    def raised(run):
        return [w("i"), w("position", val=round(half_points * 0.22))]

    brace = paragraph("}", "DanhSachNoiNhan", look=tall)
    words = paragraph(f" {note}", "DanhSachNoiNhan", look=raised)
    brace.extend(run for run in words if run.tag.endswith("}r"))
    return brace


def _height(line, width):
    return -(-width_of(line, 11, "Times-Roman") // width)


def _signature(signature: Signature) -> list:
    titles = [*signature.capacity, signature.position or ""]
    lines = [
        paragraph(as_text(title.upper()), "QuyenHanChucVu", w("keepNext"))
        for title in titles
        if title
    ]
    if not lines and not signature.name:
        return []
    room = w("spacing", before=_SIGNING_ROOM, after=0)
    return [*lines, paragraph(signature.name or "", "NguoiKy", room)]
