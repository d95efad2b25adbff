from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from .mails import LEFT, Mail, MessageState


class SubscriptionQuerySet(models.QuerySet):
    def of_site(self, site: Site) -> Self:
        return self.filter(site=site)

    def confirmed(self) -> Self:
        return self.exclude(confirmed_at=None)


class Subscription(models.Model):
    """An address, in small letters, that wants to hear by mail what is new.

    `chosen` holds, `asked` waits for the address to be proved: both are
    `{"sections": ["ke-hoach"], "topics": [3], "hamlets": [5]}`, or empty.
    `told_until` is the moment up to which news have been told.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(_("e-mail"))
    chosen = models.JSONField(default=dict)
    asked = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=timezone.now)
    consent_text = models.TextField(_("consent"))
    confirmed_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)
    mailed_on = models.DateField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = []
        verbose_name = _("subscription by mail")
        verbose_name_plural = _("subscriptions by mail")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "address"], name="subscription_once_for_an_address"
            )
        ]

    def __str__(self):
        return str(self.pk)


class SubscriptionMailKind(models.TextChoices):
    """An address that nobody has proved to read gets the first kind only."""

    CONFIRM = "confirm", _("question to confirm the address")
    NEWS = "news", _("what is new")


class SubscriptionMail(Mail):
    """A mail to a subscriber. News are those of a stretch of time, read when it is sent."""

    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="mails"
    )
    kind = models.CharField(max_length=10, choices=SubscriptionMailKind)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta(Mail.Meta):
        default_permissions = []
        verbose_name = _("mail to a subscriber")
        verbose_name_plural = _("mails to subscribers")
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "until"], name="subscription_mail_once"
            ),
            models.CheckConstraint(
                name="subscription_mail_sent_exactly_when_dated",
                condition=models.Q(state=MessageState.SENT)
                ^ models.Q(sent_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                name="subscription_mail_to_send",
                condition=models.Q(state__in=LEFT),
            )
        ]

    def __str__(self):
        return f"{self.subscription_id}: {self.kind}"

    @property
    def name(self) -> str:
        """What stands before the host in its Message-ID: the same for every try."""
        return f"news-{self.pk}"
