from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from dialogue_pages.official.document import Section
from dialogue_pages.official.text import Text

from ..choices import AmendmentKind
from ..papers.plan import plan_document
from ..papers.plan_body import body_of
from .amendments import PlanAmendment
from .commune_settings import CommuneSettings
from .page_forms import SlugFromTitleForm

LETTERHEAD_FIELDS = ["parent_agency", "agency_lines", "place_name"]
_DEFAULTED_FIELDS = ["sign_capacity", "signer_title", "signer_name", "archive"]
_PRINTED_CONFERENCE_FIELDS = {
    "name",
    "precision",
    "day",
    "starts_at",
    "schedule_text",
    "venue_text",
}
_USUAL_SECTIONS = [
    Section("I.", Text.of("MỤC ĐÍCH, YÊU CẦU")),
    Section("II.", Text.of("NỘI DUNG")),
    Section("III.", Text.of("TỔ CHỨC THỰC HIỆN")),
]


class DialoguePlanForm(SlugFromTitleForm):
    """The editor's form of a plan; guards the text of an issued one.

    An issued text is never edited silently: it changes with an amendment that says why
    (NĐ 30/2020/NĐ-CP, Điều 18).
    """

    amendment_kind = forms.ChoiceField(
        label=_("Kind of change"),
        choices=[("", _("none")), *AmendmentKind.choices],
        required=False,
    )
    amendment_reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    amendment_document = forms.CharField(
        label=_("Number and date of the document that orders it"),
        max_length=160,
        required=False,
    )
    amendment_replaced_by = forms.ModelChoiceField(
        label=_("Replaced by the plan"), queryset=Page.objects.none(), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plans = type(self.instance)
        replaced_by = self.fields["amendment_replaced_by"]
        replaced_by.queryset = Page.objects.type(plans)
        replaced_by.widget = AdminPageChooser(target_models=[plans])
        if not self.instance.pk:
            self._fill_from_commune()

    def _fill_from_commune(self):
        site = self.parent_page and self.parent_page.get_site()
        if site:
            commune = CommuneSettings.for_site(site)
            for name in ["place_name", *_DEFAULTED_FIELDS]:
                self.initial[name] = self.initial.get(name) or getattr(commune, name)
        if not self.initial.get("body"):
            body = type(self.instance).body.field.stream_block
            self.initial["body"] = body.normalize(body_of(_USUAL_SECTIONS))

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("amendment_kind")
        if kind and not cleaned.get("amendment_reason"):
            self.add_error(
                "amendment_reason", _("Say why; the reason shows on the page.")
            )
        if kind and not self._issued_plan():
            self.add_error("amendment_kind", _("This plan has not been issued yet."))
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.errors or self.cleaned_data.get("amendment_kind"):
            return
        issued = self._issued_plan()
        if issued and not self._drafted_amendment() and self._changes(issued):
            self.add_error(
                "amendment_kind",
                _(
                    "This plan has been issued. Choose correction, replacement or "
                    "recall and give the reason, or undo the change of its text."
                ),
            )

    def _issued_plan(self):
        plan = (
            type(self.instance).objects.filter(pk=self.instance.pk, live=True).first()
        )
        return plan if plan and plan.is_issued else None

    def _drafted_amendment(self) -> PlanAmendment | None:
        """The amendment that waits to be published with this draft."""
        amendments = self.instance.amendments.all()
        return next((row for row in amendments if row.pk is None), None)

    def _changes(self, issued) -> bool:
        """Whether the paper would say something else than the issued one."""
        return self._printed(self.instance) != self._printed(issued) or any(
            map(_moves_a_conference, self.formsets.get("conferences", []))
        )

    def _printed(self, plan):
        """What stands on paper; conferences are compared form by form."""
        document = plan_document(plan, plan.letterhead)
        return replace(document, conferences=[], question_deadline=None)

    def save(self, commit=True):
        plan = self.instance
        if plan.is_issued:
            self._freeze_letterhead(plan)
        if self.cleaned_data.get("amendment_kind"):
            self._draft_amendment()
        return super().save(commit=commit)

    def _freeze_letterhead(self, plan):
        """Later changes of the commune settings must not change an issued paper."""
        site = (self.parent_page or plan.get_parent()).get_site()
        if site:
            commune = CommuneSettings.for_site(site)
            for name in LETTERHEAD_FIELDS:
                setattr(plan, name, getattr(plan, name) or getattr(commune, name))

    def _draft_amendment(self) -> None:
        """One amendment a draft: the editor saves by itself while the reason is typed."""
        amendment = self._drafted_amendment() or PlanAmendment()
        amendment.kind = self.cleaned_data["amendment_kind"]
        amendment.reason = self.cleaned_data["amendment_reason"]
        amendment.document = self.cleaned_data["amendment_document"]
        amendment.replaced_by = self.cleaned_data["amendment_replaced_by"]
        amendment.made_by = self.for_user
        self.instance.amendments.add(amendment)


def _moves_a_conference(form) -> bool:
    if not form.is_valid():
        return False
    if not form.instance.pk:
        return form.has_changed()
    return form.cleaned_data.get("DELETE", False) or any(
        _plain(form.initial.get(name)) != _plain(form.cleaned_data.get(name))
        for name in _PRINTED_CONFERENCE_FIELDS
    )


def _plain(value):
    """A value as it is printed: browsers send other line ends than are stored."""
    return value.split() if isinstance(value, str) else value
