from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .token_links import TokenLink

DAYS = 14


def in_so_many_days():
    return timezone.now() + timedelta(days=DAYS)


class UnitLink(TokenLink):
    """Lets a unit without accounts answer one question.

    `saved` holds what the unit has typed, by the names of its form's fields.
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
    shows_sender = models.BooleanField(_("shows who asks"), default=False)
    expires_at = models.DateTimeField(_("valid until"), default=in_so_many_days)
    is_asking = models.BooleanField(_("waits for the office's advice"), default=False)

    class Meta(TokenLink.Meta):
        verbose_name = _("link for a unit")
        verbose_name_plural = _("links for units")
        indexes = [
            models.Index(
                fields=["question"],
                condition=models.Q(is_asking=True),
                name="unit_link_asking",
            )
        ]

    def __str__(self):
        return f"{self.question_id}: {self.unit}"
