from django import forms
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from ..models import Question
from ..models.sender_voices import DataRequestKind, Satisfaction
from .typed_fields import LineField, ParagraphsField

LONGEST_WORDS = 2000


class TrackForm(forms.Form):
    """The code of the receipt, and something only the sender knows."""

    use_required_attribute = False

    code = LineField(
        label=_("Secret code"),
        help_text=_("The 8 letters and digits on your receipt."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Enter the code of your receipt.")},
    )
    proof = LineField(
        label=_("Last 4 digits of your telephone number, or your mail address"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Enter the last 4 digits of your number, or your address.")
        },
    )

    def clean_code(self):
        return "".join(filter(str.isalnum, self.cleaned_data["code"])).upper()

    def found(self, site) -> Question | None:
        """The question of this commune, if code and proof belong together."""
        question = Question.objects.of_site(site).filter(code=self.cleaned_data["code"])
        question = question.first()
        return question if question and self._proves(question) else None

    def _proves(self, question: Question) -> bool:
        said = self.cleaned_data["proof"]
        if "@" in said:
            address = question.sender_email.casefold()
            return bool(address) and constant_time_compare(said.casefold(), address)
        digits = "".join(filter(str.isdigit, said))
        phone = question.sender_phone
        is_enough = len(digits) >= 4 <= len(phone)
        return is_enough and constant_time_compare(digits[-4:], phone[-4:])


class WordsForm(forms.Form):
    """A few words of the sender to the office."""

    use_required_attribute = False

    words = ParagraphsField(
        label=_("Your words"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Write something first."),
            "max_length": _(
                "These are %(show_value)d letters; shorten them to %(limit_value)d."
            ),
        },
    )


class ReplyForm(WordsForm):
    prefix = "reply"


class ObjectForm(WordsForm):
    prefix = "object"


class WithdrawForm(WordsForm):
    prefix = "withdraw"

    is_sure = forms.BooleanField(
        label=_("Yes, I take my message back"),
        error_messages={"required": _("Tick this if you mean it.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False


class RateForm(WordsForm):
    prefix = "rate"

    satisfaction = forms.ChoiceField(
        label=_("How good is the answer?"),
        choices=Satisfaction,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False


class DataForm(WordsForm):
    prefix = "data"

    kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=DataRequestKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False
