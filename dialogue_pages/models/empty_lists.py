from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EmptyHamletList(models.Model):
    """A hamlet's word that nobody there has an opinion for a conference.

    `said_by` is nobody where the head said so by a link. A list that comes later
    takes its place.
    """

    conference = models.ForeignKey(
        "dialogue_pages.Conference",
        verbose_name=_("conference"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    hamlet = models.ForeignKey(
        "dialogue_pages.Hamlet",
        verbose_name=_("hamlet"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    said_at = models.DateTimeField(default=timezone.now)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("list without opinions")
        verbose_name_plural = _("lists without opinions")
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "hamlet"], name="empty_list_once_for_a_hamlet"
            )
        ]

    def __str__(self):
        return f"{self.conference_id}: {self.hamlet}"
