from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .kept_papers import StaysPublic
from .page_forms import SlugFromTitleForm, title_panel
from .plans import DialoguePlanPage
from .visibility import GuardedAtOnce, is_restricted


class DialoguePlanIndexPage(StaysPublic, GuardedAtOnce, Page):
    """Lists the dialogue plans beneath it: coming ones first, then past ones."""

    introduction = models.TextField(_("introduction"), blank=True)

    base_form_class = SlugFromTitleForm
    content_panels = [title_panel, "introduction"]
    subpage_types = ["dialogue_pages.DialoguePlanPage"]

    class Meta:
        verbose_name = _("list of dialogue plans")
        verbose_name_plural = _("lists of dialogue plans")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | self._shown(request) if request.GET else context

    def body_context(self, request):
        """The list as it is without any choice, asked for where it is drawn."""
        return {} if request.GET else self._shown(request)

    def _shown(self, request):
        plans = DialoguePlanPage.objects.child_of(self).live()
        plans = plans.filter(~is_restricted("path"))
        coming, past = list(plans.coming()), list(plans.past())
        prefetch_related_objects(coming + past, "conferences__hamlets", "amendments")
        return {
            "coming_plans": coming,
            "past_plans": past,
            "today": timezone.localdate(),
        }
