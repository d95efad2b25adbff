from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from ..choices import PostingPlace

# Luật Thực hiện dân chủ ở cơ sở 2022, Điều 13 khoản 2 and 3: consecutive days.
_LEAST_DAYS = {
    PostingPlace.HEADQUARTERS: 30,
    PostingPlace.HAMLET_HALL: 30,
    PostingPlace.LOUDSPEAKER: 3,
}


class Posting(models.Model):
    """One line of the publication register: what is made public where, when, by whom.

    Kept beside the page and not in its revisions: that a sheet hangs on a wall is a
    fact, not a text to approve. A line without its first day is still to be done.
    """

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("content"),
        on_delete=models.CASCADE,
        related_name="postings",
    )
    place = models.CharField(_("place or form"), max_length=20, choices=PostingPlace)
    hamlet = models.ForeignKey(
        "dialogue_pages.Hamlet",
        verbose_name=_("hamlet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    place_text = models.CharField(
        _("more exactly"),
        max_length=160,
        blank=True,
        help_text=_("For another place, or where in the building."),
    )
    is_mandatory = models.BooleanField(
        _("mandatory"),
        default=False,
        help_text=_("The notice counts from the day of the last mandatory place."),
    )
    posted_from = models.DateField(_("from"), null=True, blank=True, db_index=True)
    posted_until = models.DateField(_("until"), null=True, blank=True)
    posted_by = models.CharField(
        _("who posted it"),
        max_length=120,
        blank=True,
        help_text=_("Name and function of the person who did it."),
    )

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["page_id", "pk"]

    def __str__(self):
        return f"{self.content}: {self.where}"

    @property
    def content(self) -> str:
        """What is made public, in words; an answer is called so."""
        page_type = self.page.cached_content_type.model
        if page_type == "answerpage":
            return _("Answer: %(title)s") % {"title": self.page.title}
        return self.page.title

    @property
    def where(self) -> str:
        """The place in words: “hall of the hamlet, thôn Bến Trăng”."""
        told = [
            f"{self.get_place_display()} {self.hamlet or ''}".strip(),
            self.place_text,
        ]
        if self.place == PostingPlace.OTHER and self.place_text:
            told = [self.place_text, str(self.hamlet or "")]
        return ", ".join(filter(None, told))

    @property
    def least_until(self) -> date | None:
        """The last day it has to stay by law; None where the law names no time."""
        days = _LEAST_DAYS.get(self.place)
        if self.posted_from is None or days is None:
            return None
        return self.posted_from + timedelta(days=days - 1)

    def clean(self):
        errors = {}
        if self.posted_from and self.posted_from > timezone.localdate():
            errors["posted_from"] = _("This day has not come yet.")
        if self.posted_until and not self.posted_from:
            errors["posted_from"] = _("Enter the first day as well.")
        elif self.posted_until and self.posted_until < self.posted_from:
            errors["posted_until"] = _("This is before the first day.")
        if self.place == PostingPlace.OTHER and not self.place_text:
            errors["place_text"] = _("Say which place it is.")
        if errors:
            raise ValidationError(errors)
