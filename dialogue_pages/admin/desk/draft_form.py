"""The form in which a unit drafts an answer."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import answering
from dialogue_pages.models import ReplyDraft
from dialogue_pages.question_choices import OUTCOMES_OF_DRAFTS, AnswerKind, Outcome
from dialogue_pages.reply_templates import note_use, refuse_gaps

from .act_fields import reason_field
from .template_form import TemplateForm

_KINDS = (AnswerKind.WRITTEN, AnswerKind.STANDING)
_KEPT = ("short_answer", "text", "legal_basis", "kind", "outcome")


class DraftForm(TemplateForm):
    button = gettext_lazy("Draft the answer…")
    is_wide = True
    kinds = _KINDS

    short_answer = forms.CharField(
        label=gettext_lazy("Answer in short"),
        max_length=300,
        required=False,
        validators=[refuse_gaps],
    )
    text = reason_field(gettext_lazy("Answer"))
    legal_basis = forms.CharField(
        label=gettext_lazy("Legal basis"),
        max_length=300,
        required=False,
        validators=[refuse_gaps],
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
        super().narrow()
        self.fields["text"].widget.attrs["rows"] = 8
        self.last = self.question.drafts.select_related("template").first()
        if self.last:
            self.initial |= {name: getattr(self.last, name) for name in _KEPT}

    def clean(self):
        told = super().clean()
        if not told.get("legal_basis") and not told.get("no_legal_basis"):
            self.add_error(
                "legal_basis", _("Cite the rule, or say that none has to be cited.")
            )
        return told

    def perform(self, by):
        draft = ReplyDraft(**{name: self.cleaned_data[name] for name in _KEPT})
        note_use(draft, self.begun_with or (self.last and self.last.template))
        answering.submit_draft(self.question, draft, by=by)
