"""The queue of requests about personal data: answered here, made by senders alone."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from dialogue_pages.models import DataRequest

from .permissions import KeptPermissions
from .registries import SiteRecordAdmin


class DataRequestPermissions(KeptPermissions):
    """For who handles cases with their people; nobody adds or deletes a request."""

    def user_can_list(self, user):
        return self.user_has_specific_permission(user, "moderate_question")

    def user_can_edit_obj(self, user, obj):
        return self.user_can_list(user)


class DataRequestAdmin(SiteRecordAdmin):
    model = DataRequest
    menu_label = _("Requests about personal data")
    menu_icon = "user"
    permission_helper_class = DataRequestPermissions
    list_display = ["question", "kind", "asked_at", "due_on", "handled_at"]
    list_filter = ["kind"]
    list_select_related = ["question"]
    search_fields = ["question__title", "words"]
    list_export = ["kind", "asked_at", "due_on", "handled_at"]
    panels = [
        FieldPanel("question", read_only=True),
        FieldPanel("kind", read_only=True),
        FieldPanel("words", read_only=True),
        FieldPanel("due_on", read_only=True),
        FieldPanel("result"),
    ]
