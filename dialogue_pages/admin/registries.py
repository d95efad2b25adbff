"""The commune's registries: what they share, and the directory (wagtail-modeladmin)."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.models import Site
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import CreateView, IndexView

from dialogue_pages import roles
from dialogue_pages.models import Hamlet, SearchSynonym, Topic, Unit
from dialogue_pages.models.directory import DirectoryEntry

from .desk.unit_field import units_of
from .people import offer_people


class SiteRecordForm(WagtailAdminModelForm):
    """The form of a record of one commune; the site is known, not chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            entries = getattr(field, "queryset", None)
            if entries is not None and issubclass(entries.model, DirectoryEntry):
                field.queryset = entries.filter(site=self.instance.site)
            elif entries is not None and entries.model is get_user_model():
                self.offer_people(field)

    def offer_people(self, field) -> None:
        """Only people of the commune's own office, by their names."""
        offer_people(field, roles.people_of(self.instance.site))

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"site"}


class SiteRecordIndexView(IndexView):
    """A list that answers no other question than its own filters ask.

    modeladmin takes any name in the address for a lookup, through relations as well:
    who may read a list could guess a password letter by letter, or what is masked.
    """

    def get_filters(self, request):
        specs, has_filters, others, use_distinct = super().get_filters(request)
        if others:
            raise Http404
        return specs, has_filters, others, use_distinct

    def get_queryset(self, request=None):
        try:
            return super().get_queryset(request)
        except IncorrectLookupParameters as error:
            raise Http404 from error


class SiteRecordCreateView(CreateView):
    def get_instance(self) -> models.Model:
        site = Site.find_for_request(self.request)
        return getattr(self, "instance", None) or self.model(site=site)


class SiteRecordAdmin(ModelAdmin):
    """A registry that shows and takes only the records of the commune at hand."""

    index_view_class = SiteRecordIndexView
    create_view_class = SiteRecordCreateView
    form_class = SiteRecordForm
    list_per_page = 50

    def get_edit_handler(self):
        return ObjectList(self.panels, base_form_class=self.form_class)

    def get_queryset(self, request):
        site = Site.find_for_request(request)
        return super().get_queryset(request).filter(site=site)

    def index_view(self, request):
        _require_office(request)
        return super().index_view(request)

    def create_view(self, request):
        _require_office(request)
        return super().create_view(request)

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
        _require_office(request)
        get_object_or_404(self.get_queryset(request), pk=unquote(instance_pk))


def _require_office(request) -> None:
    """The registries of a commune are for the people of its own office."""
    site = Site.find_for_request(request)
    if site is None or not roles.works_at(request.user, site):
        raise PermissionDenied


class HamletAdmin(SiteRecordAdmin):
    model = Hamlet
    menu_icon = "group"
    list_display = ["name", "label", "head_name", "households"]
    search_fields = ["name", "folded_name", "head_name"]
    list_export = ["label", "name", "head_name", "households"]
    panels = ["label", "name", "head_name", "head", "households"]


class UnitAdmin(SiteRecordAdmin):
    model = Unit
    menu_icon = "user"
    list_display = ["name", "short_name", "valid_from", "valid_until"]
    search_fields = ["name", "folded_name", "short_name"]
    list_export = ["name", "short_name", "valid_from", "valid_until"]
    panels = [
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("members", widget=CheckboxSelectMultiple),
        FieldRowPanel(["valid_from", "valid_until"]),
    ]


class TopicForm(SiteRecordForm):
    """Names a unit of the commune that exists, or the one that is named already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("unit"):
            named = Unit.objects.filter(
                site=self.instance.site, pk=self.instance.unit_id
            )
            field.queryset = units_of(self.instance.site) | named


class TopicAdmin(SiteRecordAdmin):
    model = Topic
    menu_icon = "tag"
    form_class = TopicForm
    list_display = ["name", "unit"]
    list_select_related = ["unit"]
    search_fields = ["name", "folded_name"]
    list_export = ["name", "unit"]
    panels = ["name", "unit"]


class SearchSynonymAdmin(SiteRecordAdmin):
    model = SearchSynonym
    menu_icon = "search"
    menu_label = _("Synonyms of the search")
    list_display = ["name"]
    search_fields = ["name", "folded_name"]
    list_export = ["name"]
    panels = ["name"]
