"""The mail of the day to subscribers: at the most one, and none without news."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from ..models import Subscription, SubscriptionMail
from ..models.subscriptions import SubscriptionMailKind
from ..news.finding import published_between
from .choices import Choices
from .sending import send_soon

# What a publication that is just being stored needs to be seen.
LAG = timedelta(minutes=1)
# What was kept back for longer is no news any more.
LONGEST = timedelta(days=14)


def due_subscriptions(site: Site) -> list[Subscription]:
    """Those who may be told something: proved, and not mailed today."""
    confirmed = Subscription.objects.of_site(site).confirmed()
    return list(confirmed.exclude(mailed_on=timezone.localdate()))


def write_news(site: Site) -> list[SubscriptionMail]:
    """Write a mail to each subscriber for whom something is new.

    Run again on the same day it writes only to those who got none.
    """
    until = timezone.now() - LAG
    written = [
        _written(subscription, since, until)
        for subscription, since in _with_news(site, until)
    ]
    return list(filter(None, written))


def count_with_news(site: Site) -> int:
    return sum(1 for _ in _with_news(site, timezone.now() - LAG))


def _with_news(site: Site, until: datetime):
    """Subscribers with the moment from which something is new for them."""
    due = due_subscriptions(site)
    if not due:
        return
    earliest = until - LONGEST
    since = max(min(subscription.told_until for subscription in due), earliest)
    items = published_between(site, since, until)
    for subscription in due:
        choices = Choices.kept(subscription.chosen)
        told_until = max(subscription.told_until, earliest)
        if any(i.published_at > told_until and choices.fits(i) for i in items):
            yield subscription, told_until


@transaction.atomic
def _written(
    subscription: Subscription, since: datetime, until: datetime
) -> SubscriptionMail | None:
    """The mail; None where another run wrote one, or the subscription ended."""
    today = timezone.localdate()
    untold = Q(mailed_on=None) | Q(mailed_on__lt=today)
    claimed = Subscription.objects.filter(untold, pk=subscription.pk)
    if not claimed.update(mailed_on=today, told_until=until):
        return None
    mail = SubscriptionMail.objects.create(
        subscription=subscription,
        kind=SubscriptionMailKind.NEWS,
        address=subscription.address,
        since=since,
        until=until,
    )
    send_soon(mail)
    return mail
