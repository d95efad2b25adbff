from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed, will be tried again")
    GIVEN_UP = "given_up", _("not delivered")


class MailFault(models.TextChoices):
    """Why a mail did not go out; never the words of a server, which name the address."""

    ADDRESS_REFUSED = "address_refused", _("the address was refused")
    REFUSED = "refused", _("the mail server refused")
    UNREACHABLE = "unreachable", _("the mail server could not be reached")
    OTHER = "other", _("the mail could not be handed over")
    FORGOTTEN = "forgotten", _("the address is kept no longer")


LEFT = (MessageState.WAITING, MessageState.SENDING, MessageState.FAILED)
UNDELIVERED = (MessageState.FAILED, MessageState.GIVEN_UP)
# Longer than a mail server may take to answer: a claim that old was left by a dead worker.
LEASE = timedelta(minutes=10)
WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440))


class MessageQuerySet(models.QuerySet):
    def due(self, now):
        """What may be tried now: new, failed long enough ago, or left by a dead worker."""
        return self.filter(state__in=LEFT, next_attempt_at__lte=now)


class Mail(models.Model):
    """A mail as a row: written with what it tells of, sent after that, tried again.

    `next_attempt_at` is also the claim: whoever sends moves it on first, so no two
    workers hold one mail. The text is made when it is sent; none is kept.
    """

    address = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MessageState, default=MessageState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("written at"), default=timezone.now)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    fault = models.CharField(
        _("what went wrong"), max_length=20, choices=MailFault, blank=True
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    @property
    def may_be_sent_again(self) -> bool:
        return self.state in UNDELIVERED and bool(self.address)

    def claim(self) -> bool:
        """Take the mail for one attempt; False where another worker has it."""
        now = timezone.now()
        claimed = type(self).objects.filter(pk=self.pk).exclude(address="").due(now)
        return bool(
            claimed.update(
                state=MessageState.SENDING,
                attempts=models.F("attempts") + 1,
                next_attempt_at=now + LEASE,
            )
        )

    def has_gone(self) -> None:
        self._end(state=MessageState.SENT, sent_at=timezone.now(), fault="")

    def has_failed(self, fault: MailFault) -> None:
        """Put the next attempt off, ever longer; give up in the end."""
        self.refresh_from_db(fields=["attempts"])
        is_last = self.attempts > len(WAITS) or fault == MailFault.ADDRESS_REFUSED
        if is_last:
            self._end(state=MessageState.GIVEN_UP, fault=fault)
            return
        wait = WAITS[self.attempts - 1]
        self._end(
            state=MessageState.FAILED,
            fault=fault,
            next_attempt_at=timezone.now() + wait,
        )

    def _end(self, **changes) -> None:
        """Only an attempt that is still open ends; what was sent stays sent."""
        for name, value in changes.items():
            setattr(self, name, value)
        open_attempt = type(self).objects.filter(pk=self.pk, state=MessageState.SENDING)
        open_attempt.update(**changes)
