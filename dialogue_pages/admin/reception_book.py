"""“Sổ tiếp nhận”: every question of the commune as a book that nobody edits."""

from django.contrib.admin import display
from django.contrib.admin.utils import label_for_field
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Site
from wagtail_modeladmin.helpers.search import BaseSearchHandler
from wagtail_modeladmin.views import IndexView

from dialogue_pages.models import Question
from dialogue_pages.searching.cases import read_number, read_search

from .desk.counting import counted, told
from .desk.paging import NEWEST_FIRST, PLACES, page_at
from .permissions import ReadOnlyPermissions
from .reception_rows import drawn_rows, moment, with_what_is_shown
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


class BookSearch(BaseSearchHandler):
    """Finds what the desk finds, for people who read every case with its sender."""

    def __init__(self, search_fields):
        super().__init__(search_fields)
        self.is_counted = True

    def search_queryset(self, queryset, search_term, *, site, **_options):
        if number := read_number(search_term):
            return queryset.filter(serial=number[0], year=number[1])
        search = read_search(search_term, site, masked=False)
        if search is None:
            return queryset
        self.is_counted = not search.is_common
        return search.narrowed(queryset)


class ReceptionBookView(SiteRecordIndexView):
    """The newest first, page by page by their place: the book may hold a million."""

    sortable_by = ()

    def get_ordering(self, request, queryset):
        return [f"-{name}" for name in NEWEST_FIRST.fields]

    def get_context_data(self, **kwargs):
        asked = self.request.GET.copy()
        questions = with_what_is_shown(self.queryset)
        page = page_at(questions, NEWEST_FIRST, asked, self.items_per_page)
        for name in PLACES:
            asked.pop(name, None)
        # Above the list of modeladmin, which counts all rows to number its pages.
        return super(IndexView, self).get_context_data(
            **self._numbers(),
            view=self,
            page=page,
            address=f"?{asked.urlencode()}",
            object_list=page.rows,
            rows=drawn_rows(page.rows, self.button_helper.inspect_button(0)),
            columns=[(name, self._heading(name)) for name in self.list_display],
            user_can_create=False,
            show_search=True,
            **kwargs,
        )

    def _heading(self, name: str) -> str:
        return capfirst(label_for_field(name, self.model, self.model_admin))

    def _numbers(self) -> dict[str, str]:
        lists = {"all_count": self.get_base_queryset()}
        if self.search_handler.is_counted:
            lists["result_count"] = self.queryset
        numbers = {name: told(count) for name, count in counted(lists).items()}
        return {"result_count": "…"} | numbers

    def get_filters_params(self, params=None):
        asked = super().get_filters_params(params)
        return {name: value for name, value in asked.items() if name not in PLACES}

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
    list_per_page = 25
    index_view_class = ReceptionBookView
    index_template_name = "dialogue_pages/admin/reception_book/index.html"
    search_handler_class = BookSearch
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
    search_fields = ["words"]
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

    def get_extra_search_kwargs(self, request, search_term):
        return {"site": Site.find_for_request(request)}

    def inspect_view(self, request, instance_pk):
        self._require_own(request, instance_pk)
        return super().inspect_view(request, instance_pk)

    @display(description=_("number"), ordering="received_at")
    def book_number(self, question):
        return question.number

    @display(description=_("received at"), ordering="received_at")
    def received(self, question):
        return moment(question.received_at)

    @display(description=_("first answered at"))
    def answered(self, question):
        return moment(question.answered_at)

    @display(description=_("how it came in"))
    def how_it_came(self, question):
        return question.get_source_display()

    @display(description=_("stage"))
    def stage_reached(self, question):
        return question.get_stage_display()

    @display(description=_("outcome"))
    def what_came_of_it(self, question):
        return question.get_outcome_display()
