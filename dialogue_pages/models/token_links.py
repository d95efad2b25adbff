import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """A secret of 256 bits, so its plain digest tells nothing of it."""
    return secrets.token_urlsafe(32)


class TokenLink(models.Model):
    """Lets somebody without an account do one piece of work; the secret is not kept.

    `saved` is what was typed and not handed in; `saves` counts, so that two open
    windows do not overwrite each other.
    """

    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("issued by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    opened_at = models.DateTimeField(_("last opened at"), null=True)
    saved = models.JSONField(default=dict)
    saves = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["-issued_at", "-pk"]

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and timezone.now() < self.expires_at
