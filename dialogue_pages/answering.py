"""From draft to answer, in the hall or in writing, and on to a kept promise."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .acting import Actor, Told, act_on, locked
from .exceptions import ActRefusedError
from .models import Question, ReplyDraft
from .promise_clock import start_promise
from .question_choices import AnswerKind, DraftState, Outcome, ReplyOrigin
from .reply_templates import require_filled, require_no_gaps
from .stages import Act


@transaction.atomic
def submit_draft(question: Question, draft: ReplyDraft, *, by: Actor) -> ReplyDraft:
    """Hand a draft in for approval."""
    require_filled(draft)
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
    if not is_of_another(draft, by):
        raise ActRefusedError(_("Nobody approves a draft of their own."))
    require_filled(draft)
    changes = {"answer_kind": draft.kind, "outcome": draft.outcome}
    act_on(question, Act.APPROVE, by, Told(public_note=draft.text, changes=changes))
    _decide(draft, DraftState.APPROVED, by)
    return question


@transaction.atomic
def record_in_hall(question: Question, reply: ReplyDraft, *, by: Actor) -> ReplyDraft:
    """Enter from the minutes what was answered; a second secretary confirms it.

    A correction takes the place of what was entered before.
    """
    require_filled(reply)
    question = locked(question)
    if not was_held(question):
        raise ActRefusedError(_("The conference has not been held yet."))
    act_on(question, Act.RECORD_IN_HALL, by, Told())
    _lay_aside(question, by)
    reply.question, reply.drafted_by = question, by.user
    reply.kind, reply.origin = AnswerKind.AT_MEETING, ReplyOrigin.HALL
    reply.save()
    return reply


@transaction.atomic
def answer_in_hall(question: Question, *, by: Actor) -> Question:
    """Confirm what another secretary entered from the minutes."""
    question = locked(question)
    reply = _draft(question)
    if not is_of_another(reply, by):
        raise ActRefusedError(
            _("A second person confirms what was entered from the minutes.")
        )
    require_filled(reply)
    changes = {"answer_kind": reply.kind, "outcome": reply.outcome}
    told = Told(public_note=reply.text, changes=changes)
    act_on(question, Act.ANSWER_IN_HALL, by, told)
    _decide(reply, DraftState.APPROVED, by)
    return question


@transaction.atomic
def leave_the_hall(question: Question, unit, *, by: Actor) -> Question:
    """No time at the conference: a unit answers in writing."""
    if unit.site_id != question.site_id:
        raise ActRefusedError(_("This unit belongs to another commune."))
    question = locked(question)
    changes = {"unit": unit, "answer_kind": AnswerKind.WRITTEN}
    act_on(question, Act.LEAVE_THE_HALL, by, Told(changes=changes))
    _lay_aside(question, by)
    return question


@transaction.atomic
def promise(question: Question, what: str, until: date, *, by: Actor) -> Question:
    """Commit to something by a day; the question is settled when it is kept."""
    if until <= timezone.localdate():
        raise ActRefusedError(_("A promise is for a day to come."))
    require_no_gaps(what)
    words = _("%(what)s To be done by %(day)s.") % {
        "what": what,
        "day": f"{until:%d/%m/%Y}",
    }
    told = Told(reason=words, public_note=words, changes={"outcome": Outcome.COMMITTED})
    question = act_on(locked(question), Act.PROMISE, by, told)
    start_promise(question, until)
    return question


@transaction.atomic
def accept_evidence(question: Question, evidence: str, *, by: Actor) -> Question:
    """Confirm that a promise was kept; nobody confirms a promise of their own."""
    question = locked(question)
    if not may_confirm_promise(question, by):
        raise ActRefusedError(_("Nobody confirms a promise of their own."))
    require_no_gaps(evidence)
    told = Told(
        reason=evidence, public_note=evidence, changes={"outcome": Outcome.SETTLED}
    )
    return act_on(question, Act.ACCEPT_EVIDENCE, by, told)


def was_held(question: Question) -> bool:
    """Whether the day of the conference, if it has one, has come."""
    day = question.conference and question.conference.fixed_day
    return day is None or day <= timezone.localdate()


def is_of_another(draft: ReplyDraft, by: Actor) -> bool:
    """Whether a person may decide on a draft: nobody decides on the own words."""
    return by.user is not None and by.user.pk not in _authors(draft)


def may_confirm_promise(question: Question, by: Actor) -> bool:
    promised = question.events.filter(act=Act.PROMISE).last()
    return not (promised and by.user and promised.actor_id == by.user.pk)


def waiting_draft(question: Question) -> ReplyDraft | None:
    """What waits for a decision: the last that was handed in."""
    return question.drafts.filter(state=DraftState.SUBMITTED).first()


def _draft(question: Question) -> ReplyDraft:
    draft = waiting_draft(question)
    if draft is None:
        raise ActRefusedError(_("There is no draft to decide on."))
    return draft


def _lay_aside(question: Question, by: Actor) -> None:
    """What waited for a decision is kept, but nobody decides on it any more."""
    for draft in question.drafts.filter(state=DraftState.SUBMITTED):
        _decide(draft, DraftState.LAID_ASIDE, by)


def _authors(draft: ReplyDraft) -> set:
    """Who drafted it, or gave the link out by which it was drafted."""
    link = draft.by_link
    return {draft.drafted_by_id, link and link.issued_by_id}


def _decide(draft: ReplyDraft, state: DraftState, by: Actor, comment="") -> None:
    draft.state, draft.comment = state, comment
    draft.decided_by, draft.decided_at = by.user, timezone.now()
    draft.save(update_fields=["state", "comment", "decided_by", "decided_at"])
