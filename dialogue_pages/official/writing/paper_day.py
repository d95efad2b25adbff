from datetime import date

from ..document import Document

_UNDATED = date(2020, 3, 5)  # of Nghị định 30/2020/NĐ-CP: any fixed day will do


def day_of(document: Document, revised_on: date | None) -> date:
    """The day a file bears: of issue, else of its last revision; never of drawing."""
    try:
        issued = document.issued.as_date if document.is_issued else None
    except ValueError:  # a date that no calendar has, as typed
        issued = None
    return issued or revised_on or _UNDATED
