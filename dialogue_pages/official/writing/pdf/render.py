from datetime import date

from ...document import Document
from ..paper_day import day_of
from .inline import one_line
from .paper import build_pdf
from .story import document_story


def render_pdf(
    document: Document,
    *,
    draft: bool | None = None,
    revised_on: date | None = None,
    author: str = "",
) -> bytes:
    """The document on paper as Nghị định 30/2020/NĐ-CP wants it.

    It bears the draft mark until it has a number and a date, or as `draft` says. The
    file is dated as issued; before that, as last revised. Its author is the agency on
    it, else `author`.
    """
    if draft is None:
        draft = not document.is_issued
    return build_pdf(
        document_story(document, draft=draft),
        title=one_line(f"{document.document_type or ''} {document.subject or ''}"),
        day=day_of(document, revised_on),
        author=one_line(" ".join(document.agency) or author),
        subject=one_line(document.subject or ""),
    )
