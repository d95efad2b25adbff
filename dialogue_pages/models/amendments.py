from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from ..choices import AmendmentKind


class Amendment(models.Model):
    """Why an issued paper was corrected, replaced or recalled; shown on its page."""

    kind = models.CharField(_("kind"), max_length=20, choices=AmendmentKind)
    reason = models.TextField(_("reason"))
    document = models.CharField(
        _("number and date of the document that orders it"), max_length=160, blank=True
    )
    replaced_by = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("replaced by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    class Meta:
        abstract = True
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["made_at"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.reason}"


class PlanAmendment(Amendment):
    plan = ParentalKey(
        "dialogue_pages.DialoguePlanPage",
        on_delete=models.CASCADE,
        related_name="amendments",
    )
