from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue_pages.models import DialoguePlanPage, SupervisionRecommendation

from ..day_fields import typed_day
from ..desk.access import Seat


class RecommendationForm(forms.ModelForm):
    """A paper of the supervisors: on a question, on a plan, or on neither."""

    dated_on = typed_day(_("Day of the paper"))
    received_on = typed_day(_("Received by the office on"))
    question_number = forms.CharField(
        label=_("Number of the question"),
        required=False,
        help_text=_("As on the receipt: 0012/2026. Empty where it is on no question."),
    )

    class Meta:
        model = SupervisionRecommendation
        fields = ["number", "dated_on", "received_on", "title", "text", "plan"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, seat: Seat, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seat = seat
        plans = DialoguePlanPage.objects.live().public()
        self.fields["plan"].queryset = plans.descendant_of(seat.site.root_page)
        self.fields["received_on"].initial = timezone.localdate()

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean_question_number(self):
        number = self.cleaned_data["question_number"].strip()
        if not number:
            return ""
        serial, _slash, year = number.partition("/")
        if serial.isdecimal() and year.isdecimal() and len(serial + year) < 16:
            found = self.seat.cases().filter(serial=int(serial), year=int(year))
            self.instance.question = found.first()
        if self.instance.question is None:
            raise forms.ValidationError(_("There is no such question in your sight."))
        return number

    def clean(self):
        cleaned = super().clean()
        early = cleaned.get("received_on"), cleaned.get("dated_on")
        if all(early) and early[0] < early[1]:
            self.add_error("received_on", _("This is before the day of the paper."))
        return cleaned


class AnswerForm(forms.Form):
    """What the office answers; the paper itself goes its usual way."""

    text = forms.CharField(
        label=_("Answer of the office"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    number = forms.CharField(label=_("Number of the answering paper"), max_length=60)
