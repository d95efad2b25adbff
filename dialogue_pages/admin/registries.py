"""The commune's registries, from hamlets to rule packs (wagtail-modeladmin)."""

from django.contrib.admin import display
from django.contrib.admin.utils import unquote
from django.db import models
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import yesno
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.models import Site
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import CreateView, IndexView

from dialogue_pages.models import Hamlet, RulePack, Topic, Unit, WorkingDayException
from dialogue_pages.models.directory import DirectoryEntry

from .exports import NeutralExportMixin


class SiteRecordForm(WagtailAdminModelForm):
    """The form of a record of one commune; the site is known, not chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            entries = getattr(field, "queryset", None)
            if entries is not None and issubclass(entries.model, DirectoryEntry):
                field.queryset = entries.filter(site=self.instance.site)

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"site"}


class SiteRecordIndexView(NeutralExportMixin, IndexView):
    pass


class SiteRecordCreateView(CreateView):
    def get_instance(self) -> models.Model:
        site = Site.find_for_request(self.request)
        return getattr(self, "instance", None) or self.model(site=site)


class SiteRecordAdmin(ModelAdmin):
    """A registry that shows and takes only the records of the commune at hand."""

    index_view_class = SiteRecordIndexView
    create_view_class = SiteRecordCreateView
    list_per_page = 50

    def get_edit_handler(self):
        return ObjectList(self.panels, base_form_class=SiteRecordForm)

    def get_queryset(self, request):
        site = Site.find_for_request(request)
        return super().get_queryset(request).filter(site=site)

    def edit_view(self, request, instance_pk):
        self._require_own(request, instance_pk)
        return super().edit_view(request, instance_pk)

    def delete_view(self, request, instance_pk):
        self._require_own(request, instance_pk)
        return super().delete_view(request, instance_pk)

    def history_view(self, request, instance_pk):
        self._require_own(request, instance_pk)
        return super().history_view(request, instance_pk)

    def _require_own(self, request, instance_pk):
        get_object_or_404(self.get_queryset(request), pk=unquote(instance_pk))


class HamletAdmin(SiteRecordAdmin):
    model = Hamlet
    menu_icon = "group"
    list_display = ["name", "label", "head_name", "households"]
    search_fields = ["name", "folded_name", "head_name"]
    list_export = ["label", "name", "head_name", "households"]
    panels = ["label", "name", "head_name", "households"]


class UnitAdmin(SiteRecordAdmin):
    model = Unit
    menu_icon = "user"
    list_display = ["name", "short_name", "valid_from", "valid_until"]
    search_fields = ["name", "folded_name", "short_name"]
    list_export = ["name", "short_name", "valid_from", "valid_until"]
    panels = ["name", "short_name", "valid_from", "valid_until"]


class TopicAdmin(SiteRecordAdmin):
    model = Topic
    menu_icon = "tag"
    list_display = ["name", "unit"]
    list_select_related = ["unit"]
    search_fields = ["name", "folded_name"]
    list_export = ["name", "unit"]
    panels = ["name", "unit"]


class WorkingDayExceptionAdmin(SiteRecordAdmin):
    model = WorkingDayException
    menu_icon = "date"
    list_display = ["day", "kind", "name", "source_document"]
    list_filter = ["kind"]
    search_fields = ["name", "source_document"]
    list_export = ["day", "kind", "name", "source_document"]
    panels = ["day", "kind", "name", "source_document"]


class RulePackAdmin(SiteRecordAdmin):
    model = RulePack
    menu_icon = "history"
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


class RegistriesGroup(ModelAdminGroup):
    menu_label = _("Registries")
    menu_icon = "folder-open-inverse"
    menu_order = 300
    items = [
        HamletAdmin,
        UnitAdmin,
        TopicAdmin,
        WorkingDayExceptionAdmin,
        RulePackAdmin,
    ]
