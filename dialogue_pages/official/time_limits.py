"""Time limits as plans word them: fixed, relative to the conference, or left blank."""

import re
from datetime import date

from dialogue_pages.vietnamese.fuzzy_dates import find_day

from .document import Bullet, Deadline, Document, Item, Paragraph

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
