"""Letterhead, number and date, mark, type and subject."""

from ...document import NATIONAL_MOTTO, NATIONAL_TITLE, Document
from ..plain_text import addressee_lines, place_and_date, reference_line
from .inline import keep_next, paragraph
from .layout import LEFT_WIDTH, RIGHT_WIDTH, TEXT_WIDTH, columns, line_below
from .measures import width_of
from .xml import w

DRAFT = "DỰ THẢO"
_SHORT_LINE = 0.4  # of the text above it; the decree says a third to a half
_BOX_ROOM = 200  # beside the words of a mark
_LONGEST_LINE = TEXT_WIDTH


def letterhead(document: Document, *, draft: bool):
    number = [_spaced(_reference(document), "SoKyHieu")]
    if document.is_letter and document.subject:
        number.append(paragraph(document.subject, "TrichYeuCongVan"))
    date = [
        _spaced(place_and_date(document.place, document.issued), "DiaDanhNgayThang")
    ]
    rows = [[_agency(document), _nation()], [number, date]]
    if withdrawal := document.withdrawal:
        note = _spaced(withdrawal.note, "HetHieuLuc")
        rows.append([[_mark(withdrawal.mark)], [note]])
    elif draft:
        number.append(_mark(DRAFT))
    return columns(*rows, widths=[LEFT_WIDTH, RIGHT_WIDTH])


def title(document: Document):
    parts = [paragraph("", "TenLoai")]
    if document.is_letter:
        lines = addressee_lines(document.addressees)
        return [*parts, *(paragraph(line, "KinhGui") for line in lines)]
    if document.document_type:
        name = document.document_type.upper()
        parts.append(paragraph(name, "TenLoai", keep_next()))
    if document.subject:
        parts.append(paragraph(document.subject, "TrichYeu", keep_next()))
    last = document.subject or document.document_type
    if last:
        length = min(width_of(last, 14), _LONGEST_LINE)
        parts.append(line_below(round(length * _SHORT_LINE), TEXT_WIDTH))
    return parts


def _agency(document):
    lines = []
    if document.parent_agency:
        lines.append(paragraph(document.parent_agency.upper(), "CoQuanChuQuan"))
    lines += [paragraph(name.upper(), "CoQuanBanHanh") for name in document.agency]
    if document.agency:
        length = min(width_of(document.agency[-1].upper(), 12), LEFT_WIDTH)
        lines.append(line_below(round(length * _SHORT_LINE), LEFT_WIDTH))
    return lines


def _nation():
    return [
        paragraph(NATIONAL_TITLE, "QuocHieu"),
        paragraph(NATIONAL_MOTTO, "TieuNgu"),
        line_below(width_of(NATIONAL_MOTTO, 13), RIGHT_WIDTH),
    ]


def _reference(document):
    """With room to write the number by hand where it is still to come."""
    line = reference_line(document)
    return line if document.number else line.replace(":", ":" + " " * 6, 1)


def _spaced(words, style):
    return paragraph(words, style, w("spacing", before=160, after=0))


def _mark(words):
    inset = (LEFT_WIDTH - width_of(words, 12) - _BOX_ROOM) // 2
    return paragraph(
        words,
        "DuThao",
        w("spacing", before=120, after=0),
        w("ind", left=inset, right=inset),
    )
