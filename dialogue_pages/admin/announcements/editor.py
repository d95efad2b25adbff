"""The page editor of an announcement, with its state in a side panel of its own."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView

from dialogue_pages.announcing import NoticeState
from dialogue_pages.papers.blanks import blanks_in
from dialogue_pages.templatetags.dialogue_announcements import publication_of

_TO_DO = (NoticeState.WAITING, NoticeState.OVERDUE, NoticeState.LATE)


class PublicationSidePanel(BaseSidePanel):
    """What is still to be filled in, where it hangs, and whether that was in time."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle publication")
        icon_name = "date"

        def get_context_data(self, parent_context):
            clock = self.panel.publication.clock
            to_do = len(self.panel.blanks) + bool(clock and clock.state in _TO_DO)
            return super().get_context_data(parent_context) | {"count": to_do}

    name = "publication"
    title = _("Publication")
    template_name = "dialogue_pages/admin/announcements/panel.html"
    order = 350

    @cached_property
    def publication(self):
        return publication_of(self.object, timezone.localdate())

    @cached_property
    def blanks(self):
        return blanks_in(self.object)

    def get_context_data(self, parent_context):
        may_post = self.request.user.has_perm("dialogue_pages.change_posting")
        postings = reverse("dialogue_pages_postings", args=[self.object.pk])
        return super().get_context_data(parent_context) | {
            "publication": self.publication,
            "blanks": self.blanks,
            "postings_url": postings if may_post else "",
        }


class AnnouncementEditView(EditView):
    def get_side_panels(self):
        side_panels = super().get_side_panels()
        if not self.expects_json_response:
            side_panels.append(PublicationSidePanel(self.page, self.request))
        return side_panels
