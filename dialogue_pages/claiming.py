"""Who is at work on a question: one person at a time, seen by everybody at the desk.

A claim keeps off those whose work the same step is. Others do their own steps: a leader
refers what a moderator reads, the office hands on what a unit drafts. Two secretaries
confirm one answer of the hall, so nobody claims there.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .acting import Actor, Told, locked, witness
from .exceptions import ActRefusedError
from .models import CaseClaim, Question
from .roles import full_name
from .stages import Act, Role, Stage

# Whose work a question is at a stage; who only looks at it takes nothing from anybody.
_WORKERS = {
    Stage.RECEIVED: Role.MODERATOR,
    Stage.TRIAGE: Role.MODERATOR,
    Stage.REOPENED: Role.MODERATOR,
    Stage.WAITING_CITIZEN: Role.MODERATOR,
    Stage.REFERRED: Role.MODERATOR,
    Stage.ASSIGNED: Role.UNIT,
    Stage.TO_APPROVE: Role.APPROVER,
    Stage.IN_PROGRESS: Role.MODERATOR,
}


class ClaimedError(ActRefusedError):
    """Somebody else is at work on the question."""


def is_work_of(question: Question, by: Actor) -> bool:
    return _WORKERS.get(Stage(question.stage)) in by.roles


def held_by_another(question: Question, by: Actor) -> CaseClaim | None:
    """The claim that keeps this person from working on a question."""
    if not is_work_of(question, by):
        return None
    held = CaseClaim.objects.held().select_related("holder")
    return held.filter(question=question).exclude(holder=by.user).first()


def require_free(question: Question, by: Actor) -> None:
    if claim := held_by_another(question, by):
        raise ClaimedError(
            _("%(name)s is at work on this question. Nothing was done.")
            % {"name": full_name(claim.holder)}
        )


def keep(question: Question, by: Actor) -> CaseClaim | None:
    """Claim a question or say that one is still there; the claim of another if it is held.

    Two who come at the same moment: the row is written once, so one of them gets it.
    """
    now = timezone.now()
    claims = CaseClaim.objects.filter(question=question)
    if claims.filter(holder=by.user).update(seen_at=now):
        return None
    free = claims.exclude(pk__in=CaseClaim.objects.held().values("pk"))
    if free.update(holder=by.user, since=now, seen_at=now):
        return None
    claim, _is_new = CaseClaim.objects.select_related("holder").get_or_create(
        question=question, defaults={"holder": by.user}
    )
    return None if claim.holder_id == by.user.pk else claim


def let_go(question: Question, by: Actor) -> None:
    CaseClaim.objects.filter(question=question, holder=by.user).delete()


@transaction.atomic
def take_over(question: Question, *, by: Actor, reason: str) -> None:
    """Take a question from who is at work on it; the reason stands in its history."""
    if not reason.strip():
        raise ActRefusedError(_("Give the reason."))
    claim = held_by_another(question, by)
    if claim:
        told = Told(reason, note=_("From %(name)s") % {"name": full_name(claim.holder)})
        witness(locked(question), Act.TAKE_OVER, by, told)
    now = timezone.now()
    CaseClaim.objects.update_or_create(
        question=question, defaults={"holder": by.user, "since": now, "seen_at": now}
    )
