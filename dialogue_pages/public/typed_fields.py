"""Form fields for what people type on phones: cleaned of what nobody can see."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

_JOINERS = "\u200c\u200d"  # hold emojis and some scripts together
_SPACES = re.compile(r"[^\S\n]+")
_PHONE = re.compile(r"0\d{8,10}")


def clean_line(text: str) -> str:
    """One line of composed letters without control and direction marks."""
    return " ".join(_visible(text).split())


def clean_text(text: str) -> str:
    """The same with its line breaks, never more than one empty line."""
    lines = (_SPACES.sub(" ", line).strip() for line in _visible(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _visible(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(filter(_is_seen, text))


def _is_seen(letter: str) -> bool:
    if letter in "\n\t" or letter in _JOINERS:
        return True
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")


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
        written = super().to_python(value)
        digits = re.sub(r"[\s.()-]", "", written)
        return re.sub(r"^(?:\+|00)?84(?=\d{8,10}$)", "0", digits)

    def validate(self, value):
        super().validate(value)
        if value and not (value.isascii() and _PHONE.fullmatch(value)):
            raise ValidationError(
                _("Write the telephone number in digits, as in: 0912 345 678")
            )
