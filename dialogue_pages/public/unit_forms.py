from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import ReplyDraft, UnitLink
from ..question_choices import OUTCOMES_OF_DRAFTS, DraftState, Outcome
from ..reply_templates import note_use, refuse_gaps
from .typed_fields import LineField, ParagraphsField
from .unit_templates import TemplateForm

LONGEST_ANSWER = 8000
LONGEST_WORDS = 2000
KEPT = ("short_answer", "text", "legal_basis", "outcome")


class UnitAnswerForm(TemplateForm):
    """A unit's answer; `version` and `saves` say on which state it was typed."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    saves = forms.IntegerField(widget=forms.HiddenInput)
    text = ParagraphsField(
        label=gettext_lazy("Answer"),
        help_text=gettext_lazy("The sender reads this once the leaders approve it."),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": gettext_lazy("Write the answer first.")},
        validators=[refuse_gaps],
    )
    short_answer = LineField(
        label=gettext_lazy("Answer in short"),
        max_length=300,
        required=False,
        validators=[refuse_gaps],
    )
    legal_basis = LineField(
        label=gettext_lazy("Legal basis"),
        help_text=gettext_lazy("Law, decree or decision with its article."),
        max_length=300,
        required=False,
        validators=[refuse_gaps],
    )
    no_legal_basis = forms.BooleanField(
        label=gettext_lazy("No rule has to be cited"), required=False
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it"),
        choices=OUTCOMES_OF_DRAFTS,
        initial=Outcome.EXPLAINED,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of these.")},
    )

    def clean(self):
        told = super().clean()
        if not told.get("legal_basis") and not told.get("no_legal_basis"):
            self.add_error(
                "legal_basis", _("Cite the rule, or say that none has to be cited.")
            )
        return told

    @property
    def typed(self) -> dict:
        """What stands in the fields, in order or not."""
        names = (*KEPT, "inserted")
        return {name: self.data.get(name, "")[:LONGEST_ANSWER] for name in names} | {
            "no_legal_basis": bool(self.data.get("no_legal_basis"))
        }

    def draft(self) -> ReplyDraft:
        draft = ReplyDraft(**{name: self.cleaned_data[name] for name in KEPT})
        note_use(draft, self.begun_with)
        return draft

    @classmethod
    def begun(cls, link: UnitLink) -> "UnitAnswerForm":
        """As it was saved, or else as it was sent back."""
        sent_back = link.question.drafts.filter(
            by_link__unit=link.unit, state=DraftState.SENT_BACK
        ).first()
        initial = link.saved or {
            name: getattr(sent_back, name) for name in KEPT if sent_back
        }
        state = {"version": link.question.version, "saves": link.saves}
        return cls(link.question, initial=initial | state)


class UnitWordsForm(forms.Form):
    """A question to the office, or why the matter is not the unit's."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = ParagraphsField(
        label=gettext_lazy("Your words"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write something first.")},
    )


class AskForm(UnitWordsForm):
    prefix = "ask"


class GiveBackForm(UnitWordsForm):
    prefix = "back"
