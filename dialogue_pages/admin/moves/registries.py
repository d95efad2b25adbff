"""The registries of days off and of rule packs."""

from django.contrib.admin import display
from django.template.defaultfilters import yesno
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from dialogue_pages import rescheduling
from dialogue_pages.models import RulePack, WorkingDayException

from .registry_views import (
    ReviewedAdmin,
    ReviewedCreateView,
    ReviewedDeleteView,
    ReviewedEditView,
)


class WorkingDayExceptionAdmin(ReviewedAdmin):
    model = WorkingDayException
    menu_icon = "date"
    create_view_class = ReviewedCreateView
    edit_view_class = ReviewedEditView
    delete_view_class = ReviewedDeleteView
    delete_template_name = "dialogue_pages/admin/moves/delete.html"
    index_template_name = "dialogue_pages/admin/moves/days_index.html"
    list_display = ["day", "kind", "name", "source_document"]
    list_filter = ["kind"]
    search_fields = ["name", "source_document"]
    list_export = ["day", "kind", "name", "source_document"]
    panels = ["day", "kind", "name", "source_document"]

    def saved(self, form):
        return rescheduling.days_saved(form.instance.site, [form.instance])

    def deleted(self, instance):
        return rescheduling.row_deleted(instance)


class RulePackAdmin(ReviewedAdmin):
    model = RulePack
    menu_icon = "history"
    create_view_class = ReviewedCreateView
    edit_view_class = ReviewedEditView
    delete_view_class = ReviewedDeleteView
    delete_template_name = "dialogue_pages/admin/moves/delete.html"
    list_display = ["name", "citation", "in_use", "valid_from", "valid_until"]
    list_filter = ["is_active"]
    search_fields = ["name", "citation"]
    list_export = [
        "name",
        "citation",
        "valid_from",
        "valid_until",
        "in_use",
        "rules_as_text",
        "note",
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("citation"),
        FieldRowPanel(["valid_from", "valid_until"]),
        FieldPanel("is_active"),
        InlinePanel("rules", heading=_("Time limits"), label=_("Time limit")),
        FieldPanel("note"),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("rules")

    @display(description=_("in use"), ordering="is_active")
    def in_use(self, pack):
        return yesno(pack.is_active)

    def saved(self, form):
        return rescheduling.pack_saved(form.save(commit=False))

    def deleted(self, instance):
        return rescheduling.pack_deleted(instance)
