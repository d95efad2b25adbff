import uuid
from copy import deepcopy

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..kept.values import standing
from ..models import Conference
from ..question_choices import SenderAge
from .bot_guards import BotGuards
from .proof_of_work import new_challenge, solution_in
from .reception import Reception, reception_of
from .time_trap import new_stamp
from .typed_fields import (
    LineField,
    MailField,
    OfferedField,
    ParagraphsField,
    PhoneField,
)

LONGEST_TITLE = 150
LONGEST_CONTENT = 5000


class MessageKind(models.TextChoices):
    """What a message is by law; only the first is taken by the form."""

    OPINION = "opinion", _("No. It is an opinion, a question or a proposal")
    COMPLAINT = (
        "complaint",
        _("Yes: I ask to review a decision or an act that concerns me (khiếu nại)"),
    )
    DENUNCIATION = (
        "denunciation",
        _("Yes: I report that somebody breaks the law (tố cáo)"),
    )


class QuestionForm(BotGuards, forms.Form):
    """What a resident writes. No number of an identity card, no sex, no date of birth."""

    use_required_attribute = False  # the server says what is missing, in Vietnamese
    too_late = _("The page was open for too long. Look at your message and go on.")
    too_fast = _("That was very quick. Look at your message and go on.")

    message_kind = forms.ChoiceField(
        label=_("Is this a complaint or a denunciation?"),
        choices=MessageKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    topic = OfferedField(
        label=_("Field of life"),
        empty_label=_("Not sure: the office chooses"),
    )
    title = LineField(
        label=_("Title of your message"),
        help_text=_("In one sentence: what, where."),
        min_length=5,
        max_length=LONGEST_TITLE,
        error_messages={
            "required": _("Write a title."),
            "min_length": _("Write at least %(limit_value)d letters in the title."),
            "max_length": _(
                "The title has %(show_value)d letters; shorten it to %(limit_value)d."
            ),
        },
    )
    content = ParagraphsField(
        label=_("Content of your message"),
        help_text=_(
            "Tell where and since when, and what you propose. Leave out telephone "
            "numbers, identity numbers and other people's names."
        ),
        min_length=15,
        max_length=LONGEST_CONTENT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("Write what it is about."),
            "min_length": _(
                "Tell a little more: at least %(limit_value)d letters are needed."
            ),
            "max_length": _(
                "The content has %(show_value)d letters; shorten it to %(limit_value)d."
            ),
        },
    )
    conference = OfferedField(
        label=_("For which dialogue conference?"),
        empty_label=_("For none: answer me in writing"),
    )
    wants_to_speak = forms.BooleanField(
        label=_("I want to speak at the conference"), required=False
    )
    sender_name = LineField(
        label=_("Full name"),
        min_length=2,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Write your name; it is not published."),
            "min_length": _("Write your name; it is not published."),
            "max_length": _("Write your name in at most %(limit_value)d letters."),
        },
    )
    sender_phone = PhoneField(
        label=_("Telephone number"),
        help_text=_("Its last 4 digits let you look up the answer."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    sender_email = MailField(
        label=_("Mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    hamlet = OfferedField(
        label=_("Your hamlet"),
        empty_label=_("Elsewhere, or not to be told"),
    )
    sender_age = forms.ChoiceField(
        label=_("Who is writing?"),
        choices=SenderAge,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who is writing.")},
    )
    consents_to_handling = forms.BooleanField(
        error_messages={
            "required": _("Without this consent the commune may not take your message.")
        }
    )
    may_publish_name = forms.BooleanField(required=False)

    website = forms.CharField(label=_("Leave this field empty"), required=False)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    send_key = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, page, plan=None):
        self.page = page
        self.reception = reception_of(page.site)
        self.base_fields = _fields_of(page, self.reception)
        fresh = {"stamp": new_stamp(), "send_key": uuid.uuid4()} if data is None else {}
        super().__init__(data, initial=fresh)
        if plan and "conference" in self.fields:
            self.initial["conference"] = self._conference_of(plan)

    def _clean_fields(self):
        """As Django does it, but without what only a page of them needs."""
        for name, field in self.fields.items():
            value = field.widget.value_from_datadict(self.data, self.files, name)
            try:
                self.cleaned_data[name] = field.clean(value)
                if further := getattr(self, f"clean_{name}", None):
                    self.cleaned_data[name] = further()
            except ValidationError as error:
                self.add_error(name, error)

    def _conference_of(self, plan: str) -> Conference | None:
        """The conference of the plan from whose page the visitor comes, if it is clear."""
        chosen = [c for c in self.reception.conferences if str(c.plan_id) == plan]
        return chosen[0] if len(chosen) == 1 else None

    def clean_proof(self):
        """The browser's solution, or None: nobody is refused for having none."""
        return solution_in(self.cleaned_data["proof"])

    def clean_send_key(self):
        """The key that the form came with; of a broken one always the same key is made."""
        written = self.cleaned_data["send_key"]
        try:
            return uuid.UUID(written)
        except ValueError:
            return uuid.uuid5(uuid.NAMESPACE_OID, written)

    def clean(self):
        told = super().clean()
        failed = {"sender_phone", "sender_email"} & set(self.errors)
        if not failed and not (told.get("sender_phone") or told.get("sender_email")):
            self.add_error(
                "sender_phone",
                _("Give a telephone number or a mail address for the answer."),
            )
        if not told.get("conference"):
            told["wants_to_speak"] = False
        return told

    @property
    def is_to_go_elsewhere(self) -> MessageKind | None:
        """Complaint or denunciation, where the sender said so, or agreed when asked."""
        said = self.data.get("really") or self.data.get("message_kind")
        elsewhere = (MessageKind.COMPLAINT, MessageKind.DENUNCIATION)
        return next((kind for kind in elsewhere if said == kind), None)

    @property
    def challenge(self) -> str:
        """What the browser is to solve, unless it has done so."""
        solution = solution_in(self.data.get("proof", ""))
        return "" if solution and not solution.is_spent else new_challenge()

    @property
    def record_key(self) -> uuid.UUID:
        """The same for every repeat of these words from this form, and for no others."""
        told = self.cleaned_data
        words = "\0".join(
            [
                told["title"],
                told["content"],
                told["sender_phone"] or told["sender_email"],
            ]
        )
        return uuid.uuid5(told["send_key"], words)

    def question_fields(self) -> dict:
        """What is stored of the form, as fields of a question."""
        told = self.cleaned_data
        kept = (
            "topic",
            "title",
            "content",
            "conference",
            "wants_to_speak",
            "sender_name",
            "sender_phone",
            "sender_email",
            "hamlet",
            "sender_age",
            "may_publish_name",
        )
        consents = [self.page.handling_consent, self.page.privacy_note]
        if told["may_publish_name"]:
            consents.append(self.page.publishing_consent)
        return {name: told[name] for name in kept if name in told} | {
            "consented_at": timezone.now(),
            "consent_text": "\n".join(filter(None, consents)),
        }


class _SharedFields(dict):
    """Fields that every form of a day uses as they are: none of them is changed."""

    def __deepcopy__(self, memo):
        return self


def _fields_of(page, reception: Reception) -> _SharedFields:
    """The fields with what a commune offers today, under its own words of consent."""
    consents = page.handling_consent, page.publishing_consent
    key = ("fields of the form", page.site.pk, reception.day, *consents)
    return standing(key, lambda: _made_fields(reception, *consents))


def _made_fields(reception: Reception, handling: str, publishing: str) -> _SharedFields:
    fields = _SharedFields(deepcopy(QuestionForm.base_fields))
    fields["consents_to_handling"].label = handling
    fields["may_publish_name"].label = publishing
    for name in ("topic", "hamlet", "conference"):
        records = getattr(reception, f"{name}s")
        if records:
            fields[name].offer(records)
        else:  # nothing is asked where a commune has none
            del fields[name]
    if "conference" not in fields:
        del fields["wants_to_speak"]
    return fields
