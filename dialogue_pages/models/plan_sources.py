from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class PlanSource(models.Model):
    """A file an officer brought, as it was, with the list of plans it is meant for.

    Kept beside the page made from it, so that page and paper can be compared later.
    """

    parent = models.ForeignKey(
        "dialogue_pages.DialoguePlanIndexPage",
        on_delete=models.CASCADE,
        related_name="+",
    )
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("source file of a plan")
        verbose_name_plural = _("source files of plans")

    def __str__(self):
        return self.name
