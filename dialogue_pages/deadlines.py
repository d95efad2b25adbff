"""What must be done by when: the duties of a plan and the rules that set them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.rules import Anchor, Limit, Rule, due_by, strictest

from .choices import BEFORE_CONFERENCE, ConferenceStatus, DutyCode, DutyState
from .models import AnnouncementPage, Conference, DialoguePlanPage
from .models.calendar import office_calendar
from .models.visibility import is_restricted
from .office_rules import OfficeRules


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a plan: by whose rule, until when and why then, and how it stands.

    `rules` has the rule that binds first; `limits` are empty while no day can be told.
    """

    rules: tuple[Rule, ...]
    conference: Conference | None
    limits: tuple[Limit, ...]
    met_on: date | None
    state: DutyState

    @property
    def rule(self) -> Rule:
        return self.rules[0]

    @property
    def limit(self) -> Limit | None:
        """The limit that binds, with its explanation; the others are milder."""
        return self.limits[0] if self.limits else None

    @property
    def due_on(self) -> date | None:
        return self.limit and self.limit.due_on

    @property
    def was_late(self) -> bool:
        return bool(self.met_on and self.due_on and self.met_on > self.due_on)


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that time limits count from, on a day that may not be fixed yet.

    `met` has what the portal itself can know to be done, with None for not yet.
    """

    anchor: Anchor
    day: date | None
    likely_day: date
    conference: Conference | None = None
    met: Mapping[str, date | None] = field(default_factory=dict)


def plan_duties(plan: DialoguePlanPage, *, today: date | None = None) -> list[Duty]:
    """The duties of a plan by its packs and the law, soonest first."""
    site = plan.get_site()
    return duties_under(
        plan,
        plan.conferences.all(),
        OfficeRules.of(site).for_plan(plan),
        office_calendar(site),
        today or timezone.localdate(),
        announced_on=announced_days([plan]),
    )


def announced_days(plans: Iterable[DialoguePlanPage]) -> dict[int, date]:
    """When conferences of these plans were announced in every mandatory place.

    By the conference, the first day on which one announcement of it hung everywhere.
    """
    announcements = (
        AnnouncementPage.objects.live()
        .filter(~is_restricted("path"))
        .standing()
        .filter(plan__in=plans, kind__in=BEFORE_CONFERENCE)
        .with_last_posting()
        .exclude(last_posted_on=None)
        .order_by("-last_posted_on")
    )
    return dict(announcements.values_list("conference_id", "last_posted_on"))


def duties_under(
    plan: DialoguePlanPage,
    conferences: Iterable[Conference],
    rules: list[Rule],
    calendar: WorkingCalendar,
    today: date,
    *,
    announced_on: Mapping[int, date] | None = None,
    results_on: Mapping[int, date] | None = None,
) -> list[Duty]:
    """The duties of a plan if these were its conferences, the rules and the calendar.

    `announced_on` is as `announced_days` gives it, `results_on` has the day on which a
    conclusion or result was made public, by the conference; without them nothing is
    known of announcements or of results.
    """
    if plan.recall:
        return []
    duties = [
        duty
        for event in _events(plan, conferences, today, announced_on, results_on)
        for duty in _duties(event, rules, calendar, today)
    ]
    return sorted(duties, key=lambda duty: duty.due_on or date.max)


def closing_day(
    plan: DialoguePlanPage, conferences: Iterable[Conference]
) -> date | None:
    """The last day on which questions are taken; None while it is not fixed."""
    if plan.questions_close_on or plan.questions_close_days is None:
        return plan.questions_close_on
    fixed = [known.when.first_day for known in conferences if known.when.day]
    return min(fixed) - timedelta(plan.questions_close_days) if fixed else None


def question_rules(site: Site | None, anchor: Anchor) -> list[Rule]:
    """The rules for questions and data requests that a commune goes by."""
    return OfficeRules.of(site).for_questions(anchor)


def _events(
    plan: DialoguePlanPage,
    conferences: Iterable[Conference],
    today: date,
    announced_on: Mapping[int, date] | None,
    results_on: Mapping[int, date] | None,
) -> Iterator[_Event]:
    issued_on, published_on = _issued_on(plan), _published_on(plan)
    yield _Event(Anchor.ISSUED, issued_on, issued_on or today)
    yield _Event(Anchor.PUBLISHED, published_on, published_on or today)
    for conference in conferences:
        if conference.status == ConferenceStatus.CANCELLED:
            continue
        day = conference.fixed_day
        met = {}
        for_the_record = published_on and day and published_on > day
        if announced_on is not None and not for_the_record:
            met[DutyCode.ANNOUNCE.value] = announced_on.get(conference.pk)
        if results_on is not None:
            met[DutyCode.PUBLISH_RESULTS.value] = results_on.get(conference.pk)
        yield _Event(
            Anchor.CONFERENCE,
            day,
            day or conference.when.last_day or today,
            conference,
            met,
        )


def _duties(
    event: _Event, rules: list[Rule], calendar: WorkingCalendar, today: date
) -> Iterator[Duty]:
    rules = [rule for rule in rules if rule.anchor == event.anchor]
    for decided in strictest(due_by(rules, event.likely_day, calendar)):
        limits = (decided.limit, *decided.others)
        yield Duty(
            tuple(limit.rule for limit in limits),
            event.conference,
            limits if event.day else (),
            event.met.get(decided.code),
            _state(decided.due_on, event, decided.code, today),
        )


def _state(due_on: date, event: _Event, code: str, today: date) -> DutyState:
    if event.day is None:
        return DutyState.UNKNOWN
    if event.met.get(code):
        return DutyState.DONE
    if today <= due_on:
        return DutyState.DUE
    return DutyState.LATE if code in event.met else DutyState.UNKNOWN


def _issued_on(plan: DialoguePlanPage) -> date | None:
    try:
        return plan.issue_date.as_date
    except ValueError:
        return None


def _published_on(plan: DialoguePlanPage) -> date | None:
    published_at = plan.first_published_at
    return timezone.localdate(published_at) if published_at else None
