"""Time limits as plans word them: fixed, relative to the conference, or left blank."""

import re

from dialogue_pages.vietnamese.fuzzy_dates import (
    Precision,
    find_day,
    parse_fuzzy_date,
)

from .document import Deadline

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

_PERIOD = re.compile(r"\bđến\b|[-–](?=\s*\d{1,2}[/.]\d)", re.I)
_BEFORE_DAY = re.compile(r"\btrước(?:\s+ngày)?\s+\d", re.I)


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


def deadlines_in_cell(text: str, line: int | None = None) -> list[Deadline]:
    """What a cell for time limits says: `Tháng 7/2026` ends on 31/7/2026.

    Words that name no day ("Thường xuyên") are kept without one.
    """
    if not text or (found := find_deadlines(text, line)):
        return found if text else []
    end = _PERIOD.split(text)[-1]
    when = parse_fuzzy_date(end)
    last = when.last_day
    if when.precision is Precision.DAY and _BEFORE_DAY.search(end):
        last = last.fromordinal(last.toordinal() - 1)
    return [Deadline(text, on=last, line=line)]
