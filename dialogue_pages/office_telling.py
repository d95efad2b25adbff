"""Mails to people of the office: written with what they tell of, sent after commit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django_tasks import task

from . import outbox
from .models import Absence, OfficeMail, QuestionEvent
from .models.mails import MessageState
from .models.office_mails import OfficeMailKind
from .office_mailing import post
from .question_choices import DraftState
from .stages import Act

KEPT_FOR = timedelta(days=90)
_AT_ONCE = {
    Act.ASSIGN: OfficeMailKind.ASSIGNED,
    Act.SEND_BACK: OfficeMailKind.SENT_BACK,
}


def tell_of(event: QuestionEvent) -> None:
    """Tell the unit at once of what is assigned or sent back to it; others tomorrow."""
    kind = _AT_ONCE.get(Act(event.act))
    question = event.question
    if kind is None or question.unit is None:
        return
    facts = _facts(question)
    write(
        OfficeMail(
            site_id=question.site_id,
            person=person,
            address=person.email,
            kind=kind,
            key=f"event:{event.pk}",
            facts=facts | ({"instead_of": instead_of} if instead_of else {}),
        )
        for person, instead_of in _told(event, kind)
        if _wants(person) and person.pk != event.actor_id
    )


@transaction.atomic
def write(mails: Iterable[OfficeMail]) -> list[OfficeMail]:
    """Store the mails that were not written yet and send them; returns the new ones."""
    mails = list(mails)
    known = OfficeMail.objects.filter(
        site__in={mail.site_id for mail in mails}, key__in={mail.key for mail in mails}
    )
    told = set(known.values_list("site", "person", "key"))
    new = [m for m in mails if (m.site_id, m.person_id, m.key) not in told]
    for mail in OfficeMail.objects.bulk_create(new):
        outbox.send_after_commit(mail, send_office_mail)
    return new


def forget_old_mails() -> None:
    """Rows of mails that went serve to see for a while that they did."""
    old = OfficeMail.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)
    old.filter(state=MessageState.SENT).delete()


@task()
def send_office_mail(mail_pk: int) -> None:
    """Try a mail that is due, once; a failure is recorded and tried again later."""
    found = OfficeMail.objects.select_related("site", "person")
    outbox.deliver(found.filter(pk=mail_pk).first(), post, send_office_mail)


def _told(event: QuestionEvent, kind: OfficeMailKind) -> Iterator[tuple[object, str]]:
    """The people of the unit, a draft's writer first, and who stands in for them.

    Each person once, with the names of those instead of whom they are told.
    """
    question = event.question
    members = question.unit.members.filter(is_active=True).select_related("mail_wish")
    people = {person.pk: person for person in members}
    absences = Absence.objects.lasting(question.site_id).filter(person__in=people)
    absences = absences.select_related("person", "substitute__mail_wish")
    substitutes = {one.substitute_id: one.substitute for one in absences}
    told = set(people)
    if kind == OfficeMailKind.SENT_BACK:
        writer = _writer(question)
        told = {writer} & (told | substitutes.keys()) or told
    names = defaultdict(list)
    for absence in absences:
        if absence.person_id in told and absence.substitute_id not in told:
            names[absence.substitute_id].append(absence.person_name)
    people = substitutes | people
    for key in told:
        yield people[key], ""
    for key, instead_of in names.items():
        yield people[key], ", ".join(instead_of)


def _writer(question) -> int | None:
    """Who drafted what was decided on last, by the key of the account."""
    decided = (DraftState.SUBMITTED, DraftState.SENT_BACK)
    drafts = question.drafts.filter(state__in=decided).order_by("-pk")
    return drafts.values_list("drafted_by", flat=True).first()


def _wants(person) -> bool:
    wish = getattr(person, "mail_wish", None)
    return bool(person.email) and (wish is None or wish.wants_instant)


def _facts(question) -> dict:
    clocks = question.clocks.filter(met_on=None, ended_on=None, stopped_on=None)
    due = clocks.aggregate(due=Min("due_on"))["due"]
    return {
        "number": question.number,
        "question_pk": question.pk,
        "due": f"{due:%d/%m/%Y}" if due else "",
    }
