from collections.abc import Iterator
from datetime import date, timedelta

from dialogue_pages.clock.calendar import DayKind
from dialogue_pages.clock.periods import DayUnit, Direction, due_date
from dialogue_pages.vietnamese.fuzzy_dates import Precision

from ..document import Conference, Deadline
from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .passages import Part

NOTICE_DAYS = 7
_LONGEST_OFFSET = 366


def short_notice(plan: CheckedPlan) -> Iterator[Finding]:
    """L15: the conference is made known at least seven days before."""
    for conference in plan.document.conferences:
        held_by = conference.when.last_day
        known_on = _known_on(plan, held_by)
        if not held_by or not known_on:
            continue
        latest = held_by - timedelta(days=NOTICE_DAYS)
        if latest < known_on <= held_by:
            yield _finding(
                plan,
                conference,
                "L15",
                Severity.ERROR,
                gettext_noop(
                    "Fewer than 7 days remain between %(known)s and %(held)s."
                ),
                gettext_noop("Publish by %(latest)s, or hold the conference later."),
                citations.DIALOGUE,
                known=_written(known_on),
                held=_written(held_by),
                latest=_written(latest),
            )


def published_after_conference(plan: CheckedPlan) -> Iterator[Finding]:
    """C04: a plan comes before its conference."""
    known_on = plan.issued_on
    for conference in plan.document.conferences:
        held_by = conference.when.last_day
        if known_on and held_by and known_on > held_by:
            yield _finding(
                plan,
                conference,
                "C04",
                Severity.ERROR,
                gettext_noop(
                    "The plan is dated %(known)s, after the conference (%(held)s)."
                ),
                gettext_noop("Correct the date of the plan or of the conference."),
                citations.DIALOGUE,
                known=_written(known_on),
                held=_written(held_by),
            )


def held_on_day_off(plan: CheckedPlan) -> Iterator[Finding]:
    """C01: the conference falls on a weekend or a holiday."""
    for conference in plan.document.conferences:
        if conference.when.precision not in (Precision.EXACT, Precision.DAY):
            continue
        day = conference.when.first_day
        why = plan.context.calendar.why_off(day)
        if why is None:
            continue
        is_weekend = why.kind is DayKind.WEEKEND
        yield _finding(
            plan,
            conference,
            "C01",
            Severity.ADVICE if is_weekend else Severity.WARNING,
            gettext_noop("The conference is on a day off: %(held)s (%(reason)s)."),
            gettext_noop("Check that the hall, the units and the people can come."),
            why.source,
            held=_written(day),
            reason=why.name,
        )


def questions_closed_before_publication(plan: CheckedPlan) -> Iterator[Finding]:
    """C02: people can still send questions once the plan is published."""
    ends_on = _questions_end_on(plan)
    known_on = _out_on(plan)
    if ends_on and known_on and ends_on < known_on:
        yield _deadline_finding(
            plan,
            "C02",
            gettext_noop(
                "Questions close on %(closes)s, before the plan is out (%(known)s)."
            ),
            gettext_noop("Give the people time after publication to send questions."),
            closes=_written(ends_on),
            known=_written(known_on),
        )


def task_due_before_publication(plan: CheckedPlan) -> Iterator[Finding]:
    """C06: no unit is given a date that has passed when the plan comes out."""
    known_on = _out_on(plan)
    asked_by = plan.document.question_deadline
    for item in plan.document.items():
        for deadline in item.due:
            is_told = asked_by and deadline.on == asked_by.on
            if known_on and deadline.on and deadline.on < known_on and not is_told:
                yield Finding(
                    "C06",
                    Severity.WARNING,
                    gettext_noop(
                        "A task is due on %(due)s, before the plan is out (%(known)s)."
                    ),
                    gettext_noop("Correct the date of the task or of the plan."),
                    place=item.unit or item.label,
                    line=deadline.line or item.line,
                    excerpt=deadline.text,
                    params={"due": _written(deadline.on), "known": _written(known_on)},
                )


def questions_open_after_conference(plan: CheckedPlan) -> Iterator[Finding]:
    """C03: questions are collected before the conference, not after it."""
    deadline = plan.document.question_deadline
    held = [day for c in plan.document.conferences if (day := c.when.last_day)]
    if not deadline or not held:
        return
    ends_on = _questions_end_on(plan)
    if ends_on and ends_on > max(held):
        yield _deadline_finding(
            plan,
            "C03",
            gettext_noop(
                "Questions close on %(closes)s, after the conference (%(held)s)."
            ),
            gettext_noop("Close the questions before the conference."),
            closes=_written(ends_on),
            held=_written(max(held)),
        )


def time_or_venue_missing(plan: CheckedPlan) -> Iterator[Finding]:
    """H09: a plan says when and where, if only roughly."""
    if not plan.is_plan:
        return
    conferences = plan.document.conferences
    line = plan.header_line("conferences")
    if not any(c.schedule_text or c.when.last_day for c in conferences):
        message = gettext_noop("The plan does not say when the conference is held.")
        advice = gettext_noop("Add “Thời gian: …”, if only the month.")
        yield _missing(message, advice, line)
    if not any(c.venue_text for c in conferences):
        message = gettext_noop("The plan does not say where the conference is held.")
        advice = gettext_noop("Add “Địa điểm: …”.")
        yield _missing(message, advice, line)


def _missing(message: str, advice: str, line: int | None) -> Finding:
    return Finding(
        "H09",
        Severity.WARNING,
        message,
        advice,
        citation=citations.DIALOGUE,
        place="Thời gian, địa điểm",
        line=line,
    )


def _out_on(plan: CheckedPlan) -> date | None:
    """The day the plan is published, or else issued.

    A plan put on the portal after its conferences is there for the record.
    """
    published_on = plan.context.published_on
    held = [day for c in plan.document.conferences if (day := c.when.last_day)]
    if published_on and not (held and published_on > max(held)):
        return published_on
    return plan.issued_on


def _known_on(plan: CheckedPlan, held_by: date | None) -> date | None:
    """The day the people learn of it; for a draft today at the earliest."""
    today = plan.context.today
    out_on = _out_on(plan)
    if out_on is None and today and held_by and today <= held_by:
        return today
    return out_on


def _questions_end_on(plan: CheckedPlan) -> date | None:
    """The last day for questions, where paper and conference fix it."""
    deadline = plan.document.question_deadline
    held = [day for c in plan.document.conferences if (day := c.when.last_day)]
    if deadline is None:
        return None
    if deadline.on:
        return deadline.on
    return _relative_to(max(held), deadline, plan) if held else None


def _relative_to(held: date, deadline: Deadline, plan: CheckedPlan) -> date | None:
    known_units = deadline.unit in list(DayUnit) and deadline.direction in list(
        Direction
    )
    if deadline.offset is None or not known_units:
        return None
    if not 0 <= deadline.offset <= _LONGEST_OFFSET:
        return None
    calendar = plan.context.calendar
    due = due_date(held, deadline.offset, deadline.unit, deadline.direction, calendar)
    return due.counted_to


def _deadline_finding(plan, code, message, advice, **params) -> Finding:
    deadline = plan.document.question_deadline
    return Finding(
        code,
        Severity.ERROR,
        message,
        advice,
        place="Hạn gửi ý kiến",
        line=deadline.line,
        excerpt=deadline.text,
        params=params,
    )


def _finding(
    plan: CheckedPlan,
    conference: Conference,
    code: str,
    severity: Severity,
    message: str,
    advice: str,
    citation: str,
    **params: object,
) -> Finding:
    index = plan.document.conferences.index(conference)
    passages = plan.in_parts(Part.CONFERENCE)
    text = conference.schedule_text.plain
    printed = next((p for p in passages if p.text == text), None)
    return Finding(
        code,
        severity,
        message,
        advice,
        citation=citation,
        place=printed.place if printed else f"Hội nghị {index + 1}",
        line=conference.line or (printed.line if printed else None),
        excerpt=text,
        params=params,
    )


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
