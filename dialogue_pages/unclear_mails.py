"""Mails that need a person: nobody knows whether they went, or they went nowhere.

They are not sent again by themselves: who keeps them in sight settles each.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Site

from . import outbox
from .models import Message, OfficeMail, SubscriptionMail
from .models.mails import Mail, MailFault, MessageState
from .office_telling import send_office_mail
from .subscribing.sending import send_subscription_mail
from .telling import send_message


@dataclass(frozen=True, slots=True)
class MailKind:
    """Whom mails go to; `site` is the way from a mail to its commune."""

    key: str
    model: type[Mail]
    site: str
    task: object

    def of(self, site: Site) -> QuerySet:
        return self.model.objects.filter(**{self.site: site})


SENT_AGAIN = "dialogue_pages.mail.sent_again"
TAKEN_FOR_SENT = "dialogue_pages.mail.taken_for_sent"
MOST_AT_ONCE = 500
SENDERS = MailKind("senders", Message, "question__site", send_message)
OFFICE = MailKind("office", OfficeMail, "site", send_office_mail)
SUBSCRIBERS = MailKind(
    "subscribers", SubscriptionMail, "subscription__site", send_subscription_mail
)
KINDS = (SENDERS, OFFICE, SUBSCRIBERS)


def left_to_a_person(kind: MailKind, site: Site) -> QuerySet:
    """Unclear ones. Those given up have a tab of the desk, but for mails to the office."""
    needs_a_person = Q(pk__in=_unclear(kind))
    if kind is OFFICE:
        needs_a_person |= Q(state=MessageState.GIVEN_UP) & ~Q(address="")
    return kind.of(site).filter(needs_a_person)


@transaction.atomic
def send_again(kind: MailKind, site: Site, keys: Iterable[int], *, by) -> int:
    """Try these once more, though some may then arrive twice; returns how many."""
    mails = left_to_a_person(kind, site).filter(pk__in=keys)
    begun = [mail for mail in mails if outbox.begin_anew(mail, kind.task)]
    for mail in begun:
        keep_in_history(mail, SENT_AGAIN, by)
    return len(begun)


@transaction.atomic
def take_for_sent(kind: MailKind, site: Site, keys: Iterable[int], *, by) -> int:
    """Settle unclear ones as sent; their rows keep that no server confirmed it."""
    mails = kind.of(site).filter(pk__in=_unclear(kind)).filter(pk__in=keys)
    settled = [mail for mail in mails if _is_settled(mail)]
    for mail in settled:
        keep_in_history(mail, TAKEN_FOR_SENT, by)
    return len(settled)


def keep_in_history(mail: Mail, action: str, by) -> None:
    """Who decided on a mail; by its name and number, never by its address."""
    parts = [mail.question.number] if isinstance(mail, Message) else []
    log(mail, action, user=by, title=", ".join([*parts, mail.name]))


def _is_settled(mail: Mail) -> bool:
    still = type(mail).objects.filter(pk=mail.pk, state=MessageState.UNCLEAR)
    return bool(
        still.update(
            state=MessageState.SENT,
            sent_at=timezone.now(),
            fault=MailFault.UNCONFIRMED,
        )
    )


def _unclear(kind: MailKind) -> list[int]:
    """Read first and by their own index: of a million mails these are a handful."""
    unclear = kind.model.objects.unclear(timezone.now()).order_by("next_attempt_at")
    return list(unclear.values_list("pk", flat=True)[:MOST_AT_ONCE])
