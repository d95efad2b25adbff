from django import forms
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from dialogue_pages.kept.values import kept
from dialogue_pages.roles import full_name

from ..people import sort_people


class LeanSelect(forms.Select):
    """Draws its options without a template for each: the filters have a hundred."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = set(self.format_value(value))
        options = (
            (key, mark_safe(" selected" if str(key) in chosen else ""), label)  # noqa: S308 (no words of others)
            for key, label in self.choices
        )
        drawn = format_html_join("", '<option value="{}"{}>{}</option>', options)
        told = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(told), drawn)


class LeanEntries(ModelChoiceIterator):
    """The choices of a field from the columns in its `told`, without records of them."""

    def __iter__(self):
        yield "", self.field.empty_label
        yield from kept(("choices", *self.field.kept_as), self._read)

    def _read(self) -> list[tuple[int, str]]:
        rows = self.queryset.values_list("pk", *self.field.told)
        return [(pk, " ".join(words)) for pk, *words in rows]


class PeopleEntries(LeanEntries):
    """Persons by their full names, in the order of Vietnamese lists."""

    def _read(self):
        return [(one.pk, full_name(one)) for one in sort_people(self.queryset)]


def entries_field(label, *told: str) -> forms.ModelChoiceField:
    """A field that offers records by the words in these columns; persons without any.

    `kept_as` is to say, with the queryset, what its choices are known by: the model and
    the commune.
    """
    field = forms.ModelChoiceField(None, label=label, required=False, widget=LeanSelect)
    field.told, field.iterator = told, LeanEntries if told else PeopleEntries
    return field
