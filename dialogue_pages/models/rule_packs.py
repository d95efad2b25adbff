from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Site

from dialogue_pages.clock.periods import DayUnit as ClockUnit
from dialogue_pages.clock.periods import Direction
from dialogue_pages.clock.rules import Anchor, Rule

from ..choices import DayUnit, DutyAnchor, DutyCode, DutyDirection

_LONGEST_OFFSET = 366


class RulePack(ClusterableModel):
    """Time limits that come from one source: a law, a regulation, the way of a plan."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name of the rule pack"), max_length=120)
    citation = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Law, article or regulation that sets these time limits."),
    )
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(_("in force until"), null=True, blank=True)
    is_active = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_("Time limits of a pack that is not in use are not counted."),
    )
    note = models.TextField(_("remark"), blank=True)
    shipped_as = models.CharField(max_length=30, blank=True, editable=False)

    class Meta:
        verbose_name = _("rule pack")
        verbose_name_plural = _("rule packs")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name"], name="rule_pack_once_in_a_commune"
            ),
            models.UniqueConstraint(
                fields=["site", "shipped_as"],
                condition=~models.Q(shipped_as=""),
                name="rule_pack_shipped_once",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("This is before the first day.")})

    @property
    @admin.display(description=_("time limits"))
    def rules_as_text(self) -> str:
        """All rules in one cell, for lists and exports."""
        return "; ".join(map(str, self.rules.all()))

    def as_rules(self) -> list[Rule]:
        """The rules as the clock counts them; none while the pack is not in use."""
        return [row.as_rule() for row in self.rules.all()] if self.is_active else []


class DeadlineRule(Orderable):
    """One time limit of a pack: what is due, how long before or after which event."""

    pack = ParentalKey(RulePack, on_delete=models.CASCADE, related_name="rules")
    code = models.CharField(
        _("duty"), max_length=30, choices=DutyCode, default=DutyCode.OTHER
    )
    text = models.CharField(
        _("duty in words"),
        max_length=200,
        blank=True,
        help_text=_("Leave empty to have the duty named as above."),
    )
    anchor = models.CharField(
        _("counted from"),
        max_length=20,
        choices=DutyAnchor,
        default=DutyAnchor.CONFERENCE,
    )
    offset = models.PositiveSmallIntegerField(
        _("number of days"), validators=[MaxValueValidator(_LONGEST_OFFSET)]
    )
    unit = models.CharField(
        _("kind of days"), max_length=12, choices=DayUnit, default=DayUnit.CALENDAR
    )
    direction = models.CharField(
        _("before or after"),
        max_length=6,
        choices=DutyDirection,
        default=DutyDirection.AFTER,
    )
    responsible = models.CharField(_("who is responsible"), max_length=120, blank=True)
    citation = models.CharField(
        _("source of this rule"),
        max_length=200,
        blank=True,
        help_text=_("Only where it differs from the source of the pack."),
    )

    panels = [
        FieldPanel("code"),
        FieldPanel("text"),
        FieldRowPanel(["offset", "unit"]),
        FieldRowPanel(["direction", "anchor"]),
        FieldRowPanel(["responsible", "citation"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("time limit")
        verbose_name_plural = _("time limits")

    def __str__(self):
        return _("%(duty)s: %(days)s %(unit)s %(direction)s (%(anchor)s)") % {
            "duty": self.duty,
            "days": self.offset,
            "unit": self.get_unit_display(),
            "direction": self.get_direction_display(),
            "anchor": self.get_anchor_display(),
        }

    @property
    def duty(self) -> str:
        return self.text or self.get_code_display()

    def as_rule(self) -> Rule:
        return Rule(
            code=self.code,
            duty=self.duty,
            anchor=Anchor(self.anchor),
            offset=self.offset,
            unit=ClockUnit(self.unit),
            direction=Direction(self.direction),
            responsible=self.responsible,
            citation=self.citation or self.pack.citation,
            pack=self.pack.name,
            valid_from=self.pack.valid_from,
            valid_until=self.pack.valid_until,
        )
