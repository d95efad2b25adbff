"""Days as they are typed in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput

HINT = _("Day/month/year, for example 25/6/2026.")


TYPED = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
_YEARS = range(1900, 2200)


class DayInput(AdminDateInput):
    """Leaves what was typed to be judged here: the picker turns 31/2 into 3/3."""

    def __init__(self, attrs=None, format=None):  # noqa: A002 (as Wagtail names it)
        super().__init__(attrs={"data-day": ""} | (attrs or {}), format=format)

    def get_config(self):
        return super().get_config() | {"validateOnBlur": False}

    @property
    def media(self):
        return super().media + forms.Media(js=["dialogue_pages/js/day_input.js"])


class DayField(forms.DateField):
    """A day that can be counted on from, in any time zone: none of the years 1 or 9999."""

    def to_python(self, value):
        day = super().to_python(value)
        if day is not None and day.year not in _YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


def typed_day(label, *, help_text="", widget=DayInput, **options) -> DayField:
    """A day as it is written in Vietnam; a browser's own picker speaks its language."""
    return DayField(
        label=label,
        help_text=format_lazy("{} {}", help_text, HINT) if help_text else HINT,
        widget=widget(format=TYPED[0]),
        input_formats=TYPED,
        **options,
    )


def register() -> None:
    register_form_field_override(models.DateField, override=day_field)


def day_field(field: models.DateField) -> dict:
    """How Wagtail's forms show a day; models of other apps stay as they are."""
    shown = {"widget": AdminDateInput}
    if field.model._meta.app_label == "dialogue_pages":
        told = field.help_text
        shown |= {"widget": DayInput, "form_class": DayField}
        shown["help_text"] = format_lazy("{} {}", told, HINT) if told else HINT
    return shown
