from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from .mails import LEFT, Mail, MessageState


class OfficeMailKind(models.TextChoices):
    """What a person of the office is told; the first is the mail of each morning."""

    DIGEST = "digest", _("work of the day")
    DUE_TODAY = "due_today", _("due today")
    ASSIGNED = "assigned", _("assigned to your unit")
    UNASSIGNED = "unassigned", _("assignment undone")
    SENT_BACK = "sent_back", _("draft sent back")
    REMINDER = "reminder", _("list of the hamlet still missing")
    SUPERVISED = "supervised", _("supervision recommendation")


class OfficeMail(Mail):
    """A mail to a person of the office.

    `key` names what it tells of: a person is told the same thing once. `facts` are
    numbers of questions and names of places, never a sender or what was written.
    """

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    kind = models.CharField(_("kind of mail"), max_length=10, choices=OfficeMailKind)
    key = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)

    class Meta(Mail.Meta):
        verbose_name = _("mail to the office")
        verbose_name_plural = _("mails to the office")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "person", "key"], name="office_mail_once"
            ),
            models.CheckConstraint(
                name="office_mail_sent_exactly_when_dated",
                condition=models.Q(state=MessageState.SENT)
                ^ models.Q(sent_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                name="office_mail_to_send",
                condition=models.Q(state__in=LEFT),
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def name(self) -> str:
        """What stands before the host in its Message-ID: the same for every try."""
        return f"office-{self.pk}"
