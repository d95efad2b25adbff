from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..choices import AnnouncementKind
from ..facets import canonical_query
from .announcements import AnnouncementPage
from .kept_papers import StaysPublic
from .page_forms import SlugFromTitleForm, title_panel
from .visibility import GuardedAtOnce

EXPIRED_ON_A_PAGE = 20
KIND_PARAMETER = "loai"
PAGE_PARAMETER = "trang"


class AnnouncementIndexPage(StaysPublic, GuardedAtOnce, Page):
    """Lists the announcements beneath it: current ones first, then expired ones."""

    introduction = models.TextField(_("introduction"), blank=True)

    reads_parameters = (KIND_PARAMETER, PAGE_PARAMETER)
    base_form_class = SlugFromTitleForm
    content_panels = [title_panel, "introduction"]
    subpage_types = ["dialogue_pages.AnnouncementPage"]

    class Meta:
        verbose_name = _("list of announcements")
        verbose_name_plural = _("lists of announcements")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | self._shown(request) if request.GET else context

    def body_context(self, request):
        """The list as it is without any choice, asked for where it is drawn."""
        return {} if request.GET else self._shown(request)

    def _shown(self, request):
        today = timezone.localdate()
        found = AnnouncementPage.objects.child_of(self).live().public().for_cards()
        asked = request.GET.get(KIND_PARAMETER)
        kind = asked if asked in AnnouncementKind.values else ""
        if kind:
            found = found.filter(kind=kind)
        expired = Paginator(found.expired(today).newest_first(), EXPIRED_ON_A_PAGE)
        shown = expired.get_page(request.GET.get(PAGE_PARAMETER))
        return {
            "kinds": AnnouncementKind.choices,
            "kind": kind,
            "kind_parameter": KIND_PARAMETER,
            "narrowing": kind and f"{KIND_PARAMETER}={kind}",
            "page_parameter": PAGE_PARAMETER,
            "current_announcements": found.current(today).newest_first(),
            "expired_announcements": shown,
            "canonical_query": canonical_query(PAGE_PARAMETER, shown, kind),
            "today": today,
        }
