from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReferralLetter(models.Model):
    """A letter by which a matter went to a higher authority, or by which it was reminded."""

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.PROTECT, related_name="letters"
    )
    authority = models.CharField(_("authority"), max_length=120)
    number = models.CharField(_("number of the letter"), max_length=60)
    dated_on = models.DateField(_("day of the letter"))
    is_reminder = models.BooleanField(_("reminder"), default=False)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("letter to a higher authority")
        verbose_name_plural = _("letters to higher authorities")
        ordering = ["recorded_at", "pk"]

    def __str__(self):
        return _("letter no. %(number)s of %(day)s") % {
            "number": self.number,
            "day": f"{self.dated_on:%d/%m/%Y}",
        }
