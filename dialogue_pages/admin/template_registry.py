"""The registry of reply templates: for what each is, how it is used, and whether it rots."""

from django.contrib.admin import display
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, Panel
from wagtail_modeladmin.views import EditView

from dialogue_pages.models import ReplyTemplate
from dialogue_pages.question_choices import TemplatePlace

from .registries import SiteRecordAdmin, SiteRecordCreateView

# What each variable stands for, with an example.
VARIABLES = {
    "số": (_("receipt number"), "0012/2026"),
    "tiêu đề": (
        _("title as the public reads it, or the sender's if it names nobody"),
        "Đường vào thôn ngập khi mưa",
    ),
    "ngày gửi": (_("day of receipt"), "05/10/2026"),
    "ngày hẹn": (_("last day for the answer"), "19/10/2026"),
    "thôn": (_("hamlet with its kind"), "thôn Bến Trăng"),
    "lĩnh vực": (_("topic"), "Giao thông, hạ tầng"),
    "đơn vị": (_("unit that answers"), "Phòng Kinh tế"),
    "xã": (_("commune with its kind"), "xã Sông Trăng"),
}


class VariablesPanel(Panel):
    """The variables that a template may hold."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "dialogue_pages/admin/template_variables.html"

        def get_context_data(self, parent_context=None):
            rows = [(f"{{{name}}}", *told) for name, told in VARIABLES.items()]
            return super().get_context_data(parent_context) | {"variables": rows}


class TemplateCreateView(SiteRecordCreateView):
    """What is being written has been looked at today."""

    def get_instance(self):
        template = super().get_instance()
        if template.pk is None:
            template.reviewed_on = timezone.localdate()
        return template


class TemplateEditView(EditView):
    """Also takes the word of a person that the text is as it should be."""

    def form_valid(self, form):
        if "reviewed" in self.request.POST:
            form.instance.reviewed_on = timezone.localdate()
        return super().form_valid(form)


class ReplyTemplateAdmin(SiteRecordAdmin):
    model = ReplyTemplate
    menu_icon = "doc-full"
    create_view_class = TemplateCreateView
    edit_view_class = TemplateEditView
    edit_template_name = "dialogue_pages/admin/template_edit.html"
    list_display = ["name", "offered_for", "reviewed_on", "uses", "advice"]
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
    panels = [
        "name",
        "place",
        FieldRowPanel(["topic", "kind"]),
        VariablesPanel(heading=_("What can be filled in")),
        "text",
        "reviewed_on",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_uses()

    @display(description=_("offered for"), ordering="place")
    def offered_for(self, template):
        told = template.get_place_display(), template.topic, template.get_kind_display()
        return " · ".join(str(part) for part in told if part)

    @display(description=_("use"), ordering="used")
    def uses(self, template):
        if template.place != TemplatePlace.ANSWER:
            return "–"
        if not template.used:
            return _("not yet used")
        told = _("used %(used)d times, edited %(edited)d times")
        return told % {"used": template.used, "edited": template.edited}

    @display(description=_("to be reviewed"))
    def advice(self, template):
        reasons = template.why_review(timezone.localdate())
        if not reasons:
            return "–"
        told = _("Should be reviewed:")
        return format_html("<strong>{}</strong> {}", told, "; ".join(reasons))
