from wagtail.admin.panels import FieldPanel
from wagtail.models import Site

from ..choices import PLAN_ANCHORS


class OwnSitePanel(FieldPanel):
    """Offers only the records of the commune whose site is being edited."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.form and self.request:
                site = Site.find_for_request(self.request)
                field = self.form.fields[self.field_name]
                field.queryset = field.queryset.filter(site=site)


class PlanPacksPanel(OwnSitePanel):
    """Offers only rule packs that count from something a plan brings about."""

    class BoundPanel(OwnSitePanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.form and self.request:
                field = self.form.fields[self.field_name]
                packs = field.queryset.filter(rules__anchor__in=PLAN_ANCHORS)
                field.queryset = packs.distinct()


class OwnPlanPanel(FieldPanel):
    """Offers only the plans of the commune whose site is being edited."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.form and self.request:
                home = Site.find_for_request(self.request).root_page
                field = self.form.fields[self.field_name]
                field.queryset = field.queryset.filter(path__startswith=home.path)
