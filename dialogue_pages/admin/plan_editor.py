"""The page editor of a plan, with the plan check in a side panel of its own."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from dialogue_pages.plan_check import check_page


class PlanCheckSidePanel(BaseSidePanel):
    """“Soát kế hoạch”: findings in the last saved text."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle the plan check")
        icon_name = "list-ul"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {
                "count": len(self.panel.findings)
            }

    name = "plan-check"
    title = _("Plan check")
    template_name = "dialogue_pages/admin/plan_check_panel.html"
    order = 350

    @cached_property
    def findings(self):
        return check_page(self.object)

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"findings": self.findings}


class PlanEditView(EditView):
    def get_side_panels(self):
        side_panels = super().get_side_panels()
        if not self.expects_json_response:
            side_panels.append(PlanCheckSidePanel(self.page, self.request))
        return side_panels
