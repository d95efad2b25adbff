"""The head of a paper: letterhead, number and date, mark, type and subject."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from ...document import NATIONAL_MOTTO, NATIONAL_TITLE, Document
from ..plain_text import addressee_lines, place_and_date, reference_line
from . import styles
from .columns import Columns
from .inline import capitals, paragraph
from .marks import Boxed, Ruled
from .paper import TEXT_WIDTH

LEFT_COLUMN = 65 * mm
COLUMNS = [LEFT_COLUMN, TEXT_WIDTH - LEFT_COLUMN]

GAP = "\N{NO-BREAK SPACE}" * 6  # room to write a number or a day by hand
DRAFT = "DỰ THẢO"

_SHORT_LINE = 0.4  # of the text above it; the decree says a third to a half
_FULL_LINE = 1
_AFTER_HEAD = 12


def letterhead(document: Document) -> Columns:
    return Columns(COLUMNS, [_agency(document), _nation()])


def number_and_date(document: Document) -> Columns:
    left = [paragraph(reference_line(document, GAP), styles.NUMBER)]
    if document.is_letter and document.subject:
        left += [Spacer(0, 6), paragraph(document.subject, styles.LETTER_SUBJECT)]
    worded = place_and_date(document.place, document.issued, GAP)
    date = paragraph(worded, styles.PLACE_AND_DATE)
    return Columns(COLUMNS, [left, [date]], space_before=9)


def mark(document: Document, *, draft: bool) -> Columns:
    """What the paper is worth: a draft, or withdrawn and why; blank while it holds.

    The blank room makes a draft break its pages like the final paper.
    """
    if withdrawal := document.withdrawal:
        note = paragraph(withdrawal.note, styles.WITHDRAWAL_NOTE)
        return Columns(
            COLUMNS, [[Boxed(withdrawal.mark)], [note, Spacer(0, 6)]], space_before=6
        )
    box = Boxed(DRAFT)
    _, height = box.wrap(LEFT_COLUMN, 0)
    return Columns(COLUMNS, [[box if draft else Spacer(0, height)], []], space_before=6)


def title(document: Document) -> list[Flowable]:
    """Type and subject with the short line under them."""
    lines = []
    if document.is_letter:
        return [*_addressees(document), Spacer(0, _AFTER_HEAD)]
    if document.document_type:
        name = capitals(document.document_type)
        lines.append(paragraph(name, styles.DOCUMENT_TYPE))
    if document.subject:
        lines.append(paragraph(document.subject, styles.SUBJECT))
    if lines:
        lines.append(Ruled(lines.pop(), _SHORT_LINE))
    return [*lines, Spacer(0, _AFTER_HEAD)]


def _addressees(document: Document) -> list[Flowable]:
    lines = addressee_lines(document.addressees)
    return [paragraph(line, styles.ADDRESSEE) for line in lines]


def _agency(document: Document) -> list[Flowable]:
    lines = [paragraph(capitals(name), styles.AGENCY) for name in document.agency]
    if lines:
        lines.append(Ruled(lines.pop(), _SHORT_LINE))
    if document.parent_agency:
        parent = capitals(document.parent_agency)
        lines.insert(0, paragraph(parent, styles.PARENT_AGENCY))
    return lines


def _nation() -> list[Flowable]:
    motto = paragraph(NATIONAL_MOTTO, styles.NATIONAL_MOTTO)
    return [
        paragraph(NATIONAL_TITLE, styles.NATIONAL_TITLE),
        Ruled(motto, _FULL_LINE),
    ]
