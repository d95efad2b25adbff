from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from ..choices import AmendmentKind
from .visibility import is_restricted


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

    @property
    def public_replacement(self):
        """The page that replaces; None where it is hidden, for such is not named."""
        page = self.replaced_by
        if page is None or not page.live:
            return None
        if not hasattr(self, "is_replacement_hidden"):
            self.is_replacement_hidden = page.get_view_restrictions().exists()
        return None if self.is_replacement_hidden else self.replacement

    @property
    def replacement(self):
        """The page that replaces, with the fields of its kind."""
        return self.replaced_by and self.replaced_by.specific


class PlanAmendmentQuerySet(models.QuerySet):
    def with_replacements(self):
        """With the plan that replaces, and whether anybody may read it, in one query."""
        plans = self.select_related("replaced_by__dialogueplanpage")
        return plans.annotate(is_replacement_hidden=is_restricted("replaced_by__path"))


class PlanAmendment(Amendment):
    plan = ParentalKey(
        "dialogue_pages.DialoguePlanPage",
        on_delete=models.CASCADE,
        related_name="amendments",
    )

    objects = PlanAmendmentQuerySet.as_manager()

    class Meta(Amendment.Meta):
        abstract = False

    @property
    def replacement(self):
        return self.replaced_by and self.replaced_by.dialogueplanpage
