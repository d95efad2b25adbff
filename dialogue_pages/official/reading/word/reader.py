import re

from ...report import Repair, gettext_noop
from ...text import Text
from ..bounds import check_line_count
from ..errors import UnreadableError
from ..legacy import converted
from ..source import Line, Source
from ..tables import is_layout
from .blocks import BlockReader
from .elements import attribute, child, local
from .numbering import Numbering
from .package import WordPackage, broken
from .runs import RunReader
from .styles import Styles

_PAGE_NUMBER = re.compile(
    r"[\s\d/|.,\-–—]*(?:trang|page)?[\s\d/|.,\-–—]*", re.IGNORECASE
)
_MARGINS = [
    f"{edge}{number}.xml" for edge in ("header", "footer") for number in range(1, 7)
]

_NOTICES = {
    "numbered": gettext_noop(
        "Automatic numbers and bullets were written out as text (%(count)d)."
    ),
    "inserted": gettext_noop(
        "Tracked changes: inserted text was counted in (%(count)d places)."
    ),
    "deleted": gettext_noop(
        "Tracked changes: deleted text was left out (%(count)d places)."
    ),
    "hidden": gettext_noop("Hidden text was left out (%(count)d places)."),
    "text_boxes": gettext_noop(
        "Text boxes were read after the text they stand beside (%(count)d)."
    ),
}
_NOTE = gettext_noop("A footnote was left out: “%(text)s”.")
_MARGIN = gettext_noop("The text in the page margin was left out: “%(text)s”.")


def read_word(data: bytes, name: str) -> Source:
    try:
        return _read(WordPackage(data), name)
    except RecursionError as error:  # parts nested as no writer nests them
        raise broken() from error


def _read(package, name):
    body = child(package.main(), "body")
    if body is None:
        raise broken()
    check_line_count(sum(1 for _ in body.iter("{*}p", "{*}tc", "{*}br")))
    styles = Styles(package.sibling("styles.xml"))
    runs = RunReader(styles)
    blocks = BlockReader(runs, Numbering(package.sibling("numbering.xml"), styles))
    margins = _Margins(package, runs)
    drafts = [*margins.letterhead(blocks), *blocks.read(body)]
    if runs.noticed["pictures"] and not any(d.table or d.text.strip() for d in drafts):
        raise _only_pictures()
    repairs = [*_notices(runs.noticed), *_notes(package, runs), *margins.repairs()]
    return Source(name, "docx", list(_numbered(drafts)), repairs)


def _numbered(drafts):
    for number, draft in enumerate(drafts, start=1):
        if draft.table:
            draft.table.line = number
        yield Line(number, draft.text, draft.starts, draft.table)


class _Margins:
    """Headers and footers: page numbers are passed over, other words are reported."""

    def __init__(self, package, runs):
        parts = map(package.sibling, _MARGINS)
        self._parts = [part for part in parts if part is not None]
        self._runs, self._read = runs, set()

    def letterhead(self, blocks):
        """Some offices keep the letterhead in the header of the first page."""
        for part in self._parts:
            if is_layout([[Text.of(_words(part))]]):
                self._read.add(part)
                return blocks.read(part)
        return []

    def repairs(self):
        rest = (_words(part) for part in self._parts if part not in self._read)
        texts = dict.fromkeys(text for text in rest if not _PAGE_NUMBER.fullmatch(text))
        return [
            Repair("margin_text", _MARGIN, before=text, params={"text": text})
            for text in texts
        ]


def _notices(noticed):
    repairs = [
        Repair(f"word_{code}", message, params={"count": noticed[code]})
        for code, message in _NOTICES.items()
        if noticed[code]
    ]
    return [*repairs, converted("TCVN3/VNI")] if noticed["old_fonts"] else repairs


def _notes(package, runs):
    texts = {
        (name, attribute(note, "id")): _words(note)
        for name in {name for name, _ in runs.notes}
        if (part := package.sibling(name)) is not None
        for note in part
    }
    return [
        Repair("footnote", _NOTE, before=text, params={"text": text})
        for key in runs.notes
        if (text := texts.get(key))
    ]


def _words(element):
    paragraphs = (each for each in element.iter("{*}p"))
    texts = (
        "".join(t.text or "" for t in paragraph.iter("{*}t") if local(t) == "t")
        for paragraph in paragraphs
    )
    return " ".join(filter(None, map(str.strip, texts)))


def _only_pictures():
    return UnreadableError(
        "scanned",
        gettext_noop(
            "The file contains only pictures of pages (a scan), no text. Import the "
            "Word file the plan was written in, or run text recognition (OCR) first."
        ),
    )
