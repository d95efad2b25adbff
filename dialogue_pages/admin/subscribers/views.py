"""How many follow the portal by mail: numbers, never an address."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.choices import SearchKind
from dialogue_pages.models import Hamlet, Subscription, Topic


def may_see(request) -> bool:
    """Who keeps the settings of the commune at hand."""
    site, user = Site.find_for_request(request), request.user
    may = user.has_perm("dialogue_pages.change_communesettings")
    return bool(site) and may and roles.works_at(user, site)


class SubscribersView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "dialogue_pages/admin/subscribers.html"
    page_title = _("Subscribers by mail")
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        site = Site.find_for_request(self.request)
        kept = Subscription.objects.of_site(site)
        chosen = list(kept.confirmed().values_list("chosen", flat=True))
        return super().get_context_data(**kwargs) | {
            "confirmed": len(chosen),
            "unconfirmed": kept.filter(confirmed_at=None).count(),
            "rows": list(_rows(site, chosen)),
        }

    def get_breadcrumbs_items(self):
        url = reverse("dialogue_pages_subscribers")
        return [*self.breadcrumbs_items, {"url": url, "label": self.get_page_title()}]


def _rows(site: Site, chosen: list[dict]):
    """What can be chosen, with how many chose it."""
    counts = {
        name: Counter(value for row in chosen for value in row.get(name, ()))
        for name in ("sections", "topics", "hamlets")
    }
    for kind in SearchKind:
        yield kind.label, counts["sections"][kind.value]
    for model, name in ((Topic, "topics"), (Hamlet, "hamlets")):
        for record in model.objects.filter(site=site):
            yield str(record), counts[name][record.pk]
