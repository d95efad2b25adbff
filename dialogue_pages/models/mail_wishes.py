from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MailWish(models.Model):
    """Which mails a person of the office wants; all of them where there is no row."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_wish"
    )
    wants_digest = models.BooleanField(
        _("one mail each morning with what waits for me"),
        default=True,
        help_text=_("Nothing is sent on a day on which nothing waits."),
    )
    wants_instant = models.BooleanField(
        _("a mail at once when something is assigned or sent back to me, or is due"),
        default=True,
    )

    class Meta:
        verbose_name = _("mails to me")
        verbose_name_plural = _("mails to people of the office")

    def __str__(self):
        return str(self.person)
