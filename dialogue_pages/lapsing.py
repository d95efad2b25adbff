"""What time alone does to a question: it goes on without a reply, or it is closed.

Nothing is closed because its sender is silent before the answer, nor while a promise or
a higher authority is awaited.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from .acting import Actor, Told, act_on, locked
from .following import DAYS_TO_OBJECT
from .models import Question
from .question_choices import Outcome
from .stages import CARRIED, Act, Stage

DAYS_TO_REPLY = 15
_ANSWERS = [act for act, carried in CARRIED.items() if carried is Act.FOLLOW_ANSWER]
_AWAITED = (Outcome.COMMITTED, Outcome.TRANSFERRED)


def unanswered_requests(now: datetime | None = None):
    """Questions whose sender was asked for more and has not replied in time."""
    since = (now or timezone.now()) - timedelta(days=DAYS_TO_REPLY)
    return _last_done(Stage.WAITING_CITIZEN, [Act.ASK_MORE], since)


def uncontested_answers(now: datetime | None = None):
    """Answered questions to which nobody has objected in time."""
    since = (now or timezone.now()) - timedelta(days=DAYS_TO_OBJECT)
    answered = _last_done(Stage.ANSWERED, _ANSWERS, since)
    return answered.exclude(outcome__in=_AWAITED)


def go_on(question: Question, now: datetime | None = None) -> bool:
    """Go on without the reply; False if it is not so any more."""
    return _lapse(question, Act.STOP_WAITING, lambda: unanswered_requests(now))


def close(question: Question, now: datetime | None = None) -> bool:
    """Close an answer that stands; False if it is not so any more."""
    return _lapse(question, Act.CLOSE, lambda: uncontested_answers(now))


@transaction.atomic
def _lapse(question: Question, act: Act, due: Callable) -> bool:
    question = locked(question)
    if not due().filter(pk=question.pk).exists():
        return False
    act_on(question, act, Actor.system(), Told())
    return True


def _last_done(stage: Stage, acts: list[Act], since: datetime):
    last = Max("events__at", filter=Q(events__act__in=acts))
    questions = Question.objects.filter(stage=stage).annotate(last_done=last)
    return questions.filter(last_done__lt=since).order_by("pk")
