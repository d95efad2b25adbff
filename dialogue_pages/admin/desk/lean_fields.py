"""Fields of the filters, drawn without a template for each option, field or label."""

import json
from collections.abc import Iterable

from django import forms
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.admin.widgets import AdminDateInput

from dialogue_pages.kept.values import kept
from dialogue_pages.roles import full_name

from ..people import sort_people

_HTML = """<div class="desk-filter desk-filter-{}">
<label for="{}">{}</label>
{}
{}{}</div>
"""
_ERROR = '<p class="desk-filter-error" id="{}_error">{}</p>'
_HELP = '<p class="help" id="{}_helptext">{}</p>'
_CHOOSER = '<script>initDateChooser("{}", {});</script>'


def drawn(field: forms.BoundField) -> SafeString:
    """A field with its label, what is wrong with it, and the words that help."""
    wrong = field.errors and format_html(
        _ERROR, field.auto_id, " ".join(map(str, field.errors))
    )
    told = field.help_text and format_html(_HELP, field.auto_id, field.help_text)
    label = field.id_for_label
    return format_html(
        _HTML, field.name, label, field.label, field, wrong or "", told or ""
    )


class LeanText(forms.TextInput):
    def render(self, name, value, attrs=None, renderer=None):
        told = {"type": self.input_type, "name": name}
        if (words := self.format_value(value)) is not None:
            told["value"] = words
        told |= self.build_attrs(self.attrs, attrs)
        return format_html("<input{}>", flatatt(told))


class LeanDay(LeanText, AdminDateInput):
    def render(self, name, value, attrs=None, renderer=None):
        typed = super().render(name, value, attrs, renderer)
        config = mark_safe(json.dumps(self.get_config()))  # noqa: S308 (of settings)
        return typed + format_html(_CHOOSER, attrs["id"], config)


class LeanSelect(forms.Select):
    """Its options are put into words once, whatever is chosen among them.

    Choices that are no records are the same for good.
    """

    def __init__(self, attrs=None, choices=()):
        super().__init__(attrs, choices)
        self._options: dict[str, SafeString] = {}  # by the language

    def render(self, name, value, attrs=None, renderer=None):
        options = self._drawn_options()
        for chosen in map(escape, self.format_value(value)):
            option = f'<option value="{chosen}"'
            options = options.replace(option, f"{option} selected", 1)
        told = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        drawn = mark_safe(options)  # noqa: S308 (escaped, as what was chosen is)
        return format_html("<select{}>{}</select>", flatatt(told), drawn)

    def _drawn_options(self) -> SafeString:
        if isinstance(self.choices, LeanEntries):
            return self.choices.drawn
        language = get_language()
        if language not in self._options:
            self._options[language] = _options(self.choices)
        return self._options[language]


def _options(choices: Iterable[tuple]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', choices)


class LeanEntries(ModelChoiceIterator):
    """The choices of a field from the columns in its `told`, without records of them."""

    def __iter__(self):
        yield "", self.field.empty_label
        yield from kept(("choices", *self.field.kept_as), self._read)

    @property
    def drawn(self) -> SafeString:
        key = ("options", get_language(), *self.field.kept_as)
        return kept(key, lambda: _options(self))

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
