from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class VietnameseLoginForm(LoginForm):
    """Wagtail's form, with a caption that Wagtail leaves to the name of the field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
