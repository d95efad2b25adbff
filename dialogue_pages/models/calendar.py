from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from dialogue_pages.clock.calendar import DayKind as ClockDayKind
from dialogue_pages.clock.calendar import SpecialDay, WorkingCalendar
from dialogue_pages.clock.official_days import OFFICIAL_DAYS

from ..choices import DayKind


class WorkingDayException(models.Model):
    """A day that differs from the week: off although a weekday, or worked on a Saturday."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField(_("day"))
    kind = models.CharField(
        _("kind"), max_length=10, choices=DayKind, default=DayKind.OFF
    )
    name = models.CharField(_("occasion"), max_length=120)
    source_document = models.CharField(
        _("source document"),
        max_length=160,
        help_text=_("Number and date of the decision or announcement."),
    )

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("days off and make-up days")
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "day"], name="special_day_once_in_a_commune"
            )
        ]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}: {self.name}"


def office_calendar(site: Site | None) -> WorkingCalendar:
    """The official days, overruled by the rows of the office's own table."""
    return calendar_of(WorkingDayException.objects.filter(site=site) if site else [])


def calendar_of(rows: Iterable[WorkingDayException]) -> WorkingCalendar:
    """The calendar an office would have if these were its rows."""
    decided = [
        SpecialDay(row.day, ClockDayKind(row.kind), row.name, row.source_document)
        for row in rows
    ]
    return WorkingCalendar.of([*OFFICIAL_DAYS, *decided])
