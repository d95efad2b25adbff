import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAYS = 14


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """A secret of 256 bits, so its plain digest tells nothing of it."""
    return secrets.token_urlsafe(32)


def in_so_many_days():
    return timezone.now() + timedelta(days=DAYS)


class UnitLink(models.Model):
    """Lets a unit without accounts answer one question; the secret itself is not kept.

    `saved` is what the unit has typed and not handed in, by the names of its form's
    fields; `saves` counts, so that two open windows do not overwrite each other.
    """

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.PROTECT, related_name="unit_links"
    )
    unit = models.ForeignKey(
        "dialogue_pages.Unit",
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    digest = models.CharField(max_length=64, unique=True)
    shows_sender = models.BooleanField(_("shows who asks"), default=False)
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("issued by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    expires_at = models.DateTimeField(_("valid until"), default=in_so_many_days)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    opened_at = models.DateTimeField(_("last opened at"), null=True)
    is_asking = models.BooleanField(_("waits for the office's advice"), default=False)
    saved = models.JSONField(default=dict)
    saves = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("link for a unit")
        verbose_name_plural = _("links for units")
        ordering = ["-issued_at", "-pk"]

    def __str__(self):
        return f"{self.question_id}: {self.unit}"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and timezone.now() < self.expires_at
