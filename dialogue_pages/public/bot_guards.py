"""What tells a program from a person in a form that anybody may send."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .time_trap import is_in_time, is_too_fast, new_stamp


class BotGuards:
    """For a form with the fields `website` and `stamp`; a refused one can be sent again."""

    too_late: Promise
    too_fast: Promise

    def clean_website(self):
        """People never see this field; programs fill it in."""
        if self.cleaned_data["website"]:
            self._put("website", "")
            raise ValidationError(
                _("A field that has to stay empty was filled in. Please send again.")
            )
        return ""

    def clean_stamp(self):
        """Nobody fills in a form in three seconds, and no page stays open for days."""
        stamp = self.cleaned_data["stamp"]
        if not is_in_time(stamp):
            self._put("stamp", new_stamp())
            raise ValidationError(self.too_late)
        if is_too_fast(stamp):
            raise ValidationError(self.too_fast)
        return stamp

    def _put(self, name: str, value: str) -> None:
        self.data = self.data.copy()
        self.data[name] = value
