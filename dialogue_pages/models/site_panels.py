from django.apps import apps
from django.db.models import QuerySet
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Site

from ..choices import PLAN_ANCHORS


def _edited_site(request) -> Site:
    """The commune of the page in the editor, at whatever host it is edited."""
    if not hasattr(request, "edited_site"):
        named = request.resolver_match.kwargs if request.resolver_match else {}
        key = named.get("page_id") or named.get("parent_page_id")
        page = Page.objects.filter(pk=key).first() if key else None
        site = page and page.get_site()
        request.edited_site = site or Site.find_for_request(request)
    return request.edited_site


class OwnRecordsPanel(FieldPanel):
    """Offers only what belongs to the commune whose site is being edited."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.form and self.request:
                field = self.form.fields[self.field_name]
                site = _edited_site(self.request)
                field.queryset = self.own(field.queryset, site)

        def own(self, records: QuerySet, site: Site) -> QuerySet:
            raise NotImplementedError


class OwnSitePanel(OwnRecordsPanel):
    """Records that name their commune."""

    class BoundPanel(OwnRecordsPanel.BoundPanel):
        def own(self, records, site):
            return records.filter(site=site)


class PlanPacksPanel(OwnSitePanel):
    """Rule packs that count from something a plan brings about."""

    class BoundPanel(OwnSitePanel.BoundPanel):
        def own(self, records, site):
            packs = super().own(records, site)
            return packs.filter(rules__anchor__in=PLAN_ANCHORS).distinct()


class OwnPlanPanel(OwnRecordsPanel):
    """Plans below the front page of the commune."""

    class BoundPanel(OwnRecordsPanel.BoundPanel):
        def own(self, records, site):
            return records.filter(path__startswith=site.root_page.path)


class OwnConferencePanel(OwnRecordsPanel):
    """Conferences of these plans."""

    class BoundPanel(OwnRecordsPanel.BoundPanel):
        def own(self, records, site):
            own = records.filter(plan__path__startswith=site.root_page.path)
            return own.select_related("plan")


class SecondFactorPanel(FieldPanel):
    """Shown only in a site that asks for codes: the plugin by itself does not."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return apps.is_installed("django_otp") and super().is_shown()
