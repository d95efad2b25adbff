"""The small forms of sorting: what each act asks, and which use case it calls."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import moderation
from dialogue_pages.models import RefusalReason
from dialogue_pages.moderation import LONGEST_REQUEST
from dialogue_pages.question_choices import TemplatePlace

from .act_fields import (
    ConferenceField,
    open_conferences_of,
    question_numbered,
    reason_field,
)
from .act_form import ActForm, UnitForm
from .template_form import TemplateForm


class TakeForm(ActForm):
    button = gettext_lazy("Take up")

    def perform(self, by):
        moderation.take(self.question, by=by)


class RefuseForm(ActForm):
    button = gettext_lazy("Do not accept…")
    why = forms.ModelChoiceField(
        RefusalReason.objects.none(),
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The sender reads the sentence of this reason."),
    )
    note = reason_field(gettext_lazy("Note for the office"), required=False)

    def narrow(self):
        reasons = RefusalReason.objects.filter(site=self.question.site_id)
        self.fields["why"].queryset = reasons

    def perform(self, by):
        told = self.cleaned_data
        moderation.refuse(self.question, told["why"], by=by, note=told["note"])


class AskMoreForm(TemplateForm):
    button = gettext_lazy("Ask the sender for more…")
    into = "request"
    place = TemplatePlace.REQUEST
    request = reason_field(
        gettext_lazy("What is missing"),
        gettext_lazy("The sender reads this. The clocks stand still until the reply."),
        max_length=LONGEST_REQUEST,
    )

    def perform(self, by):
        moderation.ask_more(self.question, self.cleaned_data["request"], by=by)


class StopWaitingForm(ActForm):
    button = gettext_lazy("Go on without a reply")

    def perform(self, by):
        moderation.stop_waiting(self.question, by=by)


class MergeForm(ActForm):
    button = gettext_lazy("Merge with another question…")
    target = forms.CharField(
        label=gettext_lazy("Number of the other question"),
        help_text=gettext_lazy("As on the receipt: 0012/2026."),
        max_length=20,
    )

    def clean_target(self):
        found = question_numbered(self.cleaned_data["target"], self.question.site_id)
        if found is None:
            raise forms.ValidationError(_("There is no question with this number."))
        return found

    def perform(self, by):
        moderation.merge(self.question, self.cleaned_data["target"], by=by)


class UnmergeForm(ActForm):
    button = gettext_lazy("Undo the merge…")
    reason = reason_field(gettext_lazy("Why it is another matter"))

    def perform(self, by):
        moderation.unmerge(self.question, by=by, reason=self.cleaned_data["reason"])


class AcceptForMeetingForm(ActForm):
    button = gettext_lazy("Put on the list of a conference…")
    conference = ConferenceField()

    def narrow(self):
        field = self.fields["conference"]
        field.queryset = open_conferences_of(self.question.site)
        field.initial = self.question.conference_id

    def perform(self, by):
        conference = self.cleaned_data["conference"]
        moderation.accept_for_meeting(self.question, conference, by=by)


class AssignForm(UnitForm):
    button = gettext_lazy("Assign to a unit…")
    note = reason_field(
        gettext_lazy("Note for the unit"),
        gettext_lazy("Stays inside the office."),
        required=False,
    )

    def perform(self, by):
        told = self.cleaned_data
        moderation.assign(self.question, told["unit"], by=by, note=told["note"])


class DeclineForm(ActForm):
    button = gettext_lazy("Not ours: hand back…")
    reason = reason_field(gettext_lazy("Why, and whose it is"))

    def perform(self, by):
        moderation.decline(self.question, by=by, reason=self.cleaned_data["reason"])


class WithholdForm(ActForm):
    button = gettext_lazy("Mark as sensitive…")
    reason = reason_field(gettext_lazy("Why nothing of it may be public"))

    def perform(self, by):
        moderation.withhold(self.question, by=by, reason=self.cleaned_data["reason"])


class ReleaseForm(ActForm):
    button = gettext_lazy("No longer sensitive…")
    reason = reason_field(gettext_lazy("Why it may be seen again"))

    def perform(self, by):
        moderation.release(self.question, by=by, reason=self.cleaned_data["reason"])
