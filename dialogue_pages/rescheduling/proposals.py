"""All that a change moves, and the mark by which a person's consent knows it again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from ..models import Question
from ..stages import Stage
from .changes import Change
from .clocks import ClockMove, moving_clocks
from .duties import DutyMove, moving_duties


@dataclass(frozen=True, slots=True)
class Proposal:
    """`invited` are questions on the list of a conference that moves."""

    change: Change
    clocks: list[ClockMove]
    duties: list[DutyMove]
    invited: list[Question]

    @property
    def is_empty(self) -> bool:
        return not (self.clocks or self.duties or self.invited)

    @property
    def fingerprint(self) -> str:
        """Another one as soon as any case, date or plan in it is another."""
        told = "\n".join([self.change.words, *self._lines()])
        return hashlib.sha256(told.encode()).hexdigest()

    def _lines(self) -> Iterator[str]:
        for move in self.clocks:
            yield f"clock {move.clock.pk} {move.old} {move.new}"
        for move in self.duties:
            place = move.conference and move.conference.pk
            yield f"duty {move.plan.pk} {place} {move.duty} {move.old} {move.new}"
        for question in self.invited:
            yield f"invited {question.pk}"


def propose(change: Change) -> Proposal:
    """Look at what a change would move; nothing is written."""
    return Proposal(
        change, moving_clocks(change), moving_duties(change), _invited(change)
    )


def _invited(change: Change) -> list[Question]:
    moved = [conference.pk for conference in change.conferences]
    if not moved:
        return []
    on_list = Question.objects.filter(
        site=change.site, conference__in=moved, stage=Stage.FOR_MEETING
    )
    return list(on_list.order_by("year", "serial"))
