"""“Sổ niêm yết, công bố”: every place of every page, and one page's places at once."""

from django import forms
from django.contrib import messages
from django.contrib.admin import display
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import yesno
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, Site

from dialogue_pages import roles
from dialogue_pages.models import AnswerPage, Posting
from dialogue_pages.posting import open_register
from dialogue_pages.question_choices import Visibility

from ..day_fields import HINT, DayInput
from ..registries import SiteRecordAdmin, SiteRecordForm, SiteRecordIndexView

MAY_POST = "dialogue_pages.change_posting"


class PostingForm(SiteRecordForm):
    def clean_page(self):
        page = self.cleaned_data["page"]
        if not page.path.startswith(self.instance.site.root_page.path):
            raise forms.ValidationError(_("This page belongs to another commune."))
        return page


class PostingIndexView(SiteRecordIndexView):
    def get_page_title(self):
        return self.model_admin.menu_label


class PostingAdmin(SiteRecordAdmin):
    model = Posting
    menu_label = gettext_lazy("Publication register")
    menu_icon = "thumbtack"
    form_class = PostingForm
    index_view_class = PostingIndexView
    export_filename = "so-niem-yet"
    list_display = [
        "content",
        "where_told",
        "from_day",
        "until_day",
        "posted_by",
        "mandatory",
    ]
    list_select_related = ["page", "hamlet"]
    list_filter = ["place", "is_mandatory"]
    search_fields = ["page__title", "posted_by", "hamlet__folded_name"]
    ordering = ["-posted_from", "-pk"]
    list_export = list_display
    panels = [
        "page",
        "place",
        "hamlet",
        "place_text",
        "is_mandatory",
        "posted_from",
        "posted_until",
        "posted_by",
    ]

    def get_queryset(self, request):
        """Without answers to what is withheld: their titles may be what had to go."""
        withheld = AnswerPage.objects.filter(made_from__visibility=Visibility.WITHHELD)
        return super().get_queryset(request).exclude(page__in=withheld.values("pk"))

    @display(description=gettext_lazy("content"), ordering="page__title")
    def content(self, row):
        return row.content

    @display(description=gettext_lazy("place or form"), ordering="place")
    def where_told(self, row):
        return row.where

    @display(description=gettext_lazy("from"), ordering="posted_from")
    def from_day(self, row):
        return f"{row.posted_from:%d/%m/%Y}" if row.posted_from else _("not yet")

    @display(description=gettext_lazy("until"), ordering="posted_until")
    def until_day(self, row):
        return f"{row.posted_until:%d/%m/%Y}" if row.posted_until else ""

    @display(description=gettext_lazy("mandatory"), ordering="is_mandatory")
    def mandatory(self, row):
        return yesno(row.is_mandatory)


class PostingRowForm(forms.ModelForm):
    """One line; its fields are named after its place, for people who hear them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {self.instance.where}"


PostingRows = forms.modelformset_factory(
    Posting,
    PostingRowForm,
    fields=["posted_from", "posted_until", "posted_by", "is_mandatory"],
    widgets={"posted_from": DayInput, "posted_until": DayInput},
    extra=0,
)


class PagePostingsView(WagtailAdminTemplateMixin, FormView):
    """All places of one page in one form: tick off what hangs, since when, by whom."""

    form_class = PostingRows
    template_name = "dialogue_pages/admin/announcements/postings.html"
    page_title = gettext_lazy("Record where it is made public")
    header_icon = "thumbtack"

    def dispatch(self, request, *args, **kwargs):
        site = Site.find_for_request(request)
        is_own = site and self.page.path.startswith(site.root_page.path)
        allowed = is_own and roles.works_at(request.user, site)
        if not (allowed and request.user.has_perm(MAY_POST)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def get_form_kwargs(self):
        open_register(self.page)
        rows = Posting.objects.filter(page=self.page.pk).select_related(
            "hamlet", "page"
        )
        return super().get_form_kwargs() | {"queryset": rows}

    def get_initial(self):
        return []

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("The publication register was updated."))
        return redirect("dialogue_pages_postings", self.page.pk)

    def get_context_data(self, **kwargs):
        told = {"content": self.page, "day_hint": HINT}
        return super().get_context_data(**kwargs) | told

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]
