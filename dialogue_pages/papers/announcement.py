"""An announcement as an official document (Thông báo, Giấy mời; NĐ 30/2020/NĐ-CP)."""

from dataclasses import replace

from dialogue_pages.official.document import Conference, Document
from dialogue_pages.official.text import Text

from ..choices import AnnouncementKind
from .paper import paper_document, printed_conference

_NOTICE = ("THÔNG BÁO", "TB-UBND")
_TYPES = {AnnouncementKind.INVITATION: ("GIẤY MỜI", "GM-UBND")}


def document_type_of(kind: str) -> str:
    return _TYPES.get(kind, _NOTICE)[0]


def symbol_of(kind: str) -> str:
    return _TYPES.get(kind, _NOTICE)[1]


def announcement_document(page, letterhead) -> Document:
    """The announcement as printed; what its page leaves empty comes from its kind.

    One that is no official paper has neither letterhead nor signature.
    """
    paper = paper_document(page, letterhead)
    announced = announced_conference(page)
    conferences = [announced] if announced else []
    if not page.is_official:
        return Document(
            document_type=document_type_of(page.kind),
            opening=paper.opening,
            sections=paper.sections,
            closing=paper.closing,
            conferences=conferences,
            withdrawal=paper.withdrawal,
        )
    return replace(
        paper,
        document_type=page.document_type or document_type_of(page.kind),
        symbol=page.symbol or symbol_of(page.kind),
        conferences=conferences,
    )


def announced_conference(page) -> Conference | None:
    """The conference in the words it was issued with, else in those of its plan."""
    if page.conference is None:
        return None
    printed = printed_conference(page.conference)
    if page.issued_schedule:
        printed.schedule_text = Text.from_marks(page.issued_schedule)
        printed.venue_text = Text.from_marks(page.issued_venue)
    return printed
