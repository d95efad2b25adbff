from django.db import models
from django.utils.translation import gettext_lazy as _

from ..stages import Act
from .mails import LEFT, UNDELIVERED, Mail, MessageState


class MessageKind(models.TextChoices):
    """An address that nobody has proved to read gets the first kind only."""

    CONFIRM = "confirm", _("receipt, with the question to confirm the address")
    STEP = "step", _("what happened to the question")


class Message(Mail):
    """A mail to the sender of a question, stored together with what it tells of."""

    wagtail_reference_index_ignore = True

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.PROTECT, related_name="messages"
    )
    event = models.ForeignKey(
        "dialogue_pages.QuestionEvent",
        on_delete=models.PROTECT,
        null=True,
        related_name="messages",
    )
    kind = models.CharField(_("kind of mail"), max_length=10, choices=MessageKind)

    class Meta(Mail.Meta):
        verbose_name = _("mail to a sender")
        verbose_name_plural = _("mails to senders")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "event"], name="message_once_for_an_event"
            ),
            models.CheckConstraint(
                name="message_sent_exactly_when_dated",
                condition=models.Q(state=MessageState.SENT)
                ^ models.Q(sent_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                name="message_to_send",
                condition=models.Q(state__in=LEFT),
            ),
            models.Index(
                fields=["question", "address", "state"],
                name="message_undelivered",
                condition=models.Q(state__in=UNDELIVERED) & ~models.Q(address=""),
            ),
            models.Index(
                fields=["next_attempt_at"],
                name="message_unclear",
                condition=models.Q(state=MessageState.UNCLEAR),
            ),
        ]

    def __str__(self):
        return f"{self.question_id}: {self.get_kind_display()}"

    @property
    def name(self) -> str:
        """What stands before the host in its Message-ID: the same for every try."""
        return f"dialogue-{self.pk}-{self.question_id}"

    @property
    def about(self) -> str:
        """What it tells of: an act, or the kind of mail."""
        return Act(self.event.act).label if self.event else self.get_kind_display()
