import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ..question_choices import BulkKind, BulkState

KEPT_FOR = timedelta(days=30)  # with it ends the undoing of the whole
PREVIEW_KEPT_FOR = timedelta(days=1)


class BulkAct(models.Model):
    """One thing done with many questions; its key stands on every event it writes.

    Rows and options are kept for a while; the events stay. `options` are the keys and words that were chosen: `{"unit": 3, "note": ""}`.
    None of them until somebody has chosen.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=BulkKind)
    options = models.JSONField(null=True)
    undoes = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="undone_by"
    )
    made_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    worked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("act on many questions")
        verbose_name_plural = _("acts on many questions")
        default_permissions = []

    def __str__(self):
        return self.get_kind_display()

    @property
    def kept_until(self) -> datetime | None:
        """When its results, and with them the undoing, are deleted."""
        return self.started_at and self.started_at + KEPT_FOR


class BulkRow(models.Model):
    """One question of a bulk act: the state of it that was previewed, and its result."""

    bulk = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="rows")
    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.CASCADE, related_name="+"
    )
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=BulkState, default=BulkState.PLANNED)
    why = models.TextField(blank=True)

    class Meta:
        default_permissions = []
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bulk", "question"], name="bulk_row_once_for_a_question"
            )
        ]
        indexes = [models.Index(fields=["bulk", "state"], name="bulk_row_state")]

    def __str__(self):
        return f"{self.question_id}: {self.state}"
