from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

HEARTBEAT = timedelta(seconds=30)
LASTS = 3 * HEARTBEAT


class CaseClaimQuerySet(models.QuerySet):
    def held(self):
        """Those whose holder was seen a moment ago."""
        return self.filter(seen_at__gt=timezone.now() - LASTS)


class CaseClaim(models.Model):
    """Who is at work on a question now; forgotten when nothing is heard of them."""

    question = models.OneToOneField(
        "dialogue_pages.Question",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="claim",
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("at work on it"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = CaseClaimQuerySet.as_manager()

    class Meta:
        default_permissions = []

    def __str__(self):
        return f"{self.question_id}: {self.holder}"

    @property
    def is_held(self) -> bool:
        return self.seen_at > timezone.now() - LASTS
