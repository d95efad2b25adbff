from django import forms
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe


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
        for pk, *words in self.queryset.values_list("pk", *self.field.told):
            yield pk, " ".join(words)


def entries_field(label, *told: str) -> forms.ModelChoiceField:
    """A field that offers records by the words in these columns."""
    field = forms.ModelChoiceField(None, label=label, required=False, widget=LeanSelect)
    field.told, field.iterator = told, LeanEntries
    return field
