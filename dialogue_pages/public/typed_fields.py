"""Form fields for what people type on phones: cleaned of what nobody can see."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from dialogue_pages.vietnamese.phone_numbers import is_phone_number, plain_number
from dialogue_pages.vietnamese.visible_text import clean_line, clean_text

from ..keys import key_in


class OfferedField(forms.Field):
    """A choice among records that were read before; no query of its own."""

    widget = forms.Select

    def __init__(self, *, empty_label, **options):
        super().__init__(required=False, **options)
        self.empty_label = empty_label
        self.records = {}

    def offer(self, records: dict) -> None:
        """Let choose among these records, by the labels they are given with."""
        self.records = {str(record.pk): record for record in records}
        labels = ((record.pk, label) for record, label in records.items())
        self.widget.choices = [("", self.empty_label), *labels]

    def prepare_value(self, value):
        return getattr(value, "pk", value)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if value not in self.records:
            raise ValidationError(
                _("Choose from the list again; it has changed meanwhile."),
                code="invalid_choice",
            )
        return self.records[value]


class TypedField(forms.CharField):
    """Text that no browser cuts off: too much of it is refused in words, not lost."""

    def widget_attrs(self, widget):
        return {}


class LineField(TypedField):
    def to_python(self, value):
        return clean_line(super().to_python(value))


class ParagraphsField(TypedField):
    widget = forms.Textarea

    def to_python(self, value):
        return clean_text(super().to_python(value))


class MailField(LineField):
    widget = forms.EmailInput

    def validate(self, value):
        super().validate(value)
        if value:
            try:
                validate_email(value)
            except ValidationError as error:
                raise ValidationError(
                    _("Write the e-mail address as in: ten@gmail.com")
                ) from error


class PhoneField(LineField):
    """A Vietnamese number, kept as digits from the leading 0 on."""

    widget = forms.TextInput

    def to_python(self, value):
        return plain_number(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if value and not is_phone_number(value):
            raise ValidationError(
                _("Write the telephone number in digits, as in: 0912 345 678")
            )


class SomeOfferedField(forms.ModelMultipleChoiceField):
    """Any of the records that a commune has; no number is too large to be refused."""

    def clean(self, value):
        for key in map(str, value or ()):
            if key_in(key) is None:
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": key},
                )
        return super().clean(value)
