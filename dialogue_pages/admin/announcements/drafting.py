"""“Soạn thông báo”: from a plan's conference to a draft announcement."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages.announcing import draft_announcement
from dialogue_pages.choices import (
    AFTER_CONFERENCE,
    BEFORE_CONFERENCE,
    AnnouncementKind,
)
from dialogue_pages.models import AnnouncementIndexPage, DialoguePlanPage
from dialogue_pages.vietnamese.fuzzy_dates import written_schedule


class DraftForm(forms.Form):
    conference = forms.ModelChoiceField(
        label=gettext_lazy("Conference"), queryset=None, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[
            (kind.value, kind.label) for kind in (*BEFORE_CONFERENCE, *AFTER_CONFERENCE)
        ],
        initial=AnnouncementKind.NOTICE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["conference"]
        field.queryset = plan.conferences.all()
        field.empty_label = None
        field.initial = field.queryset.first()
        field.label_from_instance = _told


def _told(conference) -> str:
    when = conference.schedule_text or written_schedule(conference.when)
    return " · ".join(filter(None, [conference.name, when, conference.venue_text]))


class DraftAnnouncementView(WagtailAdminTemplateMixin, FormView):
    form_class = DraftForm
    template_name = "dialogue_pages/admin/announcements/draft.html"
    page_title = gettext_lazy("Draft an announcement")
    header_icon = "doc-full"

    def dispatch(self, request, *args, **kwargs):
        parent = self.announcements
        if parent is None:
            messages.error(
                request, _("Open a list of announcements below the home page first.")
            )
            return redirect("wagtailadmin_explore", self.plan.get_parent().pk)
        if not parent.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def plan(self) -> DialoguePlanPage:
        plan = get_object_or_404(DialoguePlanPage, pk=self.kwargs["plan_id"])
        if not plan.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return plan

    @cached_property
    def announcements(self) -> AnnouncementIndexPage | None:
        return announcement_list(self.plan.get_site())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"plan": self.plan}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"plan": self.plan}

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.plan.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.plan.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def form_valid(self, form):
        page = draft_announcement(
            form.cleaned_data["conference"],
            form.cleaned_data["kind"],
            self.announcements,
            by=self.request.user,
        )
        messages.success(
            self.request,
            _(
                "A draft was made. What stands in square brackets is still to be filled in."
            ),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


def announcement_list(site) -> AnnouncementIndexPage | None:
    """The first list of announcements of a commune."""
    if site is None:
        return None
    return AnnouncementIndexPage.objects.descendant_of(site.root_page).first()
