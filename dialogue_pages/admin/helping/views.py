"""“Trợ giúp”: what each kind of work in the office does day by day, ready to print."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..menu import plan_list
from .roles import HELP_PAGES, HelpPage, own_pages


class HelpView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "dialogue_pages/admin/help/page.html"
    page_title = _("Help")
    header_icon = "help"

    @cached_property
    def own(self) -> list[HelpPage]:
        return own_pages(self.request)

    @cached_property
    def shown(self) -> HelpPage:
        """The page asked for, else the one for the person's own work."""
        key = self.kwargs.get("role")
        if key is None:
            return (self.own or HELP_PAGES)[0]
        for page in HELP_PAGES:
            if page.key == key:
                return page
        raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "shown": self.shown,
            "own": self.own,
            "others": [page for page in HELP_PAGES if page not in self.own],
            "plans": plan_list(self.request),
        }

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("dialogue_pages_help"), "label": self.get_page_title()},
            {"url": "", "label": self.shown.title},
        ]
