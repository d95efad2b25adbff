from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from dialogue_pages.models import DialoguePlanPage


class HomePage(Page):
    """The commune's front page."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, "introduction"]
    max_count_per_parent = 1
    subpage_types = ["dialogue_pages.DialoguePlanIndexPage"]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        plans = DialoguePlanPage.objects.descendant_of(self).live().public()
        return super().get_context(request, *args, **kwargs) | {
            "coming_plans": plans.coming()[:3],
        }
