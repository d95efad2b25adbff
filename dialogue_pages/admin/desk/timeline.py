"""What happened to a case, step by step, as a person may read it."""

from dataclasses import dataclass
from functools import partial

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.masked_words import without_people
from dialogue_pages.models import Question, QuestionEvent
from dialogue_pages.roles import full_name
from dialogue_pages.stages import TRANSITIONS, Act, Role, Stage

# Their reasons are words between unit, office and leaders on what is not approved yet.
_ON_DRAFTS = frozenset({Act.SEND_BACK, Act.ASK_OFFICE})
_REASON = gettext_lazy("Reason:")
_NO_REASONS = {
    Act.SET_TOPIC: gettext_lazy("Topic:"),
    Act.ASK_MORE: gettext_lazy("To the sender:"),
    Act.UNDO: "",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `is_told` marks what the sender was told of; notes stay inside.

    `reason_label` says what its reason is: of some acts it is something else.
    """

    event: QuestionEvent
    words: str
    who: str
    moved_to: str
    reason_label: str
    reason: str
    note: str
    public_note: str
    is_told: bool


def timeline(question: Question, *, masked: bool) -> list[Entry]:
    """The newest first. Who reads masked reads no internal note and of no draft."""
    events = question.events.select_related("actor").order_by("-at", "-pk")
    read = partial(without_people, question) if masked else str
    return [_entry(event, masked, read) for event in events]


def _entry(event: QuestionEvent, masked: bool, read) -> Entry:
    act = Act(event.act)
    return Entry(
        event,
        capfirst(str(act.label)),
        _who(event),
        _moved(event),
        str(_NO_REASONS.get(act, _REASON)),
        "" if masked and act in _ON_DRAFTS else read(event.reason),
        "" if masked else event.note,
        read(event.public_note),
        TRANSITIONS[act].tells_sender,
    )


def _who(event: QuestionEvent) -> str:
    if event.actor:
        return full_name(event.actor)
    return _("by link") if event.role == Role.UNIT_BY_LINK else ""


def _moved(event: QuestionEvent) -> str:
    stage = event.after.get("stage")
    if not stage or stage == event.before.get("stage"):
        return ""
    return str(Stage(stage).label)
