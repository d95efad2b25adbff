"""Reply templates on the page of a unit's link, which works without a script."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import reply_templates
from ..canned.variables import filled, variables_in
from ..models import Question, ReplyTemplate
from ..question_choices import AnswerKind, TemplatePlace


class TemplateForm(forms.Form):
    """A form whose `text` may begin with a template; a button copies it to the end.

    What a template filled in is sent only after it was looked at, or changed.
    """

    template = forms.ChoiceField(
        label=gettext_lazy("Start from a template"),
        help_text=gettext_lazy(
            "Its text is copied to the end, with what is known of the question."
        ),
        required=False,
    )
    inserted = forms.CharField(widget=forms.HiddenInput, required=False)
    looked = forms.BooleanField(required=False)

    def __init__(self, question: Question, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.question = question
        names = [(key, template.name) for key, template in self.templates.items()]
        self.fields["template"].choices = [("", "---------"), *names]
        if not names:
            del self.fields["template"]
        if brought := self._brought():
            label = _("I have looked at what was filled in: %s")
            self.fields["looked"].label = label % "; ".join(brought)
        else:
            del self.fields["looked"]

    def clean(self):
        told = super().clean()
        if "looked" in self.fields and not told.get("looked"):
            self.add_error(
                "looked", _("Look at what was filled in; tick this, or change it.")
            )
        return told

    @property
    def begun_with(self) -> ReplyTemplate | None:
        return next(iter(self._inserted()), None)

    def copied(self) -> "TemplateForm":
        """As it was typed, with the text of the chosen template at its end."""
        typed = {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.fields.items()
            if name != "looked"
        }
        chosen = self.templates.get(typed.pop("template", ""))
        if chosen:
            text = filled(chosen.text, self._values)
            typed["text"] = reply_templates.put_after(typed["text"], text)
            named = reply_templates.with_named(typed["inserted"], chosen)
            typed["inserted"] = named
        return type(self)(self.question, initial=typed)

    @cached_property
    def templates(self) -> dict[str, ReplyTemplate]:
        kinds = (AnswerKind.WRITTEN,)
        offered = reply_templates.offered(self.question, TemplatePlace.ANSWER, kinds)
        return {str(template.pk): template for template in offered}

    @cached_property
    def _values(self) -> dict[str, str]:
        return reply_templates.values_of(self.question)

    def _inserted(self) -> list[ReplyTemplate]:
        return reply_templates.named_in(self["inserted"].value(), self.templates)

    def _brought(self) -> list[str]:
        """What stands in the text as a template filled it in: `thôn = Bến Lau`."""
        text = self["text"].value() or ""
        names = [
            n for template in self._inserted() for n in variables_in(template.text)
        ]
        values = {name: self._values[name] for name in names}
        return [f"{name} = {v}" for name, v in values.items() if v and v in text]
