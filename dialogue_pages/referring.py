"""Matters beyond the commune's powers: sent on, reminded of, answered from above."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .acting import Actor, Told, act_on, locked
from .attachments.reencoding import CleanFile
from .attachments.scans import lay_in
from .models import Question, ReferralLetter, ReplyDraft
from .question_choices import AnswerKind, DraftState, FileOrigin, Outcome, ReplyOrigin
from .reply_templates import require_filled
from .stages import Act

Scan = CleanFile | None


@transaction.atomic
def refer(
    question: Question, letter: ReferralLetter, *, by: Actor, scan: Scan = None
) -> Question:
    """Send a matter beyond the commune's authority on, by a letter with number and date."""
    question = locked(question)
    told = Told(
        reason=f"{letter.authority}: {letter}",
        public_note=_("Referred to %(authority)s by %(letter)s.")
        % {"authority": letter.authority, "letter": letter},
        changes={"outcome": Outcome.TRANSFERRED, "answer_kind": AnswerKind.REFERRED},
    )
    act_on(question, Act.REFER, by, told)
    waiting = question.drafts.filter(state=DraftState.SUBMITTED)
    waiting.update(state=DraftState.LAID_ASIDE, decided_at=timezone.now())
    return _kept(letter, scan, question, by)


@transaction.atomic
def chase(
    question: Question, letter: ReferralLetter, *, by: Actor, scan: Scan = None
) -> Question:
    """Remind the authority; a referred question is never closed by silence."""
    question = locked(question)
    letter.is_reminder = True
    note = _("%(authority)s was reminded by %(letter)s.") % {
        "authority": letter.authority,
        "letter": letter,
    }
    act_on(question, Act.CHASE, by, Told(public_note=note))
    return _kept(letter, scan, question, by)


@transaction.atomic
def register_reply(
    question: Question, reply: ReplyDraft, *, by: Actor, scan: Scan = None
) -> Question:
    """Record what the authority replied; its letter stands for the words."""
    require_filled(reply)
    question = locked(question)
    changes = {"answer_kind": AnswerKind.REFERRED, "outcome": reply.outcome}
    told = Told(public_note=reply.text, changes=changes)
    act_on(question, Act.REGISTER_REPLY, by, told)
    reply.question, reply.drafted_by = question, by.user
    reply.kind, reply.origin = AnswerKind.REFERRED, ReplyOrigin.AUTHORITY
    reply.state, reply.decided_at = DraftState.APPROVED, timezone.now()
    reply.save()
    lay_in(question, scan, FileOrigin.REPLY)
    return question


def _kept(letter: ReferralLetter, scan: Scan, question, by: Actor) -> Question:
    letter.question, letter.recorded_by = question, by.user
    letter.save()
    lay_in(question, scan, FileOrigin.LETTER)
    return question
