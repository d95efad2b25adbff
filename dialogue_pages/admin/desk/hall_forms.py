"""The forms for what was said at the conference: entered by one, confirmed by another."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from dialogue_pages import answering
from dialogue_pages.question_choices import AnswerKind
from dialogue_pages.reply_templates import note_use

from .act_form import ActForm, UnitForm
from .reply_fields import RECORDED, ReplyFields, past_day_field, reply_of
from .template_form import TemplateForm


class RecordInHallForm(ReplyFields, TemplateForm):
    button = gettext_lazy("Enter the answer from the minutes…")
    is_wide = True
    kinds = (AnswerKind.AT_MEETING,)
    answered_by = forms.CharField(
        label=gettext_lazy("Who answered"),
        help_text=gettext_lazy("Name and office, as in the minutes."),
        max_length=200,
    )
    answered_on = past_day_field(gettext_lazy("Day of the answer"))
    document_number = forms.CharField(
        label=gettext_lazy("Number of the minutes"), max_length=60, required=False
    )
    field_order = ["template", "text", "short_answer", "answered_by", "answered_on"]

    def narrow(self):
        super().narrow()
        conference = self.question.conference
        held = conference and conference.last_day
        if held and held <= timezone.localdate():
            self.fields["answered_on"].initial = held
        self.entered = answering.waiting_draft(self.question)
        if self.entered:
            self.initial |= {name: getattr(self.entered, name) for name in RECORDED}

    def perform(self, by):
        reply = reply_of(self)
        note_use(reply, self.begun_with or (self.entered and self.entered.template))
        answering.record_in_hall(self.question, reply, by=by)


class ConfirmHallForm(ActForm):
    button = gettext_lazy("Confirm what was entered from the minutes")

    def perform(self, by):
        answering.answer_in_hall(self.question, by=by)


class LeaveTheHallForm(UnitForm):
    button = gettext_lazy("To be answered in writing…")

    def perform(self, by):
        answering.leave_the_hall(self.question, self.cleaned_data["unit"], by=by)
