"""What every recorded answer asks for: its words, what came of it, and when it was given."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.models import ReplyDraft
from dialogue_pages.question_choices import Outcome
from dialogue_pages.reply_templates import refuse_gaps

from ..day_fields import typed_day
from .act_fields import reason_field

OUTCOMES = (Outcome.EXPLAINED, Outcome.SETTLED, Outcome.NOT_PROVEN)
RECORDED = (
    "short_answer",
    "text",
    "outcome",
    "answered_by",
    "answered_on",
    "document_number",
)


def past_day_field(label) -> forms.DateField:
    return typed_day(label, validators=[_refuse_future])


def _refuse_future(day) -> None:
    if day > timezone.localdate():
        raise forms.ValidationError(_("This day has not come yet."))


class ReplyFields(forms.Form):
    text = reason_field(
        gettext_lazy("What was answered"),
        gettext_lazy("The sender reads this."),
        validators=[refuse_gaps],
    )
    short_answer = forms.CharField(
        label=gettext_lazy("Answer in short"),
        max_length=300,
        required=False,
        validators=[refuse_gaps],
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it"),
        help_text=gettext_lazy("“Settled” only when nothing is left to be done."),
        choices=[(outcome.value, outcome.label) for outcome in OUTCOMES],
    )


def reply_of(form: forms.Form) -> ReplyDraft:
    """The reply that a valid form tells of."""
    told = form.cleaned_data
    return ReplyDraft(**{name: told[name] for name in RECORDED if name in told})
