"""The small forms on the way from a draft to a kept promise."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import answering
from dialogue_pages.reply_templates import refuse_gaps

from ..day_fields import typed_day
from .act_fields import reason_field
from .act_form import ActForm


class SendBackForm(ActForm):
    button = gettext_lazy("Send the draft back…")
    comment = reason_field(gettext_lazy("What is to be changed"))

    def perform(self, by):
        answering.send_back(self.question, by=by, comment=self.cleaned_data["comment"])


class ApproveForm(ActForm):
    button = gettext_lazy("Approve the answer")

    def perform(self, by):
        answering.approve(self.question, by=by)


class PromiseForm(ActForm):
    button = gettext_lazy("Promise with a date…")
    what = reason_field(
        gettext_lazy("What is promised"),
        gettext_lazy("The sender reads this."),
        validators=[refuse_gaps],
    )
    until = typed_day(
        gettext_lazy("To be done by"),
        help_text=gettext_lazy("A time limit runs until that day."),
    )

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until <= timezone.localdate():
            raise forms.ValidationError(_("A promise is for a day to come."))
        return until

    def perform(self, by):
        told = self.cleaned_data
        answering.promise(self.question, told["what"], told["until"], by=by)


class AcceptEvidenceForm(ActForm):
    button = gettext_lazy("Confirm that the promise was kept…")
    evidence = reason_field(
        gettext_lazy("What proves it"),
        gettext_lazy("The sender reads this."),
        validators=[refuse_gaps],
    )

    def perform(self, by):
        answering.accept_evidence(self.question, self.cleaned_data["evidence"], by=by)
