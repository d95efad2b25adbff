"""From draft to answer, in the hall or in writing, and on to a kept promise."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .acting import Actor, Told, act_on, locked
from .exceptions import ActRefusedError
from .models import Question, ReplyDraft
from .question_choices import AnswerKind, DraftState, Outcome
from .stages import Act


@transaction.atomic
def submit_draft(question: Question, draft: ReplyDraft, *, by: Actor) -> ReplyDraft:
    """Hand a draft in for approval."""
    question = locked(question)
    act_on(question, Act.SUBMIT_DRAFT, by, Told())
    draft.question, draft.drafted_by = question, by.user
    draft.save()
    return draft


@transaction.atomic
def send_back(question: Question, *, by: Actor, comment: str) -> Question:
    """Return the draft to its unit with what is to be changed."""
    question = locked(question)
    draft = _draft(question)
    act_on(question, Act.SEND_BACK, by, Told(reason=comment))
    _decide(draft, DraftState.SENT_BACK, by, comment)
    return question


@transaction.atomic
def approve(question: Question, *, by: Actor) -> Question:
    """Make the draft the answer; nobody approves a draft of their own."""
    question = locked(question)
    draft = _draft(question)
    if by.user is None or draft.drafted_by_id == by.user.pk:
        raise ActRefusedError(_("Nobody approves a draft of their own."))
    changes = {"answer_kind": draft.kind, "outcome": draft.outcome}
    act_on(question, Act.APPROVE, by, Told(public_note=draft.text, changes=changes))
    _decide(draft, DraftState.APPROVED, by)
    return question


@transaction.atomic
def answer_in_hall(question: Question, answer: str, *, by: Actor) -> Question:
    """Record what was answered at the conference."""
    changes = {"answer_kind": AnswerKind.AT_MEETING, "outcome": Outcome.EXPLAINED}
    told = Told(public_note=answer, changes=changes)
    return act_on(locked(question), Act.ANSWER_IN_HALL, by, told)


@transaction.atomic
def leave_the_hall(question: Question, unit, *, by: Actor) -> Question:
    """No time at the conference: a unit answers in writing."""
    changes = {"unit": unit, "answer_kind": AnswerKind.WRITTEN}
    return act_on(locked(question), Act.LEAVE_THE_HALL, by, Told(changes=changes))


@transaction.atomic
def refer(question: Question, authority: str, letter: str, *, by: Actor) -> Question:
    """Send a matter beyond the commune's authority on, by a letter with number and date."""
    told = Told(
        reason=f"{authority}: {letter}".strip(": "),
        public_note=_("Referred to %(authority)s by %(letter)s.")
        % {"authority": authority, "letter": letter},
        changes={"outcome": Outcome.TRANSFERRED, "answer_kind": AnswerKind.REFERRED},
    )
    return act_on(locked(question), Act.REFER, by, told)


@transaction.atomic
def chase(question: Question, letter: str, *, by: Actor) -> Question:
    """Remind the authority; a referred question is never closed by silence."""
    note = _("The authority was reminded: %(letter)s.") % {"letter": letter}
    return act_on(locked(question), Act.CHASE, by, Told(public_note=note))


@transaction.atomic
def register_reply(question: Question, reply: str, *, by: Actor) -> Question:
    """Record what the authority replied."""
    return act_on(locked(question), Act.REGISTER_REPLY, by, Told(public_note=reply))


@transaction.atomic
def promise(question: Question, what: str, *, by: Actor) -> Question:
    """Commit to something with a date; the question is settled when it is kept."""
    told = Told(reason=what, public_note=what, changes={"outcome": Outcome.COMMITTED})
    return act_on(locked(question), Act.PROMISE, by, told)


@transaction.atomic
def accept_evidence(question: Question, evidence: str, *, by: Actor) -> Question:
    """Confirm that a promise was kept; nobody confirms a promise of their own."""
    question = locked(question)
    promised = question.events.filter(act=Act.PROMISE).last()
    if promised and by.user and promised.actor_id == by.user.pk:
        raise ActRefusedError(_("Nobody confirms a promise of their own."))
    told = Told(
        reason=evidence, public_note=evidence, changes={"outcome": Outcome.SETTLED}
    )
    return act_on(question, Act.ACCEPT_EVIDENCE, by, told)


def _draft(question: Question) -> ReplyDraft:
    draft = question.drafts.filter(state=DraftState.SUBMITTED).first()
    if draft is None:
        raise ActRefusedError(_("There is no draft to decide on."))
    return draft


def _decide(draft: ReplyDraft, state: DraftState, by: Actor, comment="") -> None:
    draft.state, draft.comment = state, comment
    draft.decided_by, draft.decided_at = by.user, timezone.now()
    draft.save(update_fields=["state", "comment", "decided_by", "decided_at"])
