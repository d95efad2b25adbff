"""Sorting what came in: take, refuse, ask for more, merge, split, hand on, withhold."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import question_deadlines
from .acting import Actor, Told, act_on, carry, locked
from .choices import ConferenceStatus
from .deadlines import closing_day
from .exceptions import ActRefusedError
from .intake import NewQuestion, store
from .models import Conference, Question, RefusalReason, Unit
from .publishing import take_down_answer
from .question_choices import AnswerKind, Visibility
from .reply_templates import require_no_gaps
from .stages import CARRIED, ENDS, Act, Stage

LONGEST_REQUEST = 400
NO_TARGETS = ENDS - {Stage.DONE}  # nothing can follow these
DECLINES_BEFORE_THE_OFFICE_DECIDES = 3


@transaction.atomic
def take(question: Question, *, by: Actor, version: int | None = None) -> Question:
    """Take a question up; who takes it becomes its owner."""
    question = locked(question, version=version)
    return act_on(question, Act.TAKE, by, Told(changes={"owner": by.user}))


@transaction.atomic
def refuse(
    question: Question, why: RefusalReason, *, by: Actor, note: str = ""
) -> Question:
    """Do not accept a question; the sender reads the sentence of the reason.

    A grave reason needs a second person: not the one who took the question up.
    """
    question = locked(question)
    if why.needs_second_person and by.user and question.owner_id == by.user.pk:
        raise ActRefusedError(_("A second person must agree to this."))
    told = Told(
        reason=why.name,
        note=note,
        public_note=why.sentence,
        changes={"answer_kind": AnswerKind.NOT_ACCEPTED},
    )
    return act_on(question, Act.REFUSE, by, told)


@transaction.atomic
def ask_more(question: Question, request: str, *, by: Actor) -> Question:
    """Ask the sender one thing; the clocks stand still until the reply."""
    request = request.strip()
    if len(request) > LONGEST_REQUEST:
        raise ActRefusedError(
            _("Ask in at most %(count)s letters.") % {"count": LONGEST_REQUEST}
        )
    require_no_gaps(request)
    told = Told(reason=request, public_note=request)
    return act_on(locked(question), Act.ASK_MORE, by, told)


@transaction.atomic
def stop_waiting(question: Question, *, by: Actor) -> Question:
    """Go on although the sender did not reply; never closed for that."""
    return act_on(locked(question), Act.STOP_WAITING, by, Told())


@transaction.atomic
def merge(question: Question, into: Question, *, by: Actor) -> Question:
    """Follow another question of the same commune; each sender keeps the own receipt."""
    question = locked(question)
    target = Question.objects.get(pk=into.pk)
    if target.pk == question.pk or target.site_id != question.site_id:
        raise ActRefusedError(_("Choose another question of this commune."))
    if target.stage in NO_TARGETS:
        raise ActRefusedError(_("That question is closed."))
    if target.is_withheld:
        raise ActRefusedError(_("That question is withheld."))
    act_on(question, Act.MERGE, by, Told(changes={"merged_into": target}))
    _answer_as(target, question)
    return question


def _answer_as(target: Question, question: Question) -> None:
    """Merged with what is answered already, a question is answered at once."""
    answers = [act for act in CARRIED if CARRIED[act] is Act.FOLLOW_ANSWER]
    answer = target.events.filter(act__in=answers).last()
    if answer and target.stage in (Stage.ANSWERED, Stage.IN_PROGRESS, Stage.DONE):
        told = Told(public_note=answer.public_note)
        carry(question, target, Act(answer.act), told)


@transaction.atomic
def unmerge(question: Question, *, by: Actor, reason: str) -> Question:
    """Undo a merge, while the question has not been answered with the other one."""
    question = locked(question)
    if question.answered_at:
        raise ActRefusedError(_("The sender has read the shared answer already."))
    told = Told(reason=reason, changes={"merged_into": None})
    return act_on(question, Act.UNMERGE, by, told)


@transaction.atomic
def split(
    question: Question, parts: list[tuple[str, str]], *, by: Actor
) -> list[Question]:
    """Make a question of each part (title, content); the first text stays as it was.

    A part came when the whole did: its time limits, stops and extensions are the same.
    The sender keeps the one receipt, is told once, and finds the parts under it.
    """
    question = locked(question)
    made = [_part(question, title, content, by) for title, content in parts]
    act_on(question, Act.SPLIT, by, Told())
    return made


def _part(question: Question, title: str, content: str, by: Actor) -> Question:
    kept = (
        "sender_name",
        "sender_phone",
        "sender_email",
        "email_confirmed_at",
        "sender_address",
        "sender_age",
        "hamlet",
        "consented_at",
        "consent_text",
        "may_publish_name",
        "topic",
        "conference",
        "wants_to_speak",
        "source",
    )
    fields = {name: getattr(question, name) for name in kept}
    if question.is_withheld:
        fields["visibility"] = Visibility.WITHHELD
    new = NewQuestion(
        question.site,
        fields | {"title": title, "content": content, "split_from": question},
        received_at=question.received_at,
    )
    told = Told(
        reason=_("Split from no. %(number)s") % {"number": question.number},
        is_quiet=True,
    )
    part = store(new, Act.REGISTER, by, told)
    question_deadlines.inherit(part, question)
    told = Told(changes={"owner": by.user}, is_quiet=True)
    return act_on(part, Act.TAKE, by, told)


@transaction.atomic
def accept_for_meeting(
    question: Question, conference: Conference, *, by: Actor
) -> Question:
    """Put a question on the list of a conference that is still to be held."""
    if conference.plan.get_site() not in (None, question.site):
        raise ActRefusedError(_("This conference belongs to another commune."))
    if conference.status == ConferenceStatus.CANCELLED:
        raise ActRefusedError(_("This conference has been cancelled."))
    told = Told(note=_if_late(conference), changes={"conference": conference})
    return act_on(locked(question), Act.ACCEPT_FOR_MEETING, by, told)


def _if_late(conference: Conference) -> str:
    """A note for the office where the time for questions of a conference is over."""
    closed_on = closing_day(conference.plan, conference.plan.conferences.all())
    if closed_on is None or closed_on >= timezone.localdate():
        return ""
    return _("Late: questions were taken until %(day)s.") % {
        "day": f"{closed_on:%d/%m/%Y}"
    }


@transaction.atomic
def assign(question: Question, unit: Unit, *, by: Actor, note: str = "") -> Question:
    """Give a question to the unit that answers."""
    if unit.site_id != question.site_id:
        raise ActRefusedError(_("This unit belongs to another commune."))
    question.unit_links.update(is_asking=False)
    return act_on(
        locked(question), Act.ASSIGN, by, Told(note=note, changes={"unit": unit})
    )


@transaction.atomic
def decline(question: Question, *, by: Actor, reason: str) -> Question:
    """Hand a question back as not the unit's own; the clocks keep running."""
    question = locked(question)
    times = question.declined_times + 1
    if times > DECLINES_BEFORE_THE_OFFICE_DECIDES:
        raise ActRefusedError(
            _("Units have handed this back too often; the head of the office decides.")
        )
    changes = {"unit": None, "declined_times": times}
    return act_on(question, Act.DECLINE, by, Told(reason=reason, changes=changes))


@transaction.atomic
def withhold(question: Question, *, by: Actor, reason: str) -> Question:
    """Mark as sensitive: nothing of it is public anywhere."""
    told = Told(reason=reason, changes={"visibility": Visibility.WITHHELD})
    question = act_on(locked(question), Act.WITHHOLD, by, told)
    take_down_answer(question, by=by)
    return question


@transaction.atomic
def release(question: Question, *, by: Actor, reason: str) -> Question:
    """Take the mark of sensitivity away; needs another person than who set it."""
    question = locked(question)
    if not may_release(question, by):
        raise ActRefusedError(_("A second person must agree to this."))
    told = Told(reason=reason, changes={"visibility": Visibility.PRIVATE})
    return act_on(question, Act.RELEASE, by, told)


def may_release(question: Question, by: Actor) -> bool:
    """Who marked a question as sensitive does not take the mark away."""
    marked = question.events.filter(act=Act.WITHHOLD).last()
    return not (marked and by.user and marked.actor_id == by.user.pk)
