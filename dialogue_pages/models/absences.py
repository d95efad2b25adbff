from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from dialogue_pages.kept.values import standing

from .membership import full_name, of_office


class AbsenceQuerySet(models.QuerySet):
    def of_office(self, site_pk: int) -> Self:
        """Those in which both people still belong to the office."""
        both = of_office(site_pk, "person") & of_office(site_pk, "substitute")
        return self.filter(both, site=site_pk)

    def lasting(self, site_pk: int, day: date | None = None) -> Self:
        """Those of a day; without effect where one of the two has left the office."""
        day = day or timezone.localdate()
        return self.of_office(site_pk).meeting(day, day)

    def not_over(self, site_pk: int) -> Self:
        """Those that last today or are still to come."""
        return self.of_office(site_pk).filter(last_day__gte=timezone.localdate())

    def meeting(self, first: date, last: date) -> Self:
        """Those that share a day with these days."""
        return self.filter(first_day__lte=last, last_day__gte=first)


class Absence(models.Model):
    """From when until when a person of the office is away, and who stands in.

    Both days belong to it; it ends by itself. Who stands in gets no rights by it but
    the work on the questions of the other one's units.
    """

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who is away"),
        on_delete=models.CASCADE,
        related_name="absences",
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who stands in"),
        on_delete=models.CASCADE,
        related_name="stood_in_absences",
    )
    first_day = models.DateField(_("away from"))
    last_day = models.DateField(_("away until the end of"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=models.Q(last_day__gte=models.F("first_day")),
            ),
            models.CheckConstraint(
                name="absence_has_another_substitute",
                condition=~models.Q(substitute=models.F("person")),
            ),
        ]
        indexes = [models.Index(fields=["site", "last_day"], name="absence_by_day")]

    def __str__(self):
        return f"{self.person}: {self.first_day:%d/%m/%Y} – {self.last_day:%d/%m/%Y}"

    @property
    def person_name(self) -> str:
        return full_name(self.person)

    @property
    def substitute_name(self) -> str:
        return full_name(self.substitute)

    @property
    def has_begun(self) -> bool:
        return self.first_day <= timezone.localdate()


def absent_today(site: Site) -> frozenset[tuple[int, int]]:
    """Who is away in an office today and who stands in, by the keys of their accounts.

    Kept until the office writes something, which accounts do not tell: whether both
    are still there is to be asked of `lasting`.
    """
    today = timezone.localdate()
    return standing(("absent today", site.pk, today), lambda: _absent(site, today))


def _absent(site: Site, day: date) -> frozenset[tuple[int, int]]:
    rows = Absence.objects.filter(site=site).meeting(day, day)
    return frozenset(rows.values_list("person", "substitute"))
