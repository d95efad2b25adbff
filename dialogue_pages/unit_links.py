"""A unit without accounts answers by a link: issue it, take it back, act through it.

Acts go the same way as everybody's: lock, guard, change, record, tell after commit.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from . import answering, moderation
from .acting import Actor, Told, act_on, locked, witness
from .exceptions import ActRefusedError
from .models import Question, ReplyDraft, UnitLink
from .models.token_links import digest_of, new_token
from .stages import Act, Role, Stage

ONE_VISIT = timedelta(minutes=10)
ISSUERS = frozenset({Role.MODERATOR})
BY_LINK = Actor(frozenset({Role.UNIT_BY_LINK}))


def can_be_issued(question: Question, by: Actor) -> bool:
    """For a unit that has the question and nobody who can sign in."""
    return (
        bool(by.roles & ISSUERS)
        and question.stage == Stage.ASSIGNED
        and not question.is_withheld
        and question.unit is not None
        and not question.unit.members.filter(is_active=True).exists()
    )


@transaction.atomic
def issue(question: Question, *, by: Actor, shows_sender: bool = False) -> str:
    """Make a link's secret, shown this once; what was issued before ends with it."""
    question = locked(question)
    if not can_be_issued(question, by):
        raise ActRefusedError(
            _("A link is for a unit without accounts that has the question.")
        )
    _end(question)
    token = new_token()
    UnitLink.objects.create(
        question=question,
        unit=question.unit,
        digest=digest_of(token),
        shows_sender=shows_sender,
        issued_by=by.user,
    )
    act_on(question, Act.ISSUE_LINK, by, Told(note=str(question.unit)))
    return token


@transaction.atomic
def revoke(question: Question, *, by: Actor) -> None:
    """Take back every link to a question."""
    question = locked(question)
    if _end(question):
        act_on(question, Act.REVOKE_LINK, by, Told())


def found(token: str, site: Site) -> UnitLink | None:
    """The link of a secret, valid or not, in this commune."""
    links = UnitLink.objects.select_related("question__site", "unit")
    return links.filter(digest=digest_of(token), question__site=site).first()


def proved(pk: int, digest: str, site: Site) -> UnitLink | None:
    """The link a browser has opened with its secret, in this commune."""
    links = UnitLink.objects.select_related("question__site", "unit")
    return links.filter(pk=pk, digest=digest, question__site=site).first()


@transaction.atomic
def opened(link: UnitLink) -> None:
    """Record that somebody came by the link; several times in a row are one visit."""
    now, before = timezone.now(), link.opened_at
    UnitLink.objects.filter(pk=link.pk).update(opened_at=now)
    if before and now - before < ONE_VISIT:
        return
    told = Told(note=str(link.unit))
    witness(locked(link.question), Act.OPEN_LINK, BY_LINK, told)


def why_closed(link: UnitLink) -> str:
    """Why nothing can be done by a link any more; empty while it can."""
    question = link.question
    if link.revoked_at:
        return _("The office has taken this link back.")
    if not link.is_valid:
        return _("This link was valid until %(day)s only.") % {
            "day": timezone.localtime(link.expires_at).strftime("%d/%m/%Y")
        }
    if question.is_withheld or question.unit_id != link.unit_id:
        return _("This question is no longer with your unit.")
    if question.stage == Stage.TO_APPROVE:
        return _("The answer has been handed in; the leaders decide on it.")
    if question.stage != Stage.ASSIGNED:
        return _("This question is no longer with your unit.")
    return ""


@transaction.atomic
def save(link: UnitLink, typed: dict, *, saves: int) -> UnitLink:
    """Keep what is typed for later; refused when another window has saved since."""
    link = _held(link)
    if saves != link.saves:
        raise ActRefusedError(
            _("Another window has saved since; what you see here is older.")
        )
    link.saved, link.saves = typed, link.saves + 1
    link.save(update_fields=["saved", "saves"])
    return link


@transaction.atomic
def hand_in(link: UnitLink, draft: ReplyDraft, *, version: int) -> None:
    """Hand the answer in for approval."""
    link = _held(link, version=version)
    draft.by_link, draft.answered_by = link, str(link.unit)
    answering.submit_draft(link.question, draft, by=BY_LINK)
    link.saved, link.is_asking = {}, False
    link.save(update_fields=["saved", "is_asking"])


@transaction.atomic
def ask_office(link: UnitLink, words: str, *, version: int) -> None:
    """Ask the office for advice; the question stays with the unit."""
    link = _held(link, version=version)
    act_on(link.question, Act.ASK_OFFICE, BY_LINK, Told(reason=words))
    link.is_asking = True
    link.save(update_fields=["is_asking"])


@transaction.atomic
def give_back(link: UnitLink, words: str, *, version: int) -> None:
    """Hand the question back as not the unit's own."""
    link = _held(link, version=version)
    moderation.decline(link.question, by=BY_LINK, reason=words)
    link.is_asking = False
    link.save(update_fields=["is_asking"])


def _held(link: UnitLink, *, version: int | None = None) -> UnitLink:
    """The link and its question, locked, if something can be done by it."""
    question = locked(link.question, version=version)
    link = UnitLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    link.question = question
    if closed := why_closed(link):
        raise ActRefusedError(closed)
    return link


def _end(question: Question) -> int:
    links = question.unit_links.filter(revoked_at=None)
    return links.update(revoked_at=timezone.now(), is_asking=False, saved={})
