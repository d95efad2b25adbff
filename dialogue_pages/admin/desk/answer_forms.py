"""The small forms on the way from a draft to a kept promise."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import answering

from .act_fields import LetterFields, reason_field
from .act_form import ActForm, UnitForm


class SendBackForm(ActForm):
    button = gettext_lazy("Send the draft back…")
    comment = reason_field(gettext_lazy("What is to be changed"))

    def perform(self, by):
        answering.send_back(self.question, by=by, comment=self.cleaned_data["comment"])


class ApproveForm(ActForm):
    button = gettext_lazy("Approve the answer")

    def perform(self, by):
        answering.approve(self.question, by=by)


class AnswerInHallForm(ActForm):
    button = gettext_lazy("Answered at the conference…")
    answer = reason_field(
        gettext_lazy("What was answered"), gettext_lazy("The sender reads this.")
    )

    def perform(self, by):
        answering.answer_in_hall(self.question, self.cleaned_data["answer"], by=by)


class LeaveTheHallForm(UnitForm):
    button = gettext_lazy("To be answered in writing…")

    def perform(self, by):
        answering.leave_the_hall(self.question, self.cleaned_data["unit"], by=by)


class ReferForm(LetterFields, ActForm):
    button = gettext_lazy("Refer to a higher authority…")
    authority = forms.CharField(label=gettext_lazy("Authority"), max_length=120)
    field_order = ["authority", "letter_number", "letter_day"]

    def perform(self, by):
        authority = self.cleaned_data["authority"]
        answering.refer(self.question, authority, self.letter, by=by)


class ChaseForm(LetterFields, ActForm):
    button = gettext_lazy("Remind the authority…")

    def perform(self, by):
        answering.chase(self.question, self.letter, by=by)


class RegisterReplyForm(ActForm):
    button = gettext_lazy("Record the authority's reply…")
    reply = reason_field(
        gettext_lazy("What the authority replied"),
        gettext_lazy("The sender reads this."),
    )

    def perform(self, by):
        answering.register_reply(self.question, self.cleaned_data["reply"], by=by)


class PromiseForm(ActForm):
    button = gettext_lazy("Promise with a date…")
    what = reason_field(
        gettext_lazy("What is promised"), gettext_lazy("The sender reads this.")
    )
    until = forms.DateField(
        label=gettext_lazy("To be done by"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def perform(self, by):
        told = self.cleaned_data
        words = _("%(what)s To be done by %(day)s.") % {
            "what": told["what"],
            "day": f"{told['until']:%d/%m/%Y}",
        }
        answering.promise(self.question, words, by=by)


class AcceptEvidenceForm(ActForm):
    button = gettext_lazy("Confirm that the promise was kept…")
    evidence = reason_field(
        gettext_lazy("What proves it"), gettext_lazy("The sender reads this.")
    )

    def perform(self, by):
        answering.accept_evidence(self.question, self.cleaned_data["evidence"], by=by)
