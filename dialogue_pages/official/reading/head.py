"""The head of a document: agency, number, place and date, type and subject."""

import re

from ..document import Document, IssueDate
from ..report import Repair, gettext_noop
from .errors import UnreadableError
from .paragraphs import Printed, is_capitals
from .tables import words_of

DOCUMENT_TYPES = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO",
    "THÔNG BÁO", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN",
    "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG ĐIỆN", "GIẤY MỜI",
    "PHIẾU CHUYỂN", "PHIẾU BÁO", "GIẤY ỦY QUYỀN", "THƯ CÔNG",
)  # fmt: skip

_NUMBER = re.compile(
    r"^Số\s*:?[\s.…_]*(?P<number>\d+[a-z]?)?[\s.…_]*/?\s*"
    r"(?P<symbol>(?:[^\W\d_][\w&]*)(?:\s?[-–]\s?[^\W\d_][\w&]*)*)?\s*(?P<rest>.*)$"
)
_PLACE_DATE = re.compile(
    r"^(?:(?P<place>[^,:]{2,60}),)?\s*ngày\s*(?P<day>\d{1,2})?[.…\s]*tháng\s*"
    r"(?P<month>\d{1,2})?[.…\s]*năm\s*(?P<year>\d{4})?[.…\s]*$"
)
_NATIONAL = re.compile(r"^CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM$")
_MOTTO = re.compile(r"^Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc$", re.I)
_PLAN = "KẾ HOẠCH"
_AGENCY = re.compile(r"^(?:[UỦ][ỶY] BAN NHÂN DÂN|UBND)\b", re.I)
_BODY = re.compile(
    r"^(?:[-–+]\s+)?(?:Kính gửi|Căn cứ|Thực hiện|Xét|Theo|Để|Nhằm)\b|^(?:I|1)\.\s"
)
_ENACTS = re.compile(r"\bnhư sau\s*:?\s*$")


def read_head(
    paragraphs: list[Printed], document: Document
) -> tuple[int, list[Repair]]:
    """Fill the head; returns how many paragraphs it took, and what was rewritten."""
    start = _type_index(paragraphs)
    repairs: list[Repair] = []
    for printed in paragraphs[:start]:
        repairs += _read_line(printed, document)
    _part_agencies(document)
    subject = _read_type(paragraphs[start], document)
    end = start + 1
    while end < len(paragraphs) and not _starts_body(paragraphs[end].plain):
        subject.append(paragraphs[end])
        end += 1
    if subject:
        document.subject = " ".join(part.plain for part in subject)
        document.lines["subject"] = subject[0].line
    if len(subject) > 1:
        repairs.append(_subject_joined(subject))
    return end, repairs


def _read_type(printed: Printed, document: Document) -> list[Printed]:
    """Fill the type; returns the subject where it stands in the same line."""
    name, rest = printed.text[: len(_PLAN)], printed.text[len(_PLAN) :].strip()
    document.document_type = name.plain
    document.lines["document_type"] = printed.line
    return [Printed(rest, printed.line)] if rest.plain.strip(" .:") else []


def _part_agencies(document: Document) -> None:
    """Where two agencies are printed, the first is the superior one."""
    starts = [i for i, line in enumerate(document.agency) if _AGENCY.match(line)]
    if len(starts) > 1:
        cut = starts[-1]
        document.parent_agency = " ".join(document.agency[:cut])
        document.agency = document.agency[cut:]


def _subject_joined(subject: list[Printed]) -> Repair:
    return Repair(
        "rejoined",
        gettext_noop("The subject stood on %(count)s lines and is joined."),
        line=subject[0].line,
        params={"count": len(subject)},
    )


def _starts_body(text: str) -> bool:
    return bool(_BODY.match(text) or _ENACTS.search(text))


def _type_index(paragraphs: list[Printed]) -> int:
    for index, printed in enumerate(paragraphs):
        name = printed.plain.strip(" .:")
        joined = name.startswith(f"{_PLAN} ") and is_capitals(name)
        if name.upper() == _PLAN or joined:
            return index
        if name in DOCUMENT_TYPES:
            raise UnreadableError(
                "other_document",
                gettext_noop(
                    "This is another kind of document (%(type)s), not a dialogue plan."
                ),
                type=name,
            )
    raise UnreadableError(
        "not_a_plan",
        gettext_noop(
            "This does not look like a dialogue plan: the line KẾ HOẠCH is missing."
        ),
    )


def _read_line(printed: Printed, document: Document) -> list[Repair]:
    text = (
        " ".join(printed.plain.split()) if "Số" not in printed.plain else printed.plain
    )
    if printed.table:
        return [left_out(words_of(printed.table), printed.line)]
    if match := _PLACE_DATE.match(text):
        return _read_place_and_date(match, printed, document)
    if text.startswith("Số") and (match := _NUMBER.match(text)):
        return _read_number(match, printed, document)
    if _NATIONAL.match(text):
        document.national_title = text
    elif _MOTTO.match(text):
        document.national_motto = text
    elif _is_agency(text):
        document.agency.append(text)
        document.lines.setdefault("agency", printed.line)
    else:
        return [left_out(text, printed.line)]
    return []


def _is_agency(text: str) -> bool:
    return bool(_AGENCY.match(text)) or (
        is_capitals(text) and text.strip("()[] ").upper() != "DỰ THẢO"
    )


def left_out(text: str, line: int) -> Repair:
    """Words that belong to no part of the paper: stamps, notes of a signing program."""
    return Repair(
        "left_out",
        gettext_noop("“%(text)s” belongs to no part of the paper and was left out."),
        line=line,
        before=text,
        params={"text": text},
    )


def _read_number(match, printed: Printed, document: Document) -> list[Repair]:
    document.number = match["number"]
    document.symbol = match["symbol"]
    document.lines["number"] = printed.line
    rest = " ".join(match["rest"].split())
    if date := rest and _PLACE_DATE.match(rest):
        return _read_place_and_date(date, printed, document)
    return []


def _read_place_and_date(match, printed: Printed, document: Document) -> list[Repair]:
    day, month, year = (match[part] for part in ("day", "month", "year"))
    document.place = (match["place"] or "").strip() or None
    document.issued = IssueDate(
        *(int(part) if part else None for part in (day, month, year))
    )
    document.lines["issued"] = printed.line
    if month and month.startswith("0") and int(month) > 2:
        return [
            Repair(
                "month_zero",
                gettext_noop(
                    "The month of issue “%(before)s” is written “%(after)s”: no zero "
                    "before the months 3 to 9."
                ),
                line=printed.line,
                before=month,
                after=str(int(month)),
                params={"before": month, "after": str(int(month))},
            )
        ]
    return []
