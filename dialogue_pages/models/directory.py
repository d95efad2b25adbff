from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from dialogue_pages.vietnamese.folding import fold


class DirectoryEntry(models.Model):
    """A named thing of one commune, found by its name without accents."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name"), max_length=120)
    folded_name = models.CharField(max_length=120, editable=False)

    class Meta:
        abstract = True
        ordering = ["folded_name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded_name = fold(self.name)
        super().save(*args, **kwargs)


class Hamlet(DirectoryEntry):
    """A thôn, bản, ấp or tổ dân phố of the commune (NĐ 185/2026/NĐ-CP)."""

    label = models.CharField(
        _("kind of hamlet"),
        max_length=30,
        default="thôn",
        help_text=_("As it stands before the name: thôn, bản, ấp, tổ dân phố."),
    )
    head_name = models.CharField(_("head of the hamlet"), max_length=120, blank=True)
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account of the head"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="headed_hamlets",
    )
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)

    class Meta(DirectoryEntry.Meta):
        verbose_name = _("hamlet")
        verbose_name_plural = _("hamlets")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "label", "name"], name="hamlet_once_in_a_commune"
            )
        ]

    def __str__(self):
        return f"{self.label} {self.name}"


class Unit(DirectoryEntry):
    """An office, body or person that answers for tasks."""

    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("accounts of the unit"),
        blank=True,
        related_name="units",
    )
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_until = models.DateField(_("exists until"), null=True, blank=True)

    class Meta(DirectoryEntry.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name"], name="unit_once_in_a_commune"
            )
        ]


class Topic(DirectoryEntry):
    """A field that questions are about; it proposes the unit that answers."""

    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit that usually answers"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="topics",
        help_text=_(
            "It is proposed when a question of this topic is assigned; a person "
            "decides. Leave it empty where it differs from case to case."
        ),
    )

    class Meta(DirectoryEntry.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name"], name="topic_once_in_a_commune"
            )
        ]
