from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import SearchKind
from ..models import Hamlet, Topic
from ..subscribing.choices import Choices
from .bot_guards import BotGuards
from .time_trap import new_stamp
from .typed_fields import MailField, SomeOfferedField

CONSENT = _(
    "I agree that the People's Committee uses this mail address to send me news of this "
    "portal, and for nothing else. I can end this at any time by the link in each mail; "
    "the address is then deleted."
)


class SubscriptionForm(BotGuards, forms.Form):
    """What a resident wants to hear of. A mail address, and nothing else of a person."""

    use_required_attribute = False  # the server says what is missing, in Vietnamese
    too_late = _("The page was open for too long. Look at it and send again.")
    too_fast = _("That was very quick. Look at it and send again.")

    address = MailField(
        label=_("Mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your mail address.")},
    )
    sections = forms.MultipleChoiceField(
        label=_("What do you want to hear of?"),
        choices=SearchKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = SomeOfferedField(
        label=_("Answers of a field of life"),
        queryset=Topic.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hamlets = SomeOfferedField(
        label=_("Everything about a hamlet"),
        queryset=Hamlet.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consents = forms.BooleanField(
        label=CONSENT,
        error_messages={"required": _("Without this consent no mail may be sent.")},
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, site):
        everything = SearchKind.values
        super().__init__(data, initial={"stamp": new_stamp(), "sections": everything})
        self._offer("topics", Topic.objects.filter(site=site))
        self._offer("hamlets", Hamlet.objects.filter(site=site))

    def _offer(self, name: str, records) -> None:
        field = self.fields[name]
        field.queryset = records
        field.error_messages["invalid_choice"] = field.error_messages[
            "invalid_pk_value"
        ] = _("Choose from the list again; it has changed meanwhile.")

    @property
    def narrow_fields(self):
        """Those that are folded, where the commune has something to choose from."""
        fields = (self["topics"], self["hamlets"])
        return [field for field in fields if field.field.queryset]

    def clean(self):
        told = super().clean()
        kinds = ("sections", "topics", "hamlets")
        if not any(told.get(kind) for kind in kinds) and not set(kinds) & set(
            self.errors
        ):
            self.add_error("sections", _("Tick at least one thing to hear of."))
        return told

    @property
    def choices(self) -> Choices:
        told = self.cleaned_data
        return Choices(
            sections=frozenset(told["sections"]),
            topics=frozenset(topic.pk for topic in told["topics"]),
            hamlets=frozenset(hamlet.pk for hamlet in told["hamlets"]),
        )
