from collections.abc import Iterator

from reportlab.platypus import Flowable

from ...document import Document
from .body import body, closing
from .ending import Ending
from .foot import foot
from .head import letterhead, mark, number_and_date, title
from .keeping import kept


def document_story(document: Document, *, draft: bool) -> list[Flowable]:
    """Every part of a paper with a head, a body and a foot, from top to bottom."""
    text = [*body(document), *closing(document)]
    return [
        letterhead(document),
        number_and_date(document),
        mark(document, draft=draft),
        *title(document),
        *kept(_with_foot(text, foot(document))),
    ]


def _with_foot(text: list[Flowable], foot: Flowable | None) -> Iterator[Flowable]:
    if foot is None:
        yield from text
    elif text:
        yield from text[:-1]
        yield Ending(text[-1], foot)
    else:
        yield foot
