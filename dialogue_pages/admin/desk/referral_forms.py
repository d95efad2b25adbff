"""The forms for what is beyond the commune's powers: letter, reminder, reply."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from dialogue_pages import referring
from dialogue_pages.models import Question, ReferralLetter
from dialogue_pages.question_choices import Outcome

from .act_fields import ScanField
from .act_form import ActForm
from .reply_fields import OUTCOMES, ReplyFields, past_day_field, reply_of


class LetterForm(ActForm):
    """Authority, number and day of a letter; the last authority is offered again."""

    authority = forms.CharField(label=gettext_lazy("Authority"), max_length=120)
    letter_number = forms.CharField(
        label=gettext_lazy("Number of the letter"), max_length=60
    )
    letter_day = past_day_field(gettext_lazy("Day of the letter"))
    scan = ScanField(gettext_lazy("Scan of the letter"))

    def narrow(self):
        self.fields["authority"].initial = last_authority(self.question)
        self.fields["letter_day"].initial = timezone.localdate()

    @property
    def letter(self) -> ReferralLetter:
        told = self.cleaned_data
        return ReferralLetter(
            authority=told["authority"],
            number=told["letter_number"],
            dated_on=told["letter_day"],
        )


class ReferForm(LetterForm):
    button = gettext_lazy("Refer to a higher authority…")

    def perform(self, by):
        scan = self.cleaned_data["scan"]
        referring.refer(self.question, self.letter, by=by, scan=scan)


class ChaseForm(LetterForm):
    button = gettext_lazy("Remind the authority…")

    def perform(self, by):
        scan = self.cleaned_data["scan"]
        referring.chase(self.question, self.letter, by=by, scan=scan)


class RegisterReplyForm(ReplyFields, ActForm):
    button = gettext_lazy("Record the authority's reply…")
    is_wide = True
    answered_by = forms.CharField(
        label=gettext_lazy("Authority that replied"), max_length=200
    )
    document_number = forms.CharField(
        label=gettext_lazy("Number of its letter"), max_length=60
    )
    answered_on = past_day_field(gettext_lazy("Day of its letter"))
    scan = ScanField(gettext_lazy("Scan of its letter"))
    field_order = [
        "answered_by",
        "document_number",
        "answered_on",
        "scan",
        "text",
        "short_answer",
        "outcome",
    ]

    def narrow(self):
        self.fields["answered_by"].initial = last_authority(self.question)
        self.fields["answered_on"].initial = timezone.localdate()
        outcomes = (*OUTCOMES, Outcome.TRANSFERRED)
        self.fields["outcome"].choices = [(o.value, o.label) for o in outcomes]

    def perform(self, by):
        scan = self.cleaned_data["scan"]
        referring.register_reply(self.question, reply_of(self), by=by, scan=scan)


def last_authority(question: Question) -> str:
    letter = question.letters.last()
    return letter.authority if letter else ""
