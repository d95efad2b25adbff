from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SupervisionNote(models.Model):
    """What a supervisor notes on a question for the supervisors alone."""

    question = models.ForeignKey(
        "dialogue_pages.Question",
        on_delete=models.CASCADE,
        related_name="supervision_notes",
    )
    text = models.TextField(_("note"), max_length=4000)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("note of the supervisors")
        verbose_name_plural = _("notes of the supervisors")
        default_permissions = []
        ordering = ["written_at", "pk"]

    def __str__(self):
        return f"{self.question_id}: {self.written_at:%d/%m/%Y %H:%M}"
