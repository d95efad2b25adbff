"""Duties of plans: those that are due soon or overdue, and what comes after them."""

from dialogue_pages.choices import DutyState
from dialogue_pages.deadlines import Duty
from dialogue_pages.templatetags.dialogue_progress import why_then

from .announcing import is_for_announcement
from .office import AHEAD, Office
from .tasks import Task, stands_of, tone_of

_NEXT = 3


def plan_tasks(office: Office) -> list[Task]:
    """What an announcement fulfils is told there."""
    return [
        _task(office, plan, duty)
        for plan, duty in office.duties
        if _is_pressing(duty, office) and not is_for_announcement(plan, duty)
    ]


def coming_tasks(office: Office) -> list[Task]:
    """The next duties that do not press yet, for those who prepare them."""
    if not office.edits_plans:
        return []
    coming = [
        _task(office, plan, duty)
        for plan, duty in office.duties
        if duty.state is DutyState.DUE and duty.due_on > office.today + AHEAD
    ]
    return coming[:_NEXT]


def _task(office: Office, plan, duty: Duty) -> Task:
    return Task(
        duty.rule.duty,
        office.page_url(plan),
        tone_of(duty.due_on, office.today, office.calendar),
        stands=stands_of(duty.due_on, office.today),
        about=plan.title,
        why=why_then(duty.limit),
    )


def _is_pressing(duty: Duty, office: Office) -> bool:
    if duty.state is DutyState.LATE:
        return True
    return duty.state is DutyState.DUE and duty.due_on <= office.today + AHEAD
