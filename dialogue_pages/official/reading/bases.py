"""Legal bases and the enacting sentence."""

import re

from ..document import Document
from ..report import Repair, gettext_noop
from .paragraphs import Printed

_BASIS = re.compile(r"^(?:Căn cứ|Thực hiện|Xét|Theo)\b")
_ENACTING = re.compile(
    r"[,;]\s+(?=(?:UBND|[UỦủ][ỷy] ban nhân dân|Chủ tịch)\b"
    r"(?:(?!\b(?:UBND|[UỦủ][ỷy] ban nhân dân)\b.*\b(?:ban hành|xây dựng|tổ chức|lập)\b.*như sau).)*"
    r"như sau\s*:?\s*$)"
)


def read_bases(paragraphs: list[Printed], document: Document) -> list[Repair]:
    """Fill `bases` and `opening` from the paragraphs between head and first part."""
    repairs = []
    for printed in paragraphs:
        document.lines.setdefault("bases", printed.line)
        text = printed.text.upright_if_all_slanted
        if not _BASIS.match(printed.plain):
            document.opening = document.opening.then(text)
            continue
        document.lines[f"bases.{len(document.bases)}"] = printed.line
        if cut := _enacting_start(printed.plain):
            document.bases.append(text[:cut].strip().upright_if_all_slanted)
            document.opening = text[cut:].strip()
            repairs.append(_split(printed, document.opening.plain))
        else:
            document.bases.append(text)
    return repairs


def _enacting_start(text: str) -> int | None:
    matches = list(_ENACTING.finditer(text))
    return matches[-1].end() if matches else None


def _split(printed: Printed, opening: str) -> Repair:
    return Repair(
        "opening_split",
        gettext_noop("The enacting sentence is set apart from the last legal basis."),
        line=printed.line,
        before=opening[:60],
    )
