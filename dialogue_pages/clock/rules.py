"""Legal time limits as rows: what is due, counted from which event, by whose rule.

Several rules may set one duty; the strictest wins, and the others are told beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .calendar import WorkingCalendar
from .periods import DayUnit, Direction, DueDate, due_date

OTHER = "other"


class Anchor(StrEnum):
    """The event that a time limit is counted from."""

    CONFERENCE = "conference"
    ISSUED = "issued"
    PUBLISHED = "published"
    RECEIVED = "received"
    REFERRED = "referred"
    REPLIED = "replied"
    ANSWERED = "answered"
    PROMISED = "promised"
    DATA_REQUEST = "data_request"


@dataclass(frozen=True, slots=True)
class Rule:
    """One time limit; rules with the same key set the same duty.

    `duty`, `responsible`, `citation` and `pack` are Vietnamese, as people read them.
    """

    code: str
    duty: str
    anchor: Anchor
    offset: int
    unit: DayUnit
    direction: Direction
    responsible: str = ""
    citation: str = ""
    pack: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def key(self) -> str:
        """What tells duties apart: the code, or the words of a duty without its own."""
        return self.duty if self.code == OTHER else self.code

    def is_valid_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule applied to a day: the last day in time and how it came about."""

    rule: Rule
    due: DueDate

    @property
    def due_on(self) -> date:
        return self.due.due_on


@dataclass(frozen=True, slots=True)
class Strictest:
    """The limit that binds, and the milder ones that apply to the same duty."""

    limit: Limit
    others: tuple[Limit, ...] = ()

    @property
    def code(self) -> str:
        return self.limit.rule.code

    @property
    def due_on(self) -> date:
        return self.limit.due_on


def due_by(
    rules: Iterable[Rule], anchor_day: date, calendar: WorkingCalendar
) -> list[Limit]:
    """The limits that rules of one anchor set, if they are in force on its day."""
    return [
        Limit(
            rule,
            due_date(anchor_day, rule.offset, rule.unit, rule.direction, calendar),
        )
        for rule in rules
        if rule.is_valid_on(anchor_day)
    ]


def strictest(limits: Iterable[Limit]) -> list[Strictest]:
    """For each duty the limit that ends first, soonest duty first.

    Whether a limit lies before or after its event, its earliest last day is the one
    that keeps all of them. Of two that end on one day, the one named first wins.
    """
    by_duty: dict[str, list[Limit]] = {}
    for limit in sorted(limits, key=lambda limit: limit.due_on):
        by_duty.setdefault(limit.rule.key, []).append(limit)
    return [Strictest(first, tuple(others)) for first, *others in by_duty.values()]
