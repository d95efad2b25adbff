"""What the wording of a plan says: roles of items, units, conferences, people."""

import re

from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.fuzzy_dates import parse_fuzzy_date

from .document import (
    Bullet,
    Conference,
    Document,
    FactKind,
    Item,
    Paragraph,
    Role,
)
from .text import Text

_ROLES = [
    (Role.AGENDA, ("chuong trinh",)),
    (Role.ATTENDEES, ("thanh phan",)),
    (Role.PURPOSES, ("muc dich",)),
    (Role.REQUIREMENTS, ("yeu cau",)),
    (Role.CONTENTS, ("noi dung",)),
]

_EXPECTED = re.compile(
    r"(?:dự kiến|khoảng)[^()\d]{0,20}(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*"
    r"(?:người|đại biểu|lượt người)",
    re.I,
)


def role_of(heading: str) -> Role | None:
    """What an item is about, told from the first words of its heading."""
    folded = fold(heading).strip(" .:")
    if folded.startswith("noi dung") and "chuong trinh" in folded:
        return Role.AGENDA
    for role, openings in _ROLES:
        if folded.startswith(openings):
            return role
    return None


def expected_people(text: str) -> tuple[int | None, int | None]:
    """Expected attendance as (least, most): "dự kiến khoảng 80-100 người"."""
    match = _EXPECTED.search(text)
    if not match:
        return None, None
    least = int(match[1])
    return least, int(match[2]) if match[2] else least


_VERB = (
    r"chỉ đạo|phối hợp|chủ động|tham mưu|chủ trì|bố trí|xây dựng|tổ chức|chuẩn bị|cử|"
    r"có trách nhiệm|căn cứ|thực hiện|đảm bảo|bảo đảm|thông báo|tham dự|tuyên truyền|"
    r"theo dõi|tổng hợp|đăng tải|niêm yết|hướng dẫn"
)
_ACTOR = re.compile(
    rf"^(?:Đề nghị|Giao cho|Giao|Yêu cầu)?\s*(?P<unit>\S.*?)\s*(?::|,?\s+(?=(?:{_VERB})\b))",
    re.I,
)


def unit_of(heading: str, lead: str) -> str:
    """The unit that a task is given to, from its heading or the start of its text."""
    if heading.strip():
        return re.sub(
            r"^(?:Đề nghị|Giao cho|Giao)\s+(?:các\s+(?=Trưởng))?", "", heading
        ).strip(" :.")
    match = _ACTOR.match(lead)
    return (match["unit"] if match else "").strip(" :.")


def note_fact(document: Document, kind: FactKind, value: Text, line: int | None) -> int:
    """Store the printed time or venue of a conference; returns its place in the list.

    A second time (or venue) opens the next conference.
    """
    conferences = document.conferences
    taken = conferences and (
        conferences[-1].schedule_text
        if kind is FactKind.TIME
        else conferences[-1].venue_text
    )
    if not conferences or taken:
        conferences.append(Conference(line=line))
    if kind is FactKind.TIME:
        conferences[-1].schedule_text = value
        conferences[-1].when = parse_fuzzy_date(value.plain)
    else:
        conferences[-1].venue_text = value
    return len(conferences) - 1


def texts(document: Document) -> list[str]:
    """All running text of the body and the closing, in printed order."""
    told = []
    for block in document.blocks():
        if isinstance(block, Bullet | Paragraph):
            told.append(block.text.plain)
        elif isinstance(block, Item):
            told.append(f"{block.heading.plain} {block.lead.plain}".strip())
    return told + [text.plain for text in document.closing]


def expected_in(document: Document) -> tuple[int | None, int | None]:
    """Expected attendance, wherever the body tells it."""
    for text in texts(document):
        if (expected := expected_people(text)) != (None, None):
            return expected
    return None, None
