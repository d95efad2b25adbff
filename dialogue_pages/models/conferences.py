import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from dialogue_pages.vietnamese.fuzzy_dates import (
    FuzzyDate,
    Precision,
    parse_fuzzy_date,
)

from ..choices import ConferenceMode, ConferenceStatus, DatePrecision
from .site_panels import OwnSitePanel

_FIXED = (Precision.EXACT, Precision.DAY)
_HOLDING = re.compile(r"(?:(?:v/v|về việc)\s+)?tổ chức\s+(?=hội nghị|đối thoại)", re.I)


class Conference(ClusterableModel, Orderable):
    """One meeting of a plan: when, where, for whom."""

    plan = ParentalKey(
        "dialogue_pages.DialoguePlanPage",
        on_delete=models.CASCADE,
        related_name="conferences",
    )
    name = models.CharField(
        _("name"),
        max_length=160,
        blank=True,
        help_text=_("Only where a plan has several conferences."),
    )
    precision = models.CharField(
        _("how exact"),
        max_length=20,
        choices=DatePrecision,
        default=DatePrecision.UNSET,
    )
    day = models.DateField(
        _("day"),
        null=True,
        blank=True,
        help_text=_("For a month, quarter or year: any day in it."),
    )
    starts_at = models.TimeField(_("hour"), null=True, blank=True)
    schedule_text = models.TextField(
        _("time as printed"),
        blank=True,
        help_text=_("Leave empty to have it written from the day and hour."),
    )
    venue_text = models.TextField(_("venue as printed"), blank=True)
    hamlets = ParentalManyToManyField(
        "dialogue_pages.Hamlet",
        verbose_name=_("hamlets"),
        blank=True,
        related_name="conferences",
    )
    expected_min = models.PositiveIntegerField(
        _("expected people, at least"), null=True, blank=True
    )
    expected_max = models.PositiveIntegerField(
        _("expected people, at most"), null=True, blank=True
    )
    mode = models.CharField(
        _("form"),
        max_length=20,
        choices=ConferenceMode,
        default=ConferenceMode.IN_PERSON,
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=ConferenceStatus,
        default=ConferenceStatus.PLANNED,
    )
    status_on = models.DateField(
        _("status since"),
        null=True,
        blank=True,
        help_text=_("Empty: the day on which the status is changed here."),
    )
    status_reason = models.TextField(
        _("reason of the status"),
        blank=True,
        help_text=_("Why it is postponed or cancelled; shows on the page."),
    )
    last_day = models.DateField(null=True, editable=False, db_index=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel(["precision", "day", "starts_at"]),
        FieldPanel("schedule_text"),
        FieldPanel("venue_text"),
        OwnSitePanel("hamlets", widget=CheckboxSelectMultiple),
        FieldRowPanel(["expected_min", "expected_max"]),
        FieldPanel("mode"),
        FieldRowPanel(["status", "status_on"]),
        FieldPanel("status_reason"),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]  # the same always, also where none was set
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")

    def __str__(self):
        return self.name or self.schedule_text or str(_("conference"))

    @property
    def called(self) -> str:
        """Its name; where it has none, what its plan is to hold: `Hội nghị đối thoại …`."""
        return self.name or self._of_plan

    @property
    def full_name(self) -> str:
        """What its plan is to hold, and which of several meetings it is."""
        return " – ".join(filter(None, [self._of_plan, self.name]))

    @property
    def _of_plan(self) -> str:
        title = _HOLDING.sub("", self.plan.title, count=1)
        return title[:1].upper() + title[1:]

    @property
    def when(self) -> FuzzyDate:
        return fuzzy_date(self.precision, self.day, self.starts_at)

    @property
    def is_off(self) -> bool:
        """It does not take place at the time given."""
        return self.status in (ConferenceStatus.POSTPONED, ConferenceStatus.CANCELLED)

    @property
    def fixed_day(self) -> date | None:
        """The day it takes place; None while that is open, or it was put off."""
        if self.status in (ConferenceStatus.POSTPONED, ConferenceStatus.CANCELLED):
            return None
        return self.when.first_day if self.when.precision in _FIXED else None

    def clean(self):
        errors = {}
        if self.precision != DatePrecision.UNSET and not self.day:
            errors["day"] = _("Enter the day, or choose “date not set yet”.")
        if self.precision == DatePrecision.EXACT and not self.starts_at:
            errors["starts_at"] = _("Enter the hour, or choose “day, hour open”.")
        if None not in (self.expected_min, self.expected_max) and (
            self.expected_min > self.expected_max
        ):
            errors["expected_max"] = _("This is less than “at least”.")
        if self.is_off and not self.status_reason.strip():
            errors["status_reason"] = _(
                "Say why it is postponed or cancelled; the reason shows on the page."
            )
        if not errors and self._text_says_another_time():
            errors["schedule_text"] = _(
                "The text gives another time than the day and hour above."
            )
        if errors:
            raise ValidationError(errors)

    def _text_says_another_time(self) -> bool:
        printed = parse_fuzzy_date(self.schedule_text)
        return printed.precision is not Precision.UNSET and printed != self.when

    def save(self, *args, **kwargs):
        self.last_day = self.when.last_day
        super().save(*args, **kwargs)


def fuzzy_date(precision, day, starts_at) -> FuzzyDate:
    """What a precision, any day within it and an hour mean together."""
    if precision == DatePrecision.UNSET or not day:
        return FuzzyDate()
    kept = {
        Precision.EXACT: {"month": day.month, "day": day.day, "at": starts_at},
        Precision.DAY: {"month": day.month, "day": day.day},
        Precision.MONTH: {"month": day.month},
        Precision.BEFORE_MONTH: {"month": day.month},
        Precision.QUARTER_END: {"quarter": (day.month + 2) // 3},
        Precision.QUARTER: {"quarter": (day.month + 2) // 3},
        Precision.YEAR: {},
    }[Precision(precision)]
    return FuzzyDate(Precision(precision), year=day.year, **kept)
