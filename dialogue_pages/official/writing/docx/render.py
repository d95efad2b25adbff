from datetime import date

from ...document import Document
from ..paper_day import day_of
from .body import body, closing
from .foot import foot
from .head import letterhead, title
from .package import FIRST_HEADER, NUMBERED_HEADER, packed
from .styles import LANGUAGE
from .xml import R, serialized, w

_ONE_LINE = str.maketrans(dict.fromkeys(range(32), " "))


def render_docx(
    document: Document,
    *,
    draft: bool | None = None,
    revised_on: date | None = None,
    author: str = "",
) -> bytes:
    """The document as a Word file, with the same words and look as the PDF.

    It bears the draft mark until it has a number and a date, or as `draft` says. The
    file is dated as issued; before that, as last revised. Its author is the agency on
    it, else `author`.
    """
    if draft is None:
        draft = not document.is_issued
    story = [
        letterhead(document, draft=draft),
        *title(document),
        *body(document),
        *closing(document),
        *foot(document),
    ]
    root = w("document", w("body", *story, _last_paragraph(), _page()))
    told = _properties(document, day_of(document, revised_on), author)
    return packed(serialized(root), told)


def _last_paragraph():
    """Word wants a paragraph after a table that ends the text; this one takes no room."""
    return w("p", w("pPr", w("pStyle", val="DuongKe")))


def _page():
    """A4 portrait, margins 20, 20, 30 and 15 mm, no page number on the first page."""
    section = w(
        "sectPr",
        w("headerReference", type="default"),
        w("headerReference", type="first"),
        w("pgSz", w=11906, h=16838),
        w(
            "pgMar",
            top=1134,
            right=851,
            bottom=1134,
            left=1701,
            header=567,
            footer=567,
            gutter=0,
        ),
        w("titlePg"),
    )
    section[0].set(f"{{{R}}}id", NUMBERED_HEADER)
    section[1].set(f"{{{R}}}id", FIRST_HEADER)
    return section


def _properties(document: Document, day: date, author: str) -> dict[str, str]:
    subject = document.subject or ""
    properties = {
        "dc:title": f"{document.document_type or ''} {subject}".strip(),
        "dc:subject": subject,
        "dc:creator": " ".join(document.agency) or author,
        "dc:language": LANGUAGE,
        "dcterms:created": f"{day}T00:00:00Z",
        "dcterms:modified": f"{day}T00:00:00Z",
    }
    return {name: value.translate(_ONE_LINE) for name, value in properties.items()}
