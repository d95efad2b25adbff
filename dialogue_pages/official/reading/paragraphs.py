"""Lines → paragraphs: what a page break or a hard line end tore apart is joined again.

Every join that is not plain from the file itself is reported.
"""

import re
from dataclasses import dataclass

from ..document import Table
from ..report import Repair, gettext_noop
from ..text import Text
from .bounds import check_paragraph
from .source import Line

_BULLET = re.compile(r"^(?:- \+|[-+–•])\s+")
_NUMBER = re.compile(r"^(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s+")
_OPENER = re.compile(
    r"^(?:Căn cứ|Trên đây|Nơi nhận|TM\.|KT\.|TL\.|TUQ\.|Q\.|Số\s*:|\})"
)
_MOTTO = re.compile(r"Tự do\s*[-–]\s*Hạnh phúc$")
_BASIS = re.compile(r"^(?:Căn cứ|Thực hiện)\b")
_CLOSED = (".", ";", ":", "!", "?", "…")
_WORDS_WITHOUT_WIDTH = 60
_FULL_SHARE = 0.85
_WRAPPED_SHARE = 0.25


@dataclass(slots=True)
class Printed:
    """A paragraph as printed: its text and the line of the source where it begins."""

    text: Text
    line: int
    table: Table | None = None

    @property
    def plain(self) -> str:
        return self.text.plain


def paragraphs_of(lines: list[Line]) -> tuple[list[Printed], list[Repair]]:
    """Paragraphs in order, without blank lines, and what was joined to get them."""
    filled = [line for line in lines if line.plain.strip() or line.table]
    width = _wrapped_width(filled)
    paragraphs: list[Printed] = []
    joins: dict[int, list[tuple[Line, str]]] = {}
    last: Line | None = None
    for line in filled:
        reason = paragraphs and _reason_to_join(paragraphs[-1], last, line, width)
        if reason:
            paragraph = paragraphs[-1]
            joins.setdefault(paragraph.line, []).append((line, reason))
            paragraph.text = paragraph.text.then(line.text.strip())
        else:
            paragraphs.append(Printed(line.text.strip(), line.number, line.table))
        _check_length(paragraphs[-1])
        last = line
    repairs = [_told(line, joined) for line, joined in joins.items()]
    false_bullets = [
        _false_bullet(line)
        for joined in joins.values()
        for line, reason in joined
        if reason == "bullet"
    ]
    return paragraphs, [*_trimmed(lines), *repairs, *false_bullets]


def _check_length(printed: Printed) -> None:
    check_paragraph(printed.text, printed.line)
    if printed.table:
        for row in [*printed.table.head, *printed.table.rows]:
            for cell in row:
                check_paragraph(cell, printed.line)


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals (numbers and punctuation do not count)."""
    letters = [char for char in text if char.isalpha()]
    return (
        bool(letters) and sum(char.isupper() for char in letters) > len(letters) * 0.9
    )


def _wrapped_width(lines: list[Line]) -> int | None:
    """The usual length of a full line where lines are cut by hand; None where not."""
    pairs = list(zip(lines, lines[1:], strict=False))
    cut = sum(_goes_on(a.plain.strip(), b.plain.strip()) for a, b in pairs)
    if not pairs or cut < len(pairs) * _WRAPPED_SHARE:
        return None
    lengths = sorted(len(line.plain.strip()) for line in lines)
    return lengths[len(lengths) * 9 // 10]


def _goes_on(before: str, text: str) -> bool:
    return not before.endswith(_CLOSED) and _first_letter(text).islower()


def _first_letter(text: str) -> str:
    return next((char for char in text if char.isalnum()), "")


def _reason_to_join(paragraph, last: Line, line: Line, width: int | None) -> str | None:
    """Why a line goes on with the paragraph before it; None where it does not."""
    if paragraph.table or line.table or _MOTTO.search(paragraph.plain):
        return None
    if line.starts_paragraph is False:
        return "file"
    before, text = last.plain.strip(), line.plain.strip()
    full = width is not None and (
        len(before) + 1 + len(text.split()[0]) > width * _FULL_SHARE
    )
    open_end = not before.endswith(_CLOSED)
    lower = _first_letter(text).islower()
    if _BULLET.match(text):
        bullet_is_dash = text.startswith("- ") and full and open_end and lower
        return "bullet" if bullet_is_dash else None
    if _NUMBER.match(text) or _OPENER.match(text):
        return None
    if is_capitals(before):
        heading_goes_on = full and _NUMBER.match(before) and is_capitals(text)
        return "wrap" if heading_goes_on else None
    within_basis = open_end and _BASIS.match(paragraph.plain)
    if _BASIS.match(text) and not within_basis:
        return None
    if lower:
        return "wrap" if width else "break"
    if is_capitals(text) and len(text) > 4:
        return None
    if full and (open_end or before.endswith(":")):
        return "wrap"
    torn = open_end and len(before) >= _WORDS_WITHOUT_WIDTH and not before.endswith(")")
    if width is None and line.starts_paragraph is None and torn:
        return "break"
    return "break" if before.endswith(",") else None


def _told(first: int, joined: list[tuple[Line, str]]) -> Repair:
    lines = [line.number for line, _ in joined]
    return Repair(
        "rejoined",
        gettext_noop("A paragraph was cut at line %(lines)s and is joined again."),
        line=first,
        params={"lines": ", ".join(map(str, lines))},
    )


def _false_bullet(line: Line) -> Repair:
    return Repair(
        "false_bullet",
        gettext_noop(
            "The dash at the start of the line belongs to the sentence, not to a list."
        ),
        line=line.number,
        before=line.plain.strip()[:60],
    )


def _trimmed(lines: list[Line]) -> list[Repair]:
    padded = [line.number for line in lines if line.plain.strip() != line.plain]
    if not padded:
        return []
    return [
        Repair(
            "spaces",
            gettext_noop("Spaces at the start or end of %(count)s lines were dropped."),
            line=padded[0],
            params={"count": len(padded)},
        )
    ]
