from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class CommuneMember(models.Model):
    """Says in which commune a person of the office works."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="communes",
    )

    class Meta:
        verbose_name = _("member of a commune's office")
        verbose_name_plural = _("members of communes' offices")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "user"], name="member_once_in_a_commune"
            )
        ]

    def __str__(self):
        return f"{self.user} – {self.site}"
