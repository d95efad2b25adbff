"""How a mail to a subscriber goes out, and what is left of it."""

from datetime import timedelta
from functools import partial

from django.utils import timezone
from django_tasks import task

from .. import mailing, outbox
from ..models import Subscription, SubscriptionMail
from ..models.mails import MailFault, MessageState
from ..models.subscriptions import SubscriptionMailKind
from ..news.items import NewsItem
from .letters import composed, news_of

KEPT_FOR = timedelta(days=30)


def send_soon(mail: SubscriptionMail) -> None:
    outbox.send_after_commit(mail, send_subscription_mail)


@task()
def send_subscription_mail(mail_pk: int) -> None:
    """Try a mail that is due, once; a failure is recorded and tried again later.

    News are read again: what was hidden meanwhile is not told, and a mail that would
    tell nothing is dropped. An address that a mail server refuses is deleted.
    """
    found = SubscriptionMail.objects.select_related("subscription__site")
    mail = found.filter(pk=mail_pk).first()
    if mail is None:
        return
    is_news = mail.kind == SubscriptionMailKind.NEWS
    news = news_of(mail) if is_news else []
    if is_news and not news:
        mail.delete()
        return
    try:
        outbox.deliver(mail, partial(_post, news), send_subscription_mail)
    except SubscriptionMail.DoesNotExist:  # the subscription ended meanwhile
        return
    if mail.state == MessageState.GIVEN_UP and mail.fault == MailFault.ADDRESS_REFUSED:
        Subscription.objects.filter(pk=mail.subscription_id).delete()


def forget_old_mails() -> None:
    """Rows of mails serve to try again, and to see for a while that they went."""
    limit = timezone.now() - KEPT_FOR
    SubscriptionMail.objects.filter(created_at__lt=limit).delete()


def _post(news: list[NewsItem], mail: SubscriptionMail) -> MailFault | None:
    return mailing.hand_over(mail, partial(composed, news))
