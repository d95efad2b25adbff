"""What the due date of a question's clock follows from: event, rule, calendar, stops."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Self

from wagtail.models import Site

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.periods import DueDate, Pause, due_date, resumed
from dialogue_pages.clock.rules import Anchor, Rule, due_by, strictest

from .choices import DutyCode
from .models import Conference, QuestionClock
from .models.calendar import office_calendar
from .office_rules import OfficeRules
from .stages import Stage

ANSWER = DutyCode.ANSWER.value
# The duties that a clock runs for: until the answer, and until a higher authority is
# reminded; those of the single steps between are not watched yet.
DUTIES = {Anchor.RECEIVED: ("notice", ANSWER), Anchor.REFERRED: ("chase",)}
_ANCHORS = {duty: anchor for anchor, duties in DUTIES.items() for duty in duties}


@dataclass(frozen=True, slots=True)
class Conditions:
    """What all clocks of a commune hang on.

    `moved` has conferences as they shall be, where a move of them is only thought of.
    """

    calendar: WorkingCalendar
    rules: OfficeRules
    moved: Mapping[int, Conference] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site | None) -> Self:
        return cls(office_calendar(site), OfficeRules.of(site))


@dataclass(frozen=True, slots=True)
class Basis:
    """From which day a clock counts, how long, by which rule; fields as on the clock."""

    started_on: date
    offset: int
    unit: str
    rule: str
    citation: str
    conference_id: int | None = None

    @classmethod
    def recorded(cls, clock: QuestionClock) -> Self:
        return cls(*(getattr(clock, known.name) for known in fields(cls)))

    @classmethod
    def by(cls, rule: Rule, day: date, conference: Conference | None = None) -> Self:
        words = f"{rule.pack}: {rule.duty}"
        place = conference and conference.pk
        return cls(day, rule.offset, str(rule.unit), words, rule.citation, place)

    def put_on(self, clock: QuestionClock) -> None:
        for known in fields(self):
            setattr(clock, known.name, getattr(self, known.name))

    def explained(self, calendar: WorkingCalendar) -> DueDate:
        """Every day on the way, before any stop or extension."""
        return due_date(self.started_on, self.offset, self.unit, "after", calendar)


def basis_under(clock: QuestionClock, conditions: Conditions) -> Basis:
    """What an open clock would count by; as recorded where no rule says otherwise."""
    conference = _followed(clock, conditions)
    if conference and conference.fixed_day:
        return at_conference(conference, conditions) or Basis.recorded(clock)
    if clock.conference_id or clock.duty not in _ANCHORS:
        return Basis.recorded(clock)  # it has no day now: the sender's date stands
    rules = conditions.rules.for_questions(_ANCHORS[clock.duty])
    binding = _binding(rules, clock.duty, clock.started_on, conditions)
    return Basis.by(binding, clock.started_on) if binding else Basis.recorded(clock)


def at_conference(conference: Conference, conditions: Conditions) -> Basis | None:
    """How long after the conference an answer may take: by its plan, else as always."""
    day = conference.fixed_day
    of_plan = [
        rule
        for rule in conditions.rules.for_plan(conference.plan)
        if rule.anchor is Anchor.CONFERENCE
    ]
    usual = conditions.rules.for_questions(Anchor.RECEIVED)
    for rules, duty in ((of_plan, DutyCode.ANSWER_IN_WRITING.value), (usual, ANSWER)):
        if binding := _binding(rules, duty, day, conditions):
            return Basis.by(binding, day, conference)
    return None


def due_under(clock: QuestionClock, basis: Basis, calendar: WorkingCalendar) -> date:
    """The due date that follows from a basis, with the stops and the extension."""
    day_after = basis.started_on + timedelta(days=1)
    pauses = [Pause(*map(date.fromisoformat, pause)) for pause in clock.pauses]
    counted = [Pause(max(pause.first, day_after), pause.last) for pause in pauses]
    due_on = resumed(basis.explained(calendar).due_on, counted, calendar)
    return calendar.add_working_days(due_on, clock.extended_by)


def _followed(clock: QuestionClock, conditions: Conditions) -> Conference | None:
    """The conference a clock is counted from, or shall be once it has a day."""
    if clock.conference_id:
        return conditions.moved.get(clock.conference_id, clock.conference)
    question = clock.question
    if clock.duty == ANSWER and question.stage == Stage.FOR_MEETING:
        return conditions.moved.get(question.conference_id, question.conference)
    return None


def _binding(rules, duty, day, conditions) -> Rule | None:
    found = [rule for rule in rules if rule.code == duty]
    limits = strictest(due_by(found, day, conditions.calendar))
    return limits[0].limit.rule if limits else None
