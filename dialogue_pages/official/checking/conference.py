from collections.abc import Iterator
from datetime import date, timedelta

from dialogue_pages.clock.calendar import DayKind
from dialogue_pages.vietnamese.fuzzy_dates import Precision

from ..document import Conference
from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan, printed
from .passages import Part

NOTICE_DAYS = 7


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
                known=printed(known_on),
                held=printed(held_by),
                latest=printed(latest),
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
                known=printed(known_on),
                held=printed(held_by),
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
            held=printed(day),
            reason=why.name,
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


def _known_on(plan: CheckedPlan, held_by: date | None) -> date | None:
    """The day the people learn of it; for a draft today at the earliest."""
    today = plan.context.today
    out_on = plan.out_on
    if out_on is None and today and held_by and today <= held_by:
        return today
    return out_on


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
    passage = next((p for p in passages if p.text == text), None)
    return Finding(
        code,
        severity,
        message,
        advice,
        citation=citation,
        place=passage.place if passage else f"Hội nghị {index + 1}",
        line=conference.line or (passage.line if passage else None),
        excerpt=text,
        params=params,
    )
