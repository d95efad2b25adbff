"""Acts whose words may begin with a reply template, and what is looked at before sending.

Choosing a template copies its text by a script, or by a button that sends the form and
gives it back with the text; what is filled in is ticked off by the person.
"""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import reply_templates
from dialogue_pages.canned.gaps import gaps_in
from dialogue_pages.canned.variables import filled, variables_in
from dialogue_pages.models import ReplyTemplate
from dialogue_pages.question_choices import TemplatePlace

from .act_form import ActForm
from .template_widgets import LookedTextarea, TemplateSelect

_COPY = "copy"


@dataclass(frozen=True, slots=True)
class Filled:
    """A value that a template brought into the text, and whether it was looked at."""

    name: str
    value: str
    is_looked_at: bool = False

    @property
    def token(self) -> str:
        return f"{self.name} = {self.value}"


class TemplateForm(ActForm):
    """Offers the templates of one place; `into` names the field they are copied to."""

    into = "text"
    place = TemplatePlace.ANSWER
    kinds: tuple[str, ...] = ()
    has_templates = True
    inserted = forms.CharField(widget=forms.HiddenInput, required=False)
    template = forms.ChoiceField(
        label=gettext_lazy("Start from a template"),
        help_text=gettext_lazy(
            "Its text is copied to the end, with what is known of the question."
        ),
        required=False,
    )

    def narrow(self):
        super().narrow()
        offered = reply_templates.offered(self.question, self.place, self.kinds)
        self.templates = {str(template.pk): template for template in offered}
        self._looked_at = set(self._sent_list("looked"))
        text = self.fields[self.into]
        if reply_templates.refuse_gaps not in text.validators:
            text.validators = [*text.validators, reply_templates.refuse_gaps]
        text.widget = LookedTextarea(text.widget.attrs)
        text.widget.look_at = self._shown
        text.widget.ticks = self.add_prefix("looked")
        if self.templates:
            self._offer()
        else:
            del self.fields["template"]

    def clean(self):
        told = super().clean()
        typed = self[self.into].value() or ""
        unseen = [f.token for f in self._filled(typed) if not f.is_looked_at]
        if unseen:
            why = _("Look at what was filled in, and tick it or change it: %s.")
            self.add_error(self.into, why % "; ".join(unseen))
        return told

    def copied(self) -> ActForm | None:
        if self.add_prefix(_COPY) not in self.data:
            return None
        again = type(self)(self.question, prefix=self.prefix)
        again.initial |= {
            name: field.widget.value_from_datadict(
                self.data, self.files, self.add_prefix(name)
            )
            for name, field in self.fields.items()
        }
        again._looked_at = self._looked_at
        if chosen := self.templates.get(again.initial.get("template")):
            again._insert(chosen)
        return again

    @property
    def begun_with(self) -> ReplyTemplate | None:
        return next(iter(self._inserted()), None)

    @cached_property
    def values(self) -> dict[str, str]:
        texts = [template.text for template in self.templates.values()]
        is_needed = any(variables_in(text) for text in texts)
        return reply_templates.values_of(self.question) if is_needed else {}

    def _offer(self) -> None:
        template = self.fields["template"]
        names = [(key, _name(t, self.kinds)) for key, t in self.templates.items()]
        own = [row for row in names if _is_special(self.templates[row[0]])]
        rest = [row for row in names if row not in own]
        groups = [(_("For such a question"), own), (_("For every question"), rest)]
        template.choices = [("", "---------"), *(group for group in groups if group[1])]
        into = self[self.into].auto_id
        template.widget = TemplateSelect(
            {
                "data-desk-template": "",
                "data-desk-key": "t",
                "aria-keyshortcuts": "t",
                "data-into": into,
            },
            choices=template.choices,
        )
        act = reverse(
            "dialogue_pages_question_act", args=[self.question.pk, self.prefix]
        )
        template.widget.button = (self.add_prefix(_COPY), f"{act}#{into}")
        template.widget.texts = {
            key: (filled(t.text, self.values), self._known(t))
            for key, t in self.templates.items()
        }

    def _insert(self, template: ReplyTemplate) -> None:
        text, told = filled(template.text, self.values), self.initial
        self.initial |= {
            self.into: reply_templates.put_after(told.get(self.into), text),
            "inserted": reply_templates.with_named(told.get("inserted"), template),
            "template": "",
        }

    def _inserted(self) -> list[ReplyTemplate]:
        return reply_templates.named_in(self["inserted"].value(), self.templates)

    def _known(self, template: ReplyTemplate) -> dict[str, str]:
        names = variables_in(template.text)
        return {name: self.values[name] for name in names if self.values[name]}

    def _filled(self, text: str) -> list[Filled]:
        """What stands in the text as a template filled it in."""
        known: dict[str, str] = {}
        for template in self._inserted():
            known |= self._known(template)
        brought = [Filled(*item) for item in known.items() if item[1] in text]
        return [Filled(f.name, f.value, f.token in self._looked_at) for f in brought]

    def _shown(self) -> dict:
        text = self[self.into].value() or ""
        return {"filled": self._filled(text), "gaps": gaps_in(text)}

    def _sent_list(self, name: str) -> list[str]:
        sent = getattr(self.data, "getlist", lambda name: [])
        return sent(self.add_prefix(name))


def _is_special(template: ReplyTemplate) -> bool:
    return bool(template.topic_id or template.kind)


def _name(template: ReplyTemplate, kinds: tuple[str, ...]) -> str:
    """With its kind where the form may be of several."""
    if template.kind and len(kinds) > 1:
        return f"{template.name} ({template.get_kind_display()})"
    return template.name
