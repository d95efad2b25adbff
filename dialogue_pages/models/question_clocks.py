from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class QuestionClock(models.Model):
    """One legal time limit of a question: from when, until when, by which rule.

    What it shows (running, stopped, met, missed) follows from its dates; nothing of it
    is typed by hand.
    """

    wagtail_reference_index_ignore = True

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.CASCADE, related_name="clocks"
    )
    duty = models.CharField(_("duty"), max_length=30)
    rule = models.CharField(_("rule"), max_length=200)
    citation = models.CharField(_("citation"), max_length=200, blank=True)
    offset = models.PositiveSmallIntegerField(_("days"))
    unit = models.CharField(max_length=12)
    started_on = models.DateField(_("started on"))
    conference = models.ForeignKey(
        "dialogue_pages.Conference",
        verbose_name=_("conference it is counted from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clocks",
    )
    due_on = models.DateField(_("due on"))
    stopped_on = models.DateField(_("stopped on"), null=True, blank=True)
    pauses = models.JSONField(default=list, blank=True)
    extended_by = models.PositiveSmallIntegerField(
        _("working days of extension"), default=0
    )
    met_on = models.DateField(_("met on"), null=True, blank=True)
    ended_on = models.DateField(_("ended without an answer on"), null=True, blank=True)

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=models.Q(met_on=None, ended_on=None, stopped_on=None),
                name="question_clock_running",
            )
        ]

    def __str__(self):
        return f"{self.rule}: {self.due_on:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        return self.met_on is None and self.ended_on is None

    @property
    def is_stopped(self) -> bool:
        return self.is_open and self.stopped_on is not None

    def is_overdue(self, today: date | None = None) -> bool:
        """Past its day while the office, not the sender, is awaited."""
        today = today or timezone.localdate()
        if self.met_on:
            return self.met_on > self.due_on
        return self.is_open and not self.is_stopped and today > self.due_on
