from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..stages import Act


class QuestionEventQuerySet(models.QuerySet):
    def update(self, **changes):
        raise PermissionDenied("Events are written once.")

    def delete(self):
        raise PermissionDenied("Events are kept.")

    def forget_words(self) -> int:
        """Take off what people wrote, once a question is made anonymous."""
        return super().update(note="", public_note="", reason="")


class QuestionEvent(models.Model):
    """One act on a question: who, why, and every axis before and after.

    Append-only: replaying the events gives the row. `note` is for the office,
    `public_note` is what the sender reads.
    """

    wagtail_reference_index_ignore = True

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.PROTECT, related_name="events"
    )
    act = models.CharField(_("act"), max_length=20, choices=Act)
    at = models.DateTimeField(_("at"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    role = models.CharField(_("in the role of"), max_length=20)
    reason = models.TextField(_("reason"), blank=True)
    note = models.TextField(_("internal note"), blank=True)
    public_note = models.TextField(_("note to the sender"), blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    batch = models.UUIDField(null=True, db_index=True)

    objects = QuestionEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.at:%d/%m/%Y %H:%M} {self.get_act_display()}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise PermissionDenied("Events are written once.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise PermissionDenied("Events are kept.")
