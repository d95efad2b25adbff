"""The form in which a unit drafts an answer."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import answering
from dialogue_pages.models import ReplyDraft, ReplyTemplate
from dialogue_pages.question_choices import OUTCOMES_OF_DRAFTS, AnswerKind, Outcome

from .act_fields import TemplateSelect, reason_field, templates_for
from .act_form import ActForm

_KINDS = (AnswerKind.WRITTEN, AnswerKind.STANDING)
_KEPT = ("short_answer", "text", "legal_basis", "kind", "outcome")


class DraftForm(ActForm):
    button = gettext_lazy("Draft the answer…")
    is_wide = True

    template = forms.ModelChoiceField(
        ReplyTemplate.objects.none(),
        label=gettext_lazy("Start from a template"),
        help_text=gettext_lazy("Its text is copied to the end of the answer."),
        required=False,
    )
    short_answer = forms.CharField(
        label=gettext_lazy("Answer in short"), max_length=300, required=False
    )
    text = reason_field(gettext_lazy("Answer"))
    legal_basis = forms.CharField(
        label=gettext_lazy("Legal basis"), max_length=300, required=False
    )
    no_legal_basis = forms.BooleanField(
        label=gettext_lazy("No rule has to be cited"), required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of answer"),
        choices=[(kind.value, kind.label) for kind in _KINDS],
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it"),
        choices=OUTCOMES_OF_DRAFTS,
        initial=Outcome.EXPLAINED,
    )

    def narrow(self):
        template, text = self.fields["template"], self.fields["text"]
        template.widget = TemplateSelect(
            {
                "data-desk-template": "",
                "data-desk-key": "t",
                "aria-keyshortcuts": "t",
                "data-into": f"id_{self.prefix}-text",
            }
        )
        template.queryset = templates_for(self.question)
        text.widget.attrs["rows"] = 8
        if last := self.question.drafts.first():
            self.initial |= {name: getattr(last, name) for name in _KEPT}

    def clean(self):
        told = super().clean()
        if not told.get("legal_basis") and not told.get("no_legal_basis"):
            self.add_error(
                "legal_basis", _("Cite the rule, or say that none has to be cited.")
            )
        return told

    def perform(self, by):
        draft = ReplyDraft(**{name: self.cleaned_data[name] for name in _KEPT})
        answering.submit_draft(self.question, draft, by=by)
