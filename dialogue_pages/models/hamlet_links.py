from django.db import models
from django.utils.translation import gettext_lazy as _

from .token_links import TokenLink


class HamletLink(TokenLink):
    """Lets the head of a hamlet fill in its list of questions for one conference.

    `saved` holds what was typed, by the names of the fields of the list.
    """

    conference = models.ForeignKey(
        "dialogue_pages.Conference",
        verbose_name=_("conference"),
        on_delete=models.CASCADE,
        related_name="hamlet_links",
    )
    hamlet = models.ForeignKey(
        "dialogue_pages.Hamlet",
        verbose_name=_("hamlet"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta(TokenLink.Meta):
        verbose_name = _("link for a hamlet")
        verbose_name_plural = _("links for hamlets")

    def __str__(self):
        return f"{self.conference_id}: {self.hamlet}"
