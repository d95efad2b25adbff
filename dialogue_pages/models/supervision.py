from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RecommendationQuerySet(models.QuerySet):
    def of_site(self, site):
        return self.filter(site=site)

    def waiting(self):
        return self.filter(answered_on=None)

    def answered(self):
        return self.exclude(answered_on=None)


class SupervisionRecommendation(models.Model):
    """What the Fatherland Front asks the office to do, and what the office answers."""

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.PROTECT, related_name="+"
    )
    question = models.ForeignKey(
        "dialogue_pages.Question",
        on_delete=models.SET_NULL,
        null=True,
        related_name="recommendations",
    )
    plan = models.ForeignKey(
        "dialogue_pages.DialoguePlanPage",
        verbose_name=_("dialogue plan"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    number = models.CharField(_("number of the paper"), max_length=60)
    dated_on = models.DateField(_("day of the paper"))
    received_on = models.DateField(_("received by the office on"))
    title = models.CharField(_("recommendation on"), max_length=200)
    text = models.TextField(_("what is recommended"), max_length=8000)
    due_on = models.DateField(_("to be answered by"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answer = models.TextField(_("answer of the office"), max_length=8000, blank=True)
    answer_number = models.CharField(
        _("number of the answering paper"), max_length=60, blank=True
    )
    answered_on = models.DateField(_("answered on"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("supervision recommendation")
        verbose_name_plural = _("supervision recommendations")
        default_permissions = []
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["site", "due_on"], name="recommendation_by_due_day")
        ]
        constraints = [
            models.CheckConstraint(
                name="recommendation_answered_on_a_day",
                condition=models.Q(answer="", answered_on=None)
                | (~models.Q(answer="") & models.Q(answered_on__isnull=False)),
            )
        ]

    def __str__(self):
        return f"{self.number}: {self.title}"

    @property
    def is_answered(self) -> bool:
        return self.answered_on is not None

    @property
    def was_late(self) -> bool:
        return self.is_answered and self.answered_on > self.due_on


class SupervisionAct(models.TextChoices):
    RECORDED = "recorded", _("Recommendation recorded")
    ANSWERED = "answered", _("Recommendation answered")


class SupervisionEventQuerySet(models.QuerySet):
    def update(self, **changes):
        raise PermissionDenied("Events are written once.")

    def delete(self):
        raise PermissionDenied("Events are kept.")


class SupervisionEvent(models.Model):
    """One act on a recommendation: by whom and when. Append-only."""

    recommendation = models.ForeignKey(
        SupervisionRecommendation, on_delete=models.PROTECT, related_name="events"
    )
    act = models.CharField(max_length=20, choices=SupervisionAct)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = SupervisionEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event of a recommendation")
        verbose_name_plural = _("events of recommendations")
        default_permissions = []
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.at:%d/%m/%Y %H:%M} {self.get_act_display()}"
