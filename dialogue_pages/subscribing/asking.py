"""To subscribe, to prove the address, to end: one function each.

Nobody but who reads an address learns whether it is known, or changes what it gets.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from ..models import Subscription, SubscriptionMail
from ..models.subscriptions import SubscriptionMailKind
from .choices import Choices
from .proofs import CONFIRM_DAYS
from .sending import send_soon


@transaction.atomic
def ask(site: Site, address: str, choices: Choices, consent: str) -> None:
    """Send a mail that asks to confirm; until then nothing changes and nothing comes."""
    asked = {"asked": choices.as_row, "asked_at": timezone.now()}
    known, is_new = Subscription.objects.get_or_create(
        site=site,
        address=address.lower(),
        defaults={"consent_text": consent, **asked},
    )
    if not is_new:
        Subscription.objects.filter(pk=known.pk).update(**asked)
    mail = SubscriptionMail.objects.create(
        subscription=known, kind=SubscriptionMailKind.CONFIRM, address=known.address
    )
    send_soon(mail)


@transaction.atomic
def confirm(subscription: Subscription) -> None:
    """Let hold what was asked for; news are told from now on."""
    kept = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if not kept.asked:
        return
    now = timezone.now()
    kept.chosen, kept.asked = kept.asked, {}
    kept.confirmed_at = kept.confirmed_at or now
    kept.told_until = kept.told_until or now
    kept.save(update_fields=["chosen", "asked", "confirmed_at", "told_until"])


def end(subscription: Subscription) -> None:
    """Delete the address with all that was kept of it; mails under way stop."""
    Subscription.objects.filter(pk=subscription.pk).delete()


def forget_unconfirmed() -> int:
    """Delete what nobody confirmed in time; returns how many addresses went."""
    limit = timezone.now() - timedelta(days=CONFIRM_DAYS)
    old = Subscription.objects.filter(asked_at__lt=limit)
    old.exclude(confirmed_at=None).exclude(asked={}).update(asked={})
    unproved = old.filter(confirmed_at=None)
    count = unproved.count()
    unproved.delete()
    return count
