"""“Nhập kế hoạch từ tệp”: upload → review beside the source → a draft page."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages.importing import import_plan, new_hamlets
from dialogue_pages.models import (
    CommuneSettings,
    DialoguePlanIndexPage,
    DialoguePlanPage,
    PlanSource,
)
from dialogue_pages.official.checking import Office
from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.plan import ReadPlan, read_plan
from dialogue_pages.official.reading.source import MAX_BYTES
from dialogue_pages.plan_check import check_document
from dialogue_pages.wording import say

from .review import reported_lines, understood
from .understood_body import understood_body


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File of the plan"),
        help_text=gettext_lazy(
            "Word (.docx), PDF with text, or plain text; up to 20 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt,.md"}),
    )

    def clean_file(self):
        """Read the plan at once, so that what is wrong shows beside the field."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        self.content = upload.read()
        try:
            read_plan(self.content, upload.name)
        except UnreadableError as error:
            raise forms.ValidationError(say(error.message, error.params)) from error
        return upload


class BelowPlanList(WagtailAdminTemplateMixin):
    """A screen that belongs to a list of plans; for who may add a plan to it."""

    def dispatch(self, request, *args, **kwargs):
        if not self.parent.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        explore = reverse("wagtailadmin_explore", args=[self.parent.pk])
        return [
            *self.breadcrumbs_items,
            {"url": explore, "label": self.parent.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"parent": self.parent}


class PlanUploadView(BelowPlanList, FormView):
    """Takes a file for a list of plans."""

    form_class = UploadForm
    template_name = "dialogue_pages/admin/plan_upload.html"
    page_title = gettext_lazy("Import a plan from a file")
    header_icon = "upload"

    @cached_property
    def parent(self) -> DialoguePlanIndexPage:
        return get_object_or_404(DialoguePlanIndexPage, pk=self.kwargs["parent_id"])

    def form_valid(self, form):
        upload = form.cleaned_data["file"]
        source = PlanSource.objects.create(
            parent=self.parent,
            name=upload.name[:255],
            content=form.content,
            uploaded_by=self.request.user,
        )
        return redirect("dialogue_pages_plan_review", source.pk)


class PlanReviewView(BelowPlanList, View):
    """Shows the source beside what was understood; makes the draft page on demand."""

    template_name = "dialogue_pages/admin/plan_review.html"
    page_title = gettext_lazy("Review what was understood")
    header_icon = "view"

    @cached_property
    def parent(self) -> DialoguePlanIndexPage:
        return self.source.parent

    @cached_property
    def source(self) -> PlanSource:
        return get_object_or_404(
            PlanSource.objects.select_related("parent", "page"),
            pk=self.kwargs["source_id"],
        )

    @cached_property
    def plan(self) -> ReadPlan:
        return read_plan(bytes(self.source.content), self.source.name)

    @cached_property
    def site(self):
        return self.parent.get_site()

    @cached_property
    def office(self):
        return CommuneSettings.for_site(self.site).office if self.site else Office()

    @cached_property
    def unknown_hamlets(self) -> list[str]:
        return new_hamlets(self.plan.document, self.site)

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        if self.source.page:
            return redirect("wagtailadmin_pages:edit", self.source.page.pk)
        added = [
            name
            for name in self.unknown_hamlets
            if name in request.POST.getlist("hamlet")
        ]
        page = import_plan(
            self.plan.document, self.parent, by=request.user, hamlets_to_add=added
        )
        self.source.page = page
        self.source.save(update_fields=["page"])
        messages.success(request, _("The draft has been made from the file."))
        if added:
            told = _("Added to the directory of hamlets: %(names)s.")
            messages.success(request, told % {"names": ", ".join(added)})
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs):
        document = self.plan.document
        findings = check_document(document, self.site)
        return super().get_context_data(**kwargs) | {
            "hamlets": self.unknown_hamlets,
            "is_own": self.office.may_have_issued(document),
            "office": self.office,
            "source": self.source,
            "lines": reported_lines(self.plan, findings),
            "findings": findings,
            "repairs": self.plan.repairs,
            "facts": understood(document, self.office),
            "body": understood_body(document, self.plan.repairs, findings),
            "document": document,
            "twins": self._twins(),
        }

    def _twins(self):
        """Plans of the same subject that are here already."""
        plans = DialoguePlanPage.objects.child_of(self.parent).order_by("-pk")
        return plans.filter(subject=self.plan.document.subject or "")[:3]


def upload_url(parent: DialoguePlanIndexPage) -> str:
    return reverse("dialogue_pages_plan_upload", args=[parent.pk])
