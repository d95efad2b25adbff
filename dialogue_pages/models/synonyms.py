from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogue_pages.vietnamese.search_words import search_words

from .directory import DirectoryEntry

MOST_WORDS = 10
EQUALS = "="


class SearchSynonym(DirectoryEntry):
    """Words that mean the same to a search: `sổ đỏ = GCN quyền sử dụng đất`."""

    name = models.CharField(
        _("words that mean the same"),
        max_length=300,
        help_text=_(
            "With “=” between them: sổ đỏ = giấy chứng nhận quyền sử dụng đất."
        ),
    )
    folded_name = models.CharField(max_length=300, editable=False)

    class Meta(DirectoryEntry.Meta):
        verbose_name = _("words of the search that mean the same")
        verbose_name_plural = _("words of the search that mean the same")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name"], name="search_synonym_once_in_a_commune"
            )
        ]

    @property
    def phrases(self) -> list[str]:
        return [phrase.strip() for phrase in self.name.split(EQUALS)]

    def clean(self):
        super().clean()
        lengths = [len(list(search_words(phrase))) for phrase in self.phrases]
        if len(lengths) < 2 or not all(lengths):
            raise ValidationError({"name": _("Write at least two, with “=” between.")})
        if max(lengths) > MOST_WORDS:
            told = _("At most %(most)s words on each side.") % {"most": MOST_WORDS}
            raise ValidationError({"name": told})
