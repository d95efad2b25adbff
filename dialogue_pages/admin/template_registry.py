"""The registry of reply templates: for what each is, how it is used, and whether it rots."""

from django.contrib.admin import display
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.views import EditView

from dialogue_pages.models import ReplyTemplate

from .registries import SiteRecordAdmin


class TemplateEditView(EditView):
    """Also takes the word of a person that the text is as it should be."""

    def form_valid(self, form):
        if "reviewed" in self.request.POST:
            form.instance.reviewed_on = timezone.localdate()
        return super().form_valid(form)


class ReplyTemplateAdmin(SiteRecordAdmin):
    model = ReplyTemplate
    menu_icon = "doc-full"
    edit_view_class = TemplateEditView
    edit_template_name = "dialogue_pages/admin/template_edit.html"
    list_display = [
        "name",
        "place",
        "topic",
        "kind",
        "reviewed_on",
        "times_used",
        "times_edited",
        "advice",
    ]
    list_filter = ["place"]
    list_select_related = ["topic"]
    search_fields = ["name", "folded_name", "text"]
    list_export = [
        "name",
        "place",
        "topic",
        "kind",
        "text",
        "reviewed_on",
    ]
    panels = ["name", "place", "topic", "kind", "text", "reviewed_on"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_uses()

    @display(description=_("used"), ordering="used")
    def times_used(self, template):
        return template.used

    @display(description=_("edited"), ordering="edited")
    def times_edited(self, template):
        return template.edited

    @display(description=_("to be reviewed"))
    def advice(self, template):
        reasons = template.why_review(timezone.localdate())
        if not reasons:
            return "–"
        told = _("Should be reviewed:")
        return format_html("<strong>{}</strong> {}", told, "; ".join(reasons))
