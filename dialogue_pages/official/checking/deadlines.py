import re
from collections.abc import Iterator
from datetime import date

from dialogue_pages.clock.periods import DayUnit, Direction, due_date

from ..document import Deadline
from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan, printed
from .passages import Part, Passage, placed_items

RESULT_DAYS = 10
_LONGEST_OFFSET = 366
_PUBLISHING = re.compile(r"niem yet|cong khai|dang tai|thong bao")
_RESULTS = re.compile(r"ket luan|ket qua (?:hoi nghi|doi thoai|cuoc|buoi)")


def questions_closed_before_publication(plan: CheckedPlan) -> Iterator[Finding]:
    """C02: people can still send questions once the plan is published."""
    ends_on = _questions_end_on(plan)
    known_on = _out_before_conference(plan)
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
    known_on = _out_before_conference(plan)
    asked_by = _questions_end_on(plan)
    for place, item in placed_items(plan.document):
        for deadline in item.due:
            due_on = _ends_on(plan, deadline)
            if known_on and due_on and due_on < known_on and due_on != asked_by:
                yield Finding(
                    "C06",
                    Severity.WARNING,
                    gettext_noop(
                        "A task is due on %(due)s, before the plan is out (%(known)s)."
                    ),
                    gettext_noop("Correct the date of the task or of the plan."),
                    place=place,
                    line=deadline.line or item.line,
                    excerpt=deadline.text,
                    params={
                        "text": deadline.text,
                        "due": printed(due_on),
                        "known": printed(known_on),
                    },
                )


def results_published_late(plan: CheckedPlan) -> Iterator[Finding]:
    """C07: results are made public at most ten days after the conference."""
    for place, item in placed_items(plan.document):
        for deadline in item.due:
            passage = next(
                (
                    passage
                    for passage in plan.in_parts(Part.BODY)
                    if passage.place == place and deadline.text in passage.text
                ),
                None,
            )
            if passage and _is_after_results_limit(plan, deadline, passage):
                start = passage.text.find(deadline.text)
                yield passage.finding(
                    "C07",
                    Severity.WARNING,
                    gettext_noop("The results are made public later than in 10 days."),
                    gettext_noop("Set at most 10 days after the conference."),
                    at=(start, start + len(deadline.text)),
                    citation=citations.DIALOGUE,
                )


def _is_after_results_limit(plan, deadline: Deadline, passage: Passage) -> bool:
    is_about_results = _PUBLISHING.search(passage.folded) and _RESULTS.search(
        passage.folded
    )
    if (
        not is_about_results
        or deadline.direction != Direction.AFTER
        or not deadline.text
    ):
        return False
    held_on = plan.last_held_on
    due_on = _relative_to(held_on, deadline, plan) if held_on else None
    calendar = plan.context.calendar
    if due_on is None:
        return False
    limit = due_date(held_on, RESULT_DAYS, "day", "after", calendar)
    return due_on > limit.due_on


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


def _out_before_conference(plan: CheckedPlan) -> date | None:
    """The day the plan is out; None where it is too late altogether (C04 tells)."""
    out_on, held_on = plan.out_on, plan.last_held_on
    return None if out_on and held_on and out_on > held_on else out_on


def _questions_end_on(plan: CheckedPlan) -> date | None:
    deadline = plan.document.question_deadline
    return _ends_on(plan, deadline) if deadline else None


def _ends_on(plan: CheckedPlan, deadline: Deadline) -> date | None:
    """The last day of a deadline, where paper and conference fix it."""
    if deadline.on or not plan.last_held_on:
        return deadline.on
    return _relative_to(plan.last_held_on, deadline, plan)


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
