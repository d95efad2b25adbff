"""What senders say besides the question itself: of the answer, and of their own data."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class Satisfaction(models.TextChoices):
    PLEASED = "pleased", _("satisfied")
    SO_SO = "so_so", _("so-so")
    DISPLEASED = "displeased", _("not satisfied")


class QuestionRating(models.Model):
    """How content the sender is with the answer; the last word counts."""

    question = models.OneToOneField(
        "dialogue_pages.Question", on_delete=models.CASCADE, related_name="rating"
    )
    satisfaction = models.CharField(
        _("satisfaction with the answer"), max_length=12, choices=Satisfaction
    )
    comment = models.TextField(_("comment of the sender"), blank=True)
    given_at = models.DateTimeField(_("rated at"), default=timezone.now)

    class Meta:
        verbose_name = _("rating of an answer")
        verbose_name_plural = _("ratings of answers")
        indexes = [models.Index(fields=["-given_at"], name="rating_newest")]

    def __str__(self):
        return f"{self.question_id}: {self.get_satisfaction_display()}"


class DataRequestKind(models.TextChoices):
    """What law 91/2025/QH15 gives a person a right to."""

    CORRECT = "correct", _("correct my personal data")
    DELETE = "delete", _("delete my personal data")
    WITHDRAW_CONSENT = "withdraw_consent", _("withdraw my consent")
    HAND_OVER = "hand_over", _("give me a copy of my data")


class DataRequest(models.Model):
    """A sender's request about the own personal data, until the office has dealt with it."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    question = models.ForeignKey(
        "dialogue_pages.Question",
        verbose_name=_("question"),
        on_delete=models.CASCADE,
        related_name="data_requests",
    )
    kind = models.CharField(
        _("what is asked for"), max_length=20, choices=DataRequestKind
    )
    words = models.TextField(_("words of the sender"), blank=True)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    due_on = models.DateField(_("answer due on"))
    result = models.TextField(
        _("what was done"),
        blank=True,
        help_text=_("The sender reads this; writing it closes the request."),
    )
    handled_at = models.DateTimeField(_("dealt with at"), null=True, editable=False)

    class Meta:
        verbose_name = _("request about personal data")
        verbose_name_plural = _("requests about personal data")
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"{self.question.number}: {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if self.result and not self.handled_at:
            self.handled_at = timezone.now()
        super().save(*args, **kwargs)
