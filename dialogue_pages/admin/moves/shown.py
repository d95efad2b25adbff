"""A proposal as the office reads it before agreeing to it."""

from dataclasses import dataclass

from django.utils import timezone

from dialogue_pages import roles
from dialogue_pages.models import Question
from dialogue_pages.rescheduling import Proposal
from dialogue_pages.rescheduling.clocks import ClockMove

# Fields of the preview itself, beside those of the form that waits for consent.
SEEN, BACK = "moves_seen", "moves_back"
_OWN = {"csrfmiddlewaretoken", SEEN, BACK}


@dataclass(frozen=True, slots=True)
class ShownMove:
    """A clock of one case; `may_open` says whether the reader works on such cases."""

    question: Question
    move: ClockMove
    may_open: bool
    is_late_now: bool
    is_late_then: bool


def moves_context(proposal: Proposal, user) -> dict:
    """What `moves/list.html` shows; one query besides those of the proposal."""
    today = timezone.localdate()
    visible = roles.visible_questions(user, proposal.change.site)
    moved = {move.clock.question_id for move in proposal.clocks}
    moved.update(question.pk for question in proposal.invited)
    open_to_user = set(visible.filter(pk__in=moved).values_list("pk", flat=True))
    return {
        "proposal": proposal,
        "seen_name": SEEN,
        "moves": [
            ShownMove(
                move.clock.question,
                move,
                move.clock.question_id in open_to_user,
                not move.clock.is_stopped and move.old < today,
                not move.clock.is_stopped and move.new < today,
            )
            for move in proposal.clocks
        ],
    }


def kept_fields(data) -> list[tuple[str, str]]:
    """What was typed, to be sent again with the consent."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in _OWN
        for value in values
    ]
