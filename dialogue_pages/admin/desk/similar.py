"""What is like a case: other cases to merge it with, published answers to answer by."""

from dataclasses import dataclass

from dialogue_pages.models import AnswerPage, Question
from dialogue_pages.moderation import NO_TARGETS
from dialogue_pages.searching.likeness import similar_answers, similar_cases
from dialogue_pages.stages import Act, Stage

from .access import Seat
from .chips import Chip, stage_chip

_OPEN = (
    Stage.RECEIVED,
    Stage.TRIAGE,
    Stage.FOR_MEETING,
    Stage.ASSIGNED,
    Stage.TO_APPROVE,
    Stage.REOPENED,
)


@dataclass(frozen=True, slots=True)
class LikeCase:
    question: Question
    stage: Chip
    can_take_it_in: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """`draft` is where an answer's words can be put; empty where nobody drafts."""

    cases: list[LikeCase]
    answers: list[AnswerPage]
    can_be_answered_by: bool
    draft: str

    def __bool__(self) -> bool:
        return bool(self.cases or self.answers)


def alike(question: Question, seat: Seat, offered: list[Act]) -> Alike | None:
    """For a case that is still in work; cases only for who handles all of them."""
    if question.stage not in _OPEN or not seat.reads_people_of(question):
        return None
    return Alike(
        _cases(question, Act.MERGE in offered) if seat.handles_all else [],
        similar_answers(question.site, question.title),
        Act.LINK_ANSWER in offered,
        f"id_{Act.SUBMIT_DRAFT}-text" if Act.SUBMIT_DRAFT in offered else "",
    )


def _cases(question: Question, may_merge: bool) -> list[LikeCase]:
    return [
        LikeCase(
            other,
            stage_chip(other),
            may_merge and other.stage not in NO_TARGETS and not other.is_withheld,
        )
        for other in similar_cases(question)
    ]
