"""What the wording of a plan says: roles of items, time limits, expected people, units."""

import re
from datetime import date

from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.fuzzy_dates import find_day

from .document import Bullet, Deadline, Item, Paragraph, Role

_ROLES = [
    (Role.AGENDA, ("chuong trinh", "noi dung chuong trinh")),
    (Role.ATTENDEES, ("thanh phan",)),
    (Role.PURPOSES, ("muc dich",)),
    (Role.REQUIREMENTS, ("yeu cau",)),
    (Role.CONTENTS, ("noi dung doi thoai", "noi dung")),
]

_FIXED = re.compile(
    r"(?P<before>trước|đến hết|chậm nhất(?: là)?) ngày\s+(?P<day>\d[\d/.-]+)", re.I
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


def task_texts(item: Item) -> list[str]:
    """The tasks of an assignment: the text behind its heading, then line by line."""
    texts = [item.lead.plain]
    texts += [
        block.text.plain
        for block in item.blocks
        if isinstance(block, Bullet | Paragraph)
    ]
    return [text for text in texts if text]


def due_of(item: Item, *, on: date | None = None) -> list[Deadline]:
    """The time limits of an assignment: the one entered as data, then those in its text."""
    entered = [Deadline(text="", on=on)] if on else []
    return entered + [
        deadline
        for text in task_texts(item)
        for deadline in find_deadlines(text, item.line)
    ]
