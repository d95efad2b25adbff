"""Taking the last step back: by an event that sets back what it changed."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import moderation, office_telling, tidying
from .acting import Actor, Told, act_on, locked
from .exceptions import ActRefusedError
from .models import OfficeMail, Question, QuestionEvent, Topic
from .models.mails import MessageState
from .models.office_mails import OfficeMailKind
from .stages import Act

AT_ONCE = timedelta(seconds=10)
_ON_THE_WAY = timedelta(seconds=5)  # from the key to the server
_NOT_SENT = (MessageState.WAITING, MessageState.FAILED)
_STILL_TOLD = ("number", "instead_of")
_KEPT = ("stage", "unit_id", "owner_id", "conference_id")


def last_step(question: Question, by: Actor) -> QuestionEvent | None:
    """The step of this person that can be taken back: nothing has followed it."""
    event = question.events.last()
    if event is None or not by.user or event.actor_id != by.user.pk:
        return None
    return None if why_not(event) else event


def why_not(event: QuestionEvent) -> str:
    """Why a step cannot be taken back; empty where it can."""
    if Act(event.act) not in _WAYS:
        return _("This step cannot be undone.")
    followed = event.act == Act.ACCEPT_FOR_MEETING
    if followed and _follows_conference(event):
        return _("The time limit follows the conference already.")
    return ""


def is_fresh(event: QuestionEvent) -> bool:
    return timezone.now() - event.at <= AT_ONCE + _ON_THE_WAY


@transaction.atomic
def undo_at_once(question: Question, *, by: Actor) -> Question:
    """Take the own last step back, within ten seconds."""
    question = locked(question)
    event = last_step(question, by)
    if event is None or not is_fresh(event):
        raise ActRefusedError(_("It is too late to undo the last step."))
    return undo(event, by=by)


@transaction.atomic
def undo(event: QuestionEvent, *, by: Actor) -> Question:
    """Take a step back, unless something has followed it."""
    question = locked(event.question)
    if question.events.last() != event:
        raise ActRefusedError(_("Something else has been done since."))
    if reason := why_not(event):
        raise ActRefusedError(reason)
    undone = _WAYS[Act(event.act)](question, event, by)
    if event.act == Act.ASSIGN:
        _tell_unit(event)
    return undone


def _tell_unit(event: QuestionEvent) -> None:
    """What was not sent yet is not sent; who was told of it is told that it is undone."""
    mails = OfficeMail.objects.filter(
        site=event.question.site_id,
        kind=OfficeMailKind.ASSIGNED,
        key=f"event:{event.pk}",
    )
    mails.filter(state__in=_NOT_SENT).delete()
    told = mails.exclude(state=MessageState.GIVEN_UP).select_related("person")
    office_telling.write(
        OfficeMail(
            site_id=mail.site_id,
            person=mail.person,
            address=mail.address,
            kind=OfficeMailKind.UNASSIGNED,
            key=f"undone:{event.pk}",
            facts={n: told for n, told in mail.facts.items() if n in _STILL_TOLD},
        )
        for mail in told
    )


def _follows_conference(event: QuestionEvent) -> bool:
    conference = event.after.get("conference_id")
    clocks = event.question.clocks.all()
    return any(clock.conference_id == conference for clock in clocks)


def _words(event: QuestionEvent) -> str:
    return _("Undone: %(act)s") % {"act": Act(event.act).label}


def _set_back(question: Question, event: QuestionEvent, by: Actor) -> Question:
    changes = {name: event.before.get(name) for name in _KEPT}
    told = Told(_words(event), public_note=_words(event), changes=changes)
    return act_on(question, Act.UNDO, by, told)


def _topic_back(question: Question, event: QuestionEvent, by: Actor) -> Question:
    topic = Topic.objects.filter(pk=event.before.get("topic_id")).first()
    return tidying.set_topic(question, topic, by=by)


def _unmerged(question: Question, event: QuestionEvent, by: Actor) -> Question:
    return moderation.unmerge(question, by=by, reason=_words(event))


def _no_spam(question: Question, event: QuestionEvent, by: Actor) -> Question:
    changes = {name: event.before.get(name) for name in ("stage", "owner_id")}
    return act_on(question, Act.UNMARK_SPAM, by, Told(_words(event), changes=changes))


def _spam_again(question: Question, event: QuestionEvent, by: Actor) -> Question:
    return tidying.mark_spam(question, by=by)


def _asked_no_more(question: Question, event: QuestionEvent, by: Actor) -> Question:
    told = Told(_words(event), public_note=_words(event))
    return act_on(question, Act.STOP_WAITING, by, told)


_WAYS: dict[Act, Callable[[Question, QuestionEvent, Actor], Question]] = {
    Act.TAKE: _set_back,
    Act.ASSIGN: _set_back,
    Act.ACCEPT_FOR_MEETING: _set_back,
    Act.SET_TOPIC: _topic_back,
    Act.MERGE: _unmerged,
    Act.MARK_SPAM: _no_spam,
    Act.UNMARK_SPAM: _spam_again,
    Act.ASK_MORE: _asked_no_more,
}
