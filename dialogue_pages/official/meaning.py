"""What the wording of a plan says: roles of items, time limits, expected people, units."""

import re
from datetime import date

from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.fuzzy_dates import find_day, parse_fuzzy_date

from .document import (
    Bullet,
    Conference,
    Deadline,
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

_FIXED = re.compile(
    r"(?P<before>trước|đến hết|chậm nhất(?: là)?) ngày\s+(?P<day>\d[\d/.-]*\d)", re.I
)
_BLANK = re.compile(r"(?:trước|đến hết|chậm nhất(?: là)?) ngày\s*(?:…|\.{2,})\.*", re.I)
_BEFORE_EVENT = re.compile(
    r"(?:chậm nhất\s+)?(?:là\s+)?(?:"
    r"trước\s+(?P<n1>\d{1,3})\s+ngày(?P<w1>\s+làm việc)?\s+(?:diễn ra|tổ chức|trước|hội nghị|đối thoại)[^,.;)]*"
    r"|(?P<n2>\d{1,3})\s+ngày(?P<w2>\s+làm việc)?\s+trước\s+(?:ngày|khi)[^,.;)]*)",
    re.I,
)
_AFTER_EVENT = re.compile(
    r"(?:chậm nhất\s+)?(?:là\s+)?sau\s+(?P<n>\d{1,3})\s+ngày(?P<w>\s+làm việc)?"
    r"(?:\s+(?:tổ chức|kết thúc|diễn ra)[^,.;)]*)?",
    re.I,
)
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


def find_deadlines(text: str, line: int | None = None) -> list[Deadline]:
    """Every time limit a text sets, in order; "trước ngày..." is a blank one.

    "Trước ngày 15/7/2026" excludes the day itself: the last day in time is 14/7/2026.
    """
    found: list[tuple[int, Deadline]] = []
    for match in _FIXED.finditer(text):
        if day := find_day(match["day"]):
            exclusive = match["before"].lower() == "trước"
            last = day.fromordinal(day.toordinal() - exclusive)
            found.append((match.start(), Deadline(match[0], on=last, line=line)))
    for match in _BLANK.finditer(text):
        found.append((match.start(), Deadline(match[0], line=line)))
    for match in _BEFORE_EVENT.finditer(text):
        days, working = match["n1"] or match["n2"], match["w1"] or match["w2"]
        found.append(
            (match.start(), _relative(match[0], days, working, "before", line))
        )
    for match in _AFTER_EVENT.finditer(text):
        found.append(
            (match.start(), _relative(match[0], match["n"], match["w"], "after", line))
        )
    return [deadline for _, deadline in sorted(found, key=lambda pair: pair[0])]


def _relative(text, days, working, direction, line) -> Deadline:
    unit = "working_day" if working else "day"
    return Deadline(
        text.strip(), offset=int(days), unit=unit, direction=direction, line=line
    )


_COLLECTS = re.compile(
    r"tổng hợp|thu thập|phiếu đăng ký|gửi (?:câu hỏi|ý kiến)|lấy ý kiến", re.I
)
_OPINIONS = re.compile(r"ý kiến|câu hỏi|kiến nghị", re.I)


def is_about_questions(text: str) -> bool:
    """Whether a task is to collect what residents want to say before the conference."""
    return bool(_COLLECTS.search(text) and _OPINIONS.search(text))


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


def task_lines(item: Item) -> list[tuple[str, int | None]]:
    """The tasks of an assignment with their source lines, the heading's text first."""
    told = [(item.lead.plain, item.line)]
    told += [
        (block.text.plain, block.line)
        for block in item.blocks
        if isinstance(block, Bullet | Paragraph)
    ]
    return [(text, line) for text, line in told if text]


def task_texts(item: Item) -> list[str]:
    return [text for text, _ in task_lines(item)]


def due_of(item: Item, *, on: date | None = None) -> list[Deadline]:
    """The time limits of an assignment: the one entered as data, then those in its text."""
    entered = [Deadline(text="", on=on)] if on else []
    return entered + [
        deadline
        for text, line in task_lines(item)
        for deadline in find_deadlines(text, line)
    ]


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


def question_deadline(document: Document) -> Deadline | None:
    """Until when residents' questions are collected, told by the tasks of the units."""
    for item in document.assignments:
        for text, line in task_lines(item):
            if not is_about_questions(text):
                continue
            for deadline in find_deadlines(text, line):
                if deadline.direction == "before":
                    return deadline
    return None
