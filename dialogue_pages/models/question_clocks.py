from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NO_DAY = date.max  # of a question without a running clock
_AT_ONCE = 500


class QuestionClockQuerySet(models.QuerySet):
    """In whatever way clocks are written, their questions know the earliest that runs."""

    def running(self):
        return self.filter(met_on=None, ended_on=None, stopped_on=None)

    def update(self, **changes):
        questions = self._questions()
        changed = super().update(**changes)
        self._keep_next_due(questions)
        return changed

    def bulk_create(self, objs, *args, **options):
        clocks = super().bulk_create(objs, *args, **options)
        self._keep_next_due(clock.question_id for clock in clocks)
        return clocks

    def add(self, clocks: list["QuestionClock"]) -> None:
        """Store clocks of questions that know the earliest of them already."""
        super().bulk_create(clocks)

    def delete(self):
        questions = self._questions()
        deleted = super().delete()
        self._keep_next_due(questions)
        return deleted

    def _questions(self) -> list[int]:
        return list(self.order_by().values_list("question", flat=True).distinct())

    def _keep_next_due(self, questions: Iterable[int]) -> None:
        keep_next_due(self.model, questions)


def keep_next_due(clocks: type[models.Model], questions: Iterable[int]) -> None:
    """Write into questions, by their keys, the day of the earliest clock that runs."""
    keys = sorted(set(questions))
    asked = clocks._meta.get_field("question").related_model.objects
    running = clocks.objects.running().filter(question=models.OuterRef("pk"))
    earliest = models.Subquery(running.order_by("due_on").values("due_on")[:1])
    for start in range(0, len(keys), _AT_ONCE):
        some = asked.filter(pk__in=keys[start : start + _AT_ONCE])
        some.update(next_due=Coalesce(earliest, models.Value(NO_DAY)))


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

    objects = QuestionClockQuerySet.as_manager()

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

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        keep_next_due(type(self), [self.question_id])

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        keep_next_due(type(self), [self.question_id])
        return deleted

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
