import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.official_days import official_calendar
from dialogue_pages.vietnamese.folding import fold

from ..document import Document
from .office import Office
from .passages import Part, Passage, passages_of


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the check knows besides the paper; None is unknown."""

    calendar: WorkingCalendar = field(default_factory=official_calendar)
    office: Office = field(default_factory=Office)
    published_on: date | None = None
    today: date | None = None


@dataclass(frozen=True)
class CheckedPlan:
    """A document under check, with what several rules ask of it."""

    document: Document
    context: CheckContext

    @cached_property
    def passages(self) -> list[Passage]:
        return passages_of(self.document)

    @cached_property
    def issued_on(self) -> date | None:
        """The full date of issue; None while it is open or where no calendar has it."""
        try:
            return self.document.issued.as_date
        except ValueError:
            return None

    @cached_property
    def plan_year(self) -> int | None:
        """The year a plan is for, as its subject says."""
        years = re.findall(r"\bnăm\s+(\d{4})\b", self.document.subject or "", re.I)
        return int(years[-1]) if years else None

    @cached_property
    def last_held_on(self) -> date | None:
        """The last day that any of the conferences can mean."""
        days = [conference.when.last_day for conference in self.document.conferences]
        return max(filter(None, days), default=None)

    @cached_property
    def out_on(self) -> date | None:
        """The day the plan is published, or else issued.

        A plan put on the portal after its conferences is there for the record.
        """
        published_on, held_on = self.context.published_on, self.last_held_on
        if published_on and not (held_on and published_on > held_on):
            return published_on
        return self.issued_on

    @cached_property
    def is_plan(self) -> bool:
        """Whether it is a plan, as far as is known; later papers have fewer parts."""
        return fold(self.document.document_type or "ke hoach").strip() == "ke hoach"

    def in_parts(self, *parts: Part) -> list[Passage]:
        return [passage for passage in self.passages if passage.part in parts]

    def header_line(self, *names: str) -> int | None:
        lines = self.document.lines
        return next((lines[name] for name in names if name in lines), None)


def printed(day: date) -> str:
    """A day as messages name it: `05/06/2026`."""
    return f"{day:%d/%m/%Y}"
