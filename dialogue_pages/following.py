"""What the sender can do with the code: reply, withdraw, object once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .acting import Actor, Told, act_on, locked
from .exceptions import ActRefusedError
from .models import Question
from .question_choices import Outcome
from .stages import Act

DAYS_TO_OBJECT = 15


@transaction.atomic
def reply(question: Question, text: str) -> Question:
    """Complete a question as asked; the clocks go on."""
    if not text.strip():
        raise ActRefusedError(_("Write your reply."))
    return act_on(locked(question), Act.REPLY, Actor.citizen(), Told(note=text))


@transaction.atomic
def withdraw(question: Question, reason: str = "") -> Question:
    """Take a question back before it is answered."""
    told = Told(reason=reason, changes={"outcome": Outcome.WITHDRAWN})
    return act_on(locked(question), Act.WITHDRAW, Actor.citizen(), told)


@transaction.atomic
def object_to_answer(question: Question, reason: str) -> Question:
    """Object to the answer, once and within 15 days; the first answer date stays."""
    question = locked(question)
    if question.objected_at:
        raise ActRefusedError(_("You have objected once already."))
    last_day = (question.answered_at or timezone.now()) + timedelta(days=DAYS_TO_OBJECT)
    if timezone.now() > last_day:
        raise ActRefusedError(
            _("An objection is possible for %(days)s days after the answer.")
            % {"days": DAYS_TO_OBJECT}
        )
    told = Told(reason=reason, changes={"objected_at": timezone.now()})
    return act_on(question, Act.OBJECT, Actor.citizen(), told)
