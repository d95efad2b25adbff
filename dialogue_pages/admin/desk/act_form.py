"""What the small form of every act has in common."""

from django import forms
from django.utils.translation import gettext_lazy

from dialogue_pages.acting import Actor
from dialogue_pages.models import Question

from .unit_field import UnitField


class ActForm(forms.Form):
    """Asks for one act on one case; `version` says which state of it was on screen."""

    button = gettext_lazy("Do it")
    rare: frozenset[str] | set[str] = frozenset()  # fields folded away at first
    rare_label = ""
    is_wide = False  # needs the room of the main column
    has_templates = False  # may begin with a reply template
    changes_case = True  # not while somebody else is at work on it
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, question: Question, data=None, files=None, *, prefix: str):
        initial = {"version": question.version}
        super().__init__(data, files, prefix=prefix, initial=initial)
        self.question = question
        self.narrow()

    @property
    def usual_fields(self) -> list:
        return [f for f in self.visible_fields() if f.name not in self.rare]

    @property
    def rare_fields(self) -> list:
        return [f for f in self.visible_fields() if f.name in self.rare]

    @property
    def has_rare_words(self) -> bool:
        """Whether something stands, or is wrong, in a field that is folded away."""
        return any(field.value() or field.errors for field in self.rare_fields)

    def narrow(self) -> None:
        """Offer only what belongs to the commune of the case."""

    def copied(self) -> "ActForm | None":
        """As it was typed with a template's text, if that is what was asked for."""

    def perform(self, by: Actor) -> None:
        raise NotImplementedError

    @property
    def asks(self) -> bool:
        """Whether anything is to be filled in."""
        return bool(self.visible_fields())


class UnitForm(ActForm):
    """Asks for a unit: the one that has the question, else the topic's is proposed.

    What a unit has handed back is not proposed to it again.
    """

    unit = UnitField()

    def narrow(self):
        field = self.fields["unit"]
        field.offer(self.question.site_id)
        if self.question.unit_id:
            field.initial = self.question.unit_id
        elif not (self.is_bound or self.question.declined_times):
            field.propose(self.question.topic)
