"""Legal bases and the enacting sentence."""

import re

from ..document import Document
from ..report import Repair, gettext_noop
from .body import is_item, is_section
from .bounds import check_paragraph
from .paragraphs import Printed

_DASH = re.compile(r"(?:[-–+]\s+)?")
_ENACTS = re.compile(r"\bnhư sau\s*[:.]?\s*$")
_QUOTED_WORDS = 14
_BASIS = re.compile(r"^(?:Căn cứ|Thực hiện|Xét|Theo)\b")
_COMMITTEE = r"\b(?:UBND|[UỦủ][ỷy] ban nhân dân)\b"
_SUBJECT = re.compile(rf"[,;]\s+(?={_COMMITTEE}|Chủ tịch\b)")
_ACTS = re.compile(r"\b(?:ban hành|xây dựng|tổ chức|lập)\b")


def bases_end(paragraphs: list[Printed]) -> int:
    """Where the bases and the enacting sentence end: at a part, an item or a table."""
    previous = ""
    for index, printed in enumerate(paragraphs):
        begins = is_section(printed.plain) or is_item(printed.plain)
        if printed.table or begins or _ENACTS.search(previous):
            return index
        previous = printed.plain
    return len(paragraphs)


def read_bases(paragraphs: list[Printed], document: Document) -> list[Repair]:
    """Fill `bases` and `opening` from the paragraphs between head and first part."""
    repairs, opening = [], []
    for printed in paragraphs:
        document.lines.setdefault("bases", printed.line)
        dash = _DASH.match(printed.plain)
        text = printed.text[dash.end() :].upright_if_all_slanted
        if not _BASIS.match(text.plain):
            opening.append(printed)
            document.opening = document.opening.then(
                printed.text.upright_if_all_slanted
            )
            check_paragraph(document.opening, opening[0].line)
            continue
        document.lines[f"bases.{len(document.bases)}"] = printed.line
        if dash[0]:
            repairs.append(_undashed(printed))
        if cut := _enacting_start(text.plain):
            document.bases.append(text[:cut].strip().upright_if_all_slanted)
            document.opening = text[cut:].strip()
            repairs.append(_split(printed, document.opening.plain))
        else:
            document.bases.append(text)
    return [*repairs, *_joined(opening)]


def _enacting_start(text: str) -> int | None:
    """Where `…, UBND xã ban hành Kế hoạch … như sau:` begins in a basis."""
    if not _ENACTS.search(text):
        return None
    verbs = [act.start() for act in _ACTS.finditer(text)]
    subjects = (match.end() for match in _SUBJECT.finditer(text))
    acting = [start for start in subjects if verbs and start < verbs[-1]]
    return acting[-1] if acting else None


def _split(printed: Printed, opening: str) -> Repair:
    words = opening.split()
    start = " ".join(words[:_QUOTED_WORDS])
    return Repair(
        "opening_split",
        gettext_noop("“%(text)s” is set apart from the last legal basis."),
        line=printed.line,
        before=opening[:60],
        params={"text": f"{start} …" if len(words) > _QUOTED_WORDS else start},
    )


def _undashed(printed: Printed) -> Repair:
    return Repair(
        "basis_dash",
        gettext_noop("The dash before a legal basis was left out."),
        line=printed.line,
        before=printed.plain[:60],
    )


def _joined(opening: list[Printed]) -> list[Repair]:
    if len(opening) < 2:
        return []
    return [
        Repair(
            "rejoined",
            gettext_noop(
                "The words before the first part stood in %(count)d paragraphs and are "
                "joined."
            ),
            line=opening[0].line,
            params={"count": len(opening)},
        )
    ]
