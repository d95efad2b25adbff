from collections.abc import Iterator
from datetime import date

from dialogue_pages.clock.periods import DayUnit, Direction, due_date

from ..document import Deadline
from ..report import Finding, Severity, gettext_noop
from .context import CheckedPlan, printed

_LONGEST_OFFSET = 366


def questions_closed_before_publication(plan: CheckedPlan) -> Iterator[Finding]:
    """C02: people can still send questions once the plan is published."""
    ends_on = _questions_end_on(plan)
    known_on = plan.out_on
    if ends_on and known_on and ends_on < known_on:
        yield _deadline_finding(
            plan,
            "C02",
            gettext_noop(
                "Questions close on %(closes)s, before the plan is out (%(known)s)."
            ),
            gettext_noop("Give the people time after publication to send questions."),
            closes=printed(ends_on),
            known=printed(known_on),
        )


def task_due_before_publication(plan: CheckedPlan) -> Iterator[Finding]:
    """C06: no unit is given a date that has passed when the plan comes out."""
    known_on = plan.out_on
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
                    params={"due": printed(deadline.on), "known": printed(known_on)},
                )


def questions_open_after_conference(plan: CheckedPlan) -> Iterator[Finding]:
    """C03: questions are collected before the conference, not after it."""
    deadline = plan.document.question_deadline
    if not deadline or not plan.last_held_on:
        return
    ends_on = _questions_end_on(plan)
    if ends_on and ends_on > plan.last_held_on:
        yield _deadline_finding(
            plan,
            "C03",
            gettext_noop(
                "Questions close on %(closes)s, after the conference (%(held)s)."
            ),
            gettext_noop("Close the questions before the conference."),
            closes=printed(ends_on),
            held=printed(plan.last_held_on),
        )


def _questions_end_on(plan: CheckedPlan) -> date | None:
    """The last day for questions, where paper and conference fix it."""
    deadline = plan.document.question_deadline
    if deadline is None:
        return None
    if deadline.on:
        return deadline.on
    held_on = plan.last_held_on
    return _relative_to(held_on, deadline, plan) if held_on else None


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
