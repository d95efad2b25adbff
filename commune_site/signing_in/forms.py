from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from dialogue_pages.public.limits import Limit, address_of

# Per account and address together: nobody can lock a colleague out from elsewhere, and
# one forgotten password locks no office that shares an address.
WRONG_PASSWORDS = Limit("sign-in", times=5, seconds=15 * 60)
# Nobody fills the mailbox of an officer, or lets one address try out many of them.
RESETS_OF_MAILBOX = Limit("password-reset", times=3, seconds=3600)
RESETS_FROM_ADDRESS = Limit("password-reset-from", times=20, seconds=3600)


class VietnameseLoginForm(LoginForm):
    """Wagtail's form that stops guessing, with the caption that Wagtail leaves out."""

    error_messages = LoginForm.error_messages | {
        "locked": _(
            "The password was wrong too often. Wait 15 minutes before the next try."
        )
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")

    def clean(self):
        who = self._who()
        if WRONG_PASSWORDS.is_reached(who):
            raise ValidationError(self.error_messages["locked"], code="locked")
        try:
            cleaned = super().clean()
        except ValidationError:
            WRONG_PASSWORDS.count(who)
            raise
        WRONG_PASSWORDS.forget(who)
        return cleaned

    def _who(self) -> str:
        name = self.cleaned_data.get("username", "").casefold()
        return f"{name}@{address_of(self.request) if self.request else ''}"


class LimitedResetForm(PasswordResetForm):
    """Sends the link for a new password; too often it sends none and says nothing else."""

    def save(self, *args, request=None, **options):
        counted = [(RESETS_OF_MAILBOX, self.cleaned_data["email"].casefold())]
        if request:
            counted.append((RESETS_FROM_ADDRESS, address_of(request)))
        if any(limit.is_reached(who) for limit, who in counted):
            return
        for limit, who in counted:
            limit.count(who)
        super().save(*args, request=request, **options)


class CodeForm(forms.Form):
    """One code: six digits from the telephone, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True}
        ),
    )

    def clean_code(self):
        return "".join(filter(str.isalnum, self.cleaned_data["code"])).lower()
