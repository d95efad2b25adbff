"""Whose lists a person sees: all of the commune, or those of the hamlets they head."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages.hamlet_lists.sheets import Sheet, conferences_of, hamlets_of
from dialogue_pages.models import Conference

from ..desk.access import DeskMixin


class HamletListPage(DeskMixin, WagtailAdminTemplateMixin):
    """A screen of the lists of one conference."""

    header_icon = "group"

    def dispatch(self, request, *args, **kwargs):
        if not self.seat.enters:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def conference(self) -> Conference:
        conferences = conferences_of(self.seat.site)
        return get_object_or_404(conferences, pk=self.kwargs["conference_pk"])

    @cached_property
    def hamlets(self):
        hamlets = hamlets_of(self.conference, self.seat.site)
        if self.seat.enters_for_all:
            return hamlets
        return hamlets.filter(head=self.request.user)

    @cached_property
    def sheet(self) -> Sheet:
        hamlet = self.hamlets.filter(pk=self.kwargs["hamlet_pk"]).first()
        if hamlet is None:
            raise Http404
        return Sheet(self.conference, hamlet)

    @property
    def list_url(self) -> str:
        return reverse("dialogue_pages_hamlet_list", args=[self.conference.pk])

    def require_office(self) -> None:
        if not self.seat.enters_for_all:
            raise PermissionDenied

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("dialogue_pages_hamlet_lists"),
                "label": _("Lists of hamlets"),
            },
            {"url": self.list_url, "label": str(self.conference.plan.title)},
            {"url": "", "label": self.get_page_title()},
        ]
