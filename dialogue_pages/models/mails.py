from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    UNCLEAR = "unclear", _("handed over, no answer from the mail server")
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
    UNCONFIRMED = "unconfirmed", _("the mail server has not confirmed it")


LEFT = (MessageState.WAITING, MessageState.SENDING, MessageState.FAILED)
UNDELIVERED = (MessageState.FAILED, MessageState.GIVEN_UP)
# Longer than a mail server may take to answer: a claim that old was left by a dead worker.
LEASE = timedelta(minutes=10)
WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440))


class MessageQuerySet(models.QuerySet):
    def due(self, now):
        """What may be tried now: new, failed long enough ago, or left by a dead worker."""
        return self.filter(state__in=LEFT, next_attempt_at__lte=now)

    def unclear(self, now):
        """What may have gone or not, and nobody has in hand any more.

        In its own words: with values apart, SQLite passes over the index of these mails.
        """
        is_unclear = models.Func(
            models.F("state"),
            template=f"%(expressions)s = '{MessageState.UNCLEAR.value}'",
            output_field=models.BooleanField(),
        )
        return self.filter(is_unclear, next_attempt_at__lte=now).exclude(address="")

    def stuck(self, now):
        """What a person may have sent again."""
        unclear = models.Q(state=MessageState.UNCLEAR, next_attempt_at__lte=now)
        undelivered = models.Q(state__in=UNDELIVERED) | unclear
        return self.filter(undelivered).exclude(address="")


class Mail(models.Model):
    """A mail as a row: written with what it tells of, sent after that, tried again.

    `next_attempt_at` is also the claim: whoever sends moves it on first, so no two
    workers hold one mail. The text is made when it is sent; none is kept.

    A mail is `UNCLEAR` from right before its words go to the mail server until that
    has answered. Where the answer never comes, it stays so: sent again it might arrive
    twice, so a person decides.
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
        is_open = self.state in UNDELIVERED or self.is_unclear
        return is_open and bool(self.address)

    @property
    def is_unclear(self) -> bool:
        """Whether nobody knows if it went: a worker died, or no answer came."""
        is_left = self.next_attempt_at <= timezone.now()
        return self.state == MessageState.UNCLEAR and is_left

    def claim(self) -> bool:
        """Take the mail for one attempt; False where another worker has it."""
        now = timezone.now()
        until = now + LEASE
        claimed = type(self).objects.filter(pk=self.pk).exclude(address="").due(now)
        is_ours = claimed.update(
            state=MessageState.SENDING,
            attempts=models.F("attempts") + 1,
            next_attempt_at=until,
        )
        if is_ours:
            self.state, self.next_attempt_at = MessageState.SENDING, until
        return bool(is_ours)

    def goes_now(self) -> bool:
        """Note that the mail server gets the words now; False where the claim was lost."""
        held = self._in_hand().filter(state=MessageState.SENDING)
        is_ours = held.update(state=MessageState.UNCLEAR)
        if is_ours:
            self.state = MessageState.UNCLEAR
        return bool(is_ours)

    def has_gone(self) -> None:
        self._end(state=MessageState.SENT, sent_at=timezone.now(), fault="")

    def is_left_unclear(self) -> None:
        """No answer came: the office is asked, without waiting for the claim to end."""
        self._end(state=MessageState.UNCLEAR, next_attempt_at=timezone.now())

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
        """Only an attempt of our own that is still open ends; what was sent stays sent."""
        self._in_hand().update(**changes)
        for name, value in changes.items():
            setattr(self, name, value)

    def _in_hand(self) -> models.QuerySet:
        """This mail, as long as the claim is ours."""
        states = (MessageState.SENDING, MessageState.UNCLEAR)
        return type(self).objects.filter(
            pk=self.pk, state__in=states, next_attempt_at=self.next_attempt_at
        )
