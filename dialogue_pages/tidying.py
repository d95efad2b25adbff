"""Small acts of order: topics, notes of the office, and what is no question at all."""

from django.db import transaction
from django.utils.translation import gettext as _

from .acting import Actor, Told, act_on, locked, witness
from .exceptions import ActRefusedError
from .models import Question, Topic
from .stages import Act


@transaction.atomic
def set_topic(question: Question, topic: Topic | None, *, by: Actor) -> Question:
    """Say what a question is about; None takes the topic off."""
    if topic and topic.site_id != question.site_id:
        raise ActRefusedError(_("This topic belongs to another commune."))
    told = Told(reason=topic.name if topic else "", changes={"topic": topic})
    return act_on(locked(question), Act.SET_TOPIC, by, told)


@transaction.atomic
def note(question: Question, words: str, *, by: Actor) -> None:
    """Keep words for whoever works on a question; sender, supervisors, public never read them."""
    witness(locked(question), Act.NOTE, by, Told(note=words))


@transaction.atomic
def mark_spam(question: Question, *, by: Actor) -> Question:
    """Put aside what is no question; it stays in a queue of its own."""
    return act_on(locked(question), Act.MARK_SPAM, by, Told())


@transaction.atomic
def unmark_spam(question: Question, *, by: Actor) -> Question:
    """Go on with what was no spam; its clocks have run all the time."""
    told = Told(changes={"owner": question.owner or by.user})
    return act_on(locked(question), Act.UNMARK_SPAM, by, told)
