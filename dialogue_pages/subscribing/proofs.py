"""Links in mails that prove that their address is read, without naming it."""

from django.core import signing
from wagtail.models import Site

from ..models import Subscription

CONFIRM_DAYS = 7
_CONFIRM = "dialogue_pages.subscription_confirm"
_END = "dialogue_pages.subscription_end"


def confirming(subscription: Subscription) -> str:
    return signing.TimestampSigner(sep=".", salt=_CONFIRM).sign(subscription.pk)


def confirmed_by(proof: str, site: Site) -> Subscription | None:
    """The subscription a link confirms; None for an old, foreign or ended one."""
    signer = signing.TimestampSigner(sep=".", salt=_CONFIRM)
    try:
        key = signer.unsign(proof, max_age=CONFIRM_DAYS * 86_400)
    except signing.BadSignature:
        return None
    return Subscription.objects.of_site(site).filter(pk=key).first()


def ending(subscription: Subscription) -> str:
    """Valid for as long as the subscription lasts."""
    return signing.Signer(sep=".", salt=_END).sign(subscription.pk)


def ended_by(proof: str) -> Subscription | None:
    """The subscription a link ends, at whatever host; None where it has ended already.

    Raises `BadSignature` for a link that is none of ours.
    """
    key = signing.Signer(sep=".", salt=_END).unsign(proof)
    return Subscription.objects.filter(pk=key).first()
