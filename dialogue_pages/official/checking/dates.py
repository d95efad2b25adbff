import re
from collections.abc import Iterator

from dialogue_pages.vietnamese.dates_in_text import DateInText, dates_in
from dialogue_pages.vietnamese.fuzzy_dates import Precision

from ..document import Deadline
from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .passages import Part, placed_items

_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_PRINTED_WEEKDAYS = (*(f"thứ {day.capitalize()}" for day in _WEEKDAYS), "Chủ nhật")
_DAY = r"thứ\s+(?P<weekday>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b"
_SUNDAY = r"(?P<sunday>chủ\s+nhật\b)"
# "thứ hai" also means "the second": before a date it must open the phrase.
_OPENING = r"(?:^|[,;:(.–-]\s*|\b(?:sáng|chiều|tối|trưa|ngày|vào|lúc|phút|giờ|\d+h?\d*)['’]?\s+)"
_REACH = 60
_HOUR = r"(?:\d+\s*(?:giờ|h)[\s\d]*(?:phút)?[\s,]*(?:ngày)?\s*)?"
_BEFORE_DATE = re.compile(
    rf"(?:{_OPENING}{_DAY}|{_SUNDAY})[\s,(]*(?:ngày)?\s*{_HOUR}\(?$", re.I
)
_AFTER_DATE = re.compile(
    rf"[\s,(–-]*(?:(?:vào\s+)?(?:buổi\s+)?(?:sáng|chiều|tối|trưa)\s+)?(?:ngày\s+)?(?:{_DAY}|{_SUNDAY})",
    re.I,
)
_WORDED = re.compile(
    r"\bngày(?P<day>\s+\d{1,2}|[\s.…_]{0,40})\s+tháng\s+(?P<month>\d{1,2})\s+năm\b",
    re.I,
)
_GAP = r"(?:\s*[._]{2,}|\s*…|\s*[;/]|\s+,|\s+tháng\b)"
_OPEN_DAY = re.compile(rf"\bngày{_GAP}", re.I)
_BLANK_DEADLINE = re.compile(
    r"(?:(?:trước|chậm nhất|đến|hạn)(?:\s+(?:vào|là|trước|đến|hết))*"
    rf"\s+ngày{_GAP}|trước\s+ngày\s*$)",
    re.I,
)
_BLANK_TEXT = re.compile(r"ngày\s*[.…_\s]*$", re.I)


def weekday_of_another_date(plan: CheckedPlan) -> Iterator[Finding]:
    """L01: a weekday beside a date is the weekday of that date."""
    for passage in plan.passages:
        for found in dates_in(passage.text):
            printed = _weekday_beside(passage.text, found)
            if found.on and printed is not None and printed != found.on.weekday():
                yield passage.finding(
                    "L01",
                    Severity.ERROR,
                    gettext_noop("%(date)s is a %(right)s, not a %(printed)s."),
                    gettext_noop("Correct the weekday or the date."),
                    at=(found.start, found.end),
                    date=f"{found.on:%d/%m/%Y}",
                    right=_PRINTED_WEEKDAYS[found.on.weekday()],
                    printed=_PRINTED_WEEKDAYS[printed],
                )


def _weekday_beside(text: str, found: DateInText) -> int | None:
    before = text[max(found.start - _REACH, 0) : found.start]
    match = _BEFORE_DATE.search(before) or _AFTER_DATE.match(text, found.end)
    if not match:
        return None
    if match["sunday"]:
        return 6
    name = match["weekday"].lower().replace("bẩy", "bảy")
    return int(name) - 2 if name.isdecimal() else _WEEKDAYS.index(name)


def impossible_date(plan: CheckedPlan) -> Iterator[Finding]:
    """L20: every date is in the calendar."""
    message = gettext_noop("There is no day %(date)s.")
    advice = gettext_noop("Correct the date.")
    for passage in plan.passages:
        for found in dates_in(passage.text):
            if found.on is None:
                at = (found.start, found.end)
                yield passage.finding(
                    "L20", Severity.ERROR, message, advice, at=at, date=found.text
                )
    issued = plan.document.issued
    if issued.is_complete and plan.issued_on is None:
        yield Finding(
            "L20",
            Severity.ERROR,
            message,
            advice,
            citation=citations.PLACE_AND_DATE,
            place="Địa danh, ngày tháng",
            line=plan.header_line("issued", "place"),
            params={"date": f"{issued.day}/{issued.month}/{issued.year}"},
        )


def zeros_in_worded_date(plan: CheckedPlan) -> Iterator[Finding]:
    """L03: `ngày 05 tháng 01`, but `tháng 6`; told once, with a count."""
    wrong = [
        (passage, match, expected)
        for passage in plan.passages
        for match in _WORDED.finditer(passage.text)
        if (expected := _well_written(match)) not in _plainly(match[0])
    ]
    if wrong:
        passage, match, expected = wrong[0]
        yield passage.finding(
            "L03",
            Severity.ADVICE,
            gettext_noop("The zeros in “%(written)s” do not follow the rule."),
            gettext_noop(
                "Write “%(expected)s” (%(count)s places): 0 only before days 1–9 and"
                " months 1 and 2."
            ),
            at=match.span(),
            citation=citations.PLACE_AND_DATE,
            written=match[0],
            expected=expected,
            count=len(wrong),
        )


def _plainly(text: str) -> str:
    return " ".join(text.lower().split())


def _well_written(match: re.Match) -> str:
    """The day (as far as it is given) and the month with the zeros they should have."""
    day, month = match["day"].strip(), int(match["month"])
    right_month = f"tháng {month:02}" if month < 3 else f"tháng {month}"
    return f"{int(day):02} {right_month}" if day.isdecimal() else right_month


def blank_deadline(plan: CheckedPlan) -> Iterator[Finding]:
    """L06: a deadline, or the day of the conference, that was left open."""
    advice = gettext_noop("Enter the date before the plan is published.")
    is_told = False
    for passage in plan.passages:
        if match := _BLANK_DEADLINE.search(passage.text):
            message = gettext_noop("The deadline is left blank.")
        elif passage.part is Part.CONFERENCE and (
            match := _OPEN_DAY.search(passage.text)
        ):
            message = gettext_noop("The day of the conference is left blank.")
        else:
            continue
        is_told = True
        at = match.span()
        yield passage.finding("L06", Severity.ERROR, message, advice, at=at)
    for place, deadline in () if is_told else _deadlines(plan):
        if deadline.is_blank and _BLANK_TEXT.search(deadline.text):
            yield Finding(
                "L06",
                Severity.ERROR,
                gettext_noop("The deadline is left blank."),
                advice,
                place=place,
                line=deadline.line,
                excerpt=deadline.text,
            )


def _deadlines(plan: CheckedPlan) -> Iterator[tuple[str, Deadline]]:
    if plan.document.question_deadline:
        yield "Hạn gửi ý kiến", plan.document.question_deadline
    for place, item in placed_items(plan.document):
        for deadline in item.due:
            yield place, deadline


def year_of_another_plan(plan: CheckedPlan) -> Iterator[Finding]:
    """L19: the year in the subject is that of the date and of the conferences.

    A plan may be issued in the last quarter of the year before.
    """
    year, issued = plan.plan_year, plan.document.issued
    if year is None:
        return
    ahead = issued.year == year - 1 and (issued.month or 12) >= 10
    if issued.year and issued.year != year and not ahead:
        yield _other_year(plan, issued.year, "Địa danh, ngày tháng", None)
    conferences = plan.document.conferences
    years = {held: c for c in conferences if (held := _year_held(c)) and held != year}
    for held, conference in years.items():
        yield _other_year(plan, held, "Thời gian", conference.line)


def _year_held(conference) -> int | None:
    when = conference.when
    if when.precision is Precision.BEFORE_MONTH:
        return when.last_day.year
    return when.year


def _other_year(plan, other: int, place: str, line: int | None) -> Finding:
    return Finding(
        "L19",
        Severity.WARNING,
        gettext_noop("The plan is for %(year)s, but the date says %(other)s."),
        gettext_noop("Check the year in the subject and in the dates."),
        place=place,
        line=line or plan.header_line("issued", "place"),
        excerpt=plan.document.subject or "",
        params={"year": plan.plan_year, "other": other},
    )
