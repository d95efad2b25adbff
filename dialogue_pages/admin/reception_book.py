"""“Sổ tiếp nhận”: every question of the commune as a book that nobody edits."""

from django.contrib.admin import display
from django.contrib.admin.utils import label_for_field
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Site

from dialogue_pages.models import Question

from .permissions import ReadOnlyPermissions
from .registries import SiteRecordAdmin, SiteRecordIndexView

EXPORTED = "dialogue_pages.question.export"


class ReceptionBookPermissions(ReadOnlyPermissions):
    """Open to those who handle every case with its people; closed to every change."""

    _READERS = ("moderate_question", "approve_answer", "keep_minutes")

    def user_can_list(self, user):
        return any(
            self.user_has_specific_permission(user, name) for name in self._READERS
        )

    def user_can_inspect_obj(self, user, obj):
        return self.user_can_list(user)  # of the own commune: see `inspect_view`


class ReceptionBookView(SiteRecordIndexView):
    def get_page_title(self):
        return self.model_admin.name

    def get_heading(self, queryset, field):
        return capfirst(str(label_for_field(field, self.model, self.model_admin)))

    def as_spreadsheet(self, queryset, spreadsheet_format):
        """Hand the book out and note who took it."""
        site = Site.find_for_request(self.request)
        log(site, EXPORTED, user=self.request.user, title=str(self.model_admin.name))
        return super().as_spreadsheet(queryset, spreadsheet_format)


class ReceptionBookAdmin(SiteRecordAdmin):
    model = Question
    name = _("Reception book")
    menu_label = name
    menu_icon = "clipboard-list"
    index_view_class = ReceptionBookView
    permission_helper_class = ReceptionBookPermissions
    history_view_enabled = False
    inspect_view_enabled = True
    panels = []
    export_filename = "so-tiep-nhan"
    list_display = [
        "book_number",
        "received",
        "sender_name",
        "title",
        "unit",
        "stage",
    ]
    list_filter = ["stage", "source"]
    list_select_related = ["hamlet", "unit", "topic"]
    search_fields = ["words__text"]
    list_export = [
        "book_number",
        "received",
        "how_it_came",
        "sender_name",
        "sender_address",
        "hamlet",
        "topic",
        "title",
        "content",
        "unit",
        "stage_reached",
        "what_came_of_it",
        "answered",
    ]
    inspect_view_fields = [
        "number",
        "received_at",
        "source",
        "sender_name",
        "sender_phone",
        "sender_email",
        "sender_address",
        "hamlet",
        "topic",
        "title",
        "content",
        "unit",
        "stage",
        "visibility",
        "answer_kind",
        "outcome",
        "answered_at",
        "closed_at",
    ]

    def inspect_view(self, request, instance_pk):
        self._require_own(request, instance_pk)
        return super().inspect_view(request, instance_pk)

    @display(description=_("number"), ordering="received_at")
    def book_number(self, question):
        return question.number

    @display(description=_("received at"), ordering="received_at")
    def received(self, question):
        return _moment(question.received_at)

    @display(description=_("first answered at"))
    def answered(self, question):
        return _moment(question.answered_at)

    @display(description=_("how it came in"))
    def how_it_came(self, question):
        return question.get_source_display()

    @display(description=_("stage"))
    def stage_reached(self, question):
        return question.get_stage_display()

    @display(description=_("outcome"))
    def what_came_of_it(self, question):
        return question.get_outcome_display()


def _moment(at) -> str:
    return f"{localtime(at):%d/%m/%Y %H:%M}" if at else ""
