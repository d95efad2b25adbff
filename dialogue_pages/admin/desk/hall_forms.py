"""The forms for what was said at the conference: entered by one, confirmed by another."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from dialogue_pages import answering

from .act_form import ActForm, UnitForm
from .reply_fields import ReplyFields, past_day_field, reply_of


class RecordInHallForm(ReplyFields, ActForm):
    button = gettext_lazy("Enter the answer from the minutes…")
    is_wide = True
    answered_by = forms.CharField(
        label=gettext_lazy("Who answered"),
        help_text=gettext_lazy("Name and office, as in the minutes."),
        max_length=200,
    )
    answered_on = past_day_field(gettext_lazy("Day of the answer"))
    document_number = forms.CharField(
        label=gettext_lazy("Number of the minutes"), max_length=60, required=False
    )
    field_order = ["text", "short_answer", "answered_by", "answered_on"]

    def narrow(self):
        conference = self.question.conference
        held = conference and conference.last_day
        if held and held <= timezone.localdate():
            self.fields["answered_on"].initial = held
        if entered := answering.waiting_draft(self.question):
            self.initial |= {
                name: getattr(entered, name)
                for name in self.fields
                if hasattr(entered, name)
            }

    def perform(self, by):
        answering.record_in_hall(self.question, reply_of(self), by=by)


class ConfirmHallForm(ActForm):
    button = gettext_lazy("Confirm what was entered from the minutes")

    def perform(self, by):
        answering.answer_in_hall(self.question, by=by)


class LeaveTheHallForm(UnitForm):
    button = gettext_lazy("To be answered in writing…")

    def perform(self, by):
        answering.leave_the_hall(self.question, self.cleaned_data["unit"], by=by)
