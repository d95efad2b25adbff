"""The form that makes several questions of one, a matter each."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import moderation

from .act_fields import reason_field
from .act_form import ActForm

MOST_PARTS = 5
_NEEDED = 2


class SplitForm(ActForm):
    """Two parts begin with the whole text, to be cut down; more may be written below."""

    button = gettext_lazy("Split into several…")
    is_wide = True
    rare_label = gettext_lazy("More parts")

    def narrow(self):
        for part in range(1, MOST_PARTS + 1):
            is_needed = part <= _NEEDED
            self.fields[f"title_{part}"] = forms.CharField(
                label=_("Part %(number)s: title") % {"number": part},
                max_length=200,
                required=is_needed,
                initial=self.question.title if is_needed else "",
            )
            self.fields[f"content_{part}"] = reason_field(
                _("Part %(number)s: content") % {"number": part},
                required=is_needed,
                initial=self.question.content if is_needed else "",
            )

    @property
    def rare(self) -> set[str]:
        numbers = range(_NEEDED + 1, MOST_PARTS + 1)
        return {f"{what}_{n}" for n in numbers for what in ("title", "content")}

    def clean(self):
        told = super().clean()
        for part in range(_NEEDED + 1, MOST_PARTS + 1):
            title, content = told.get(f"title_{part}"), told.get(f"content_{part}")
            if bool(title) != bool(content):
                missing = "content" if title else "title"
                self.add_error(f"{missing}_{part}", _("Write both title and content."))
        seen = set()
        for part in range(1, MOST_PARTS + 1):
            content = told.get(f"content_{part}")
            if content and content in seen:
                told_twice = _("Another part says the same: leave one matter in each.")
                self.add_error(f"content_{part}", told_twice)
            seen.add(content)
        return told

    def perform(self, by):
        told = self.cleaned_data
        parts = [
            (told[f"title_{part}"], told[f"content_{part}"])
            for part in range(1, MOST_PARTS + 1)
            if told[f"title_{part}"]
        ]
        moderation.split(self.question, parts, by=by)
