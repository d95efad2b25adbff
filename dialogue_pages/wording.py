"""Words for what the lower floors report only as templates."""

from django.utils.translation import gettext

from dialogue_pages.clock.calendar import SpecialDay
from dialogue_pages.clock.periods import DueDate, Step
from dialogue_pages.official.report import Finding, Repair, Severity


def say(message: str, params: dict[str, object] | None = None) -> str:
    """A template from the lower floors in the reader's language, its places filled."""
    return gettext(message) % params if params else gettext(message)


def severity_label(severity: Severity) -> str:
    return {
        Severity.ERROR: gettext("Must be mended"),
        Severity.WARNING: gettext("Look at this"),
        Severity.ADVICE: gettext("Advice"),
    }[severity]


def repair_data(repair: Repair) -> dict:
    return {
        "code": repair.code,
        "line": repair.line,
        "message": say(repair.message, repair.params),
        "before": repair.before or None,
        "after": repair.after,
    }


def finding_data(finding: Finding) -> dict:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "place": finding.place or None,
        "line": finding.line,
        "message": say(finding.message, finding.params),
        "advice": say(finding.advice, finding.params),
        "citation": finding.citation or None,
        "excerpt": finding.excerpt or None,
    }


def due_date_data(due: DueDate) -> dict:
    """A due date with every day on the way to it and why it counts or not."""
    return {
        "due_on": due.due_on.isoformat(),
        "rolled_from": due.rolled_from and due.rolled_from.isoformat(),
        "steps": [
            {
                "date": step.on.isoformat(),
                "counted": step.counted,
                "reason": step_reason(step, due),
            }
            for step in due.steps
        ],
    }


def step_reason(step: Step, due: DueDate) -> str:
    """What makes a day what it is: a day off, a make-up day, or where a limit moved to."""
    if step.remark:
        return _remark(step.remark)
    if not step.counted and due.rolled_from:
        return (
            gettext("next working day")
            if due.rolled_from < due.due_on
            else gettext("previous working day")
        )
    return gettext("working day")


def _remark(day: SpecialDay) -> str:
    return f"{day.name}, {day.source}" if day.source else day.name
