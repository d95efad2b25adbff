from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..question_choices import AnswerKind, DraftState, Outcome, ReplyOrigin
from .directory import DirectoryEntry


class ReplyDraft(models.Model):
    """An answer on its way: drafted or recorded by one person, approved by another.

    What a higher authority replied is approved as it comes. `paged_at` is when the words
    went to the answer page.
    """

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.PROTECT, related_name="drafts"
    )
    short_answer = models.CharField(_("answer in short"), max_length=300, blank=True)
    text = models.TextField(_("answer"))
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind of answer"),
        max_length=20,
        choices=AnswerKind,
        default=AnswerKind.WRITTEN,
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, default=Outcome.EXPLAINED
    )
    origin = models.CharField(
        _("origin"), max_length=12, choices=ReplyOrigin, default=ReplyOrigin.UNIT
    )
    answered_by = models.CharField(_("who answered"), max_length=200, blank=True)
    answered_on = models.DateField(_("answered on"), null=True)
    document_number = models.CharField(
        _("number of the document"), max_length=60, blank=True
    )
    state = models.CharField(
        _("state"), max_length=12, choices=DraftState, default=DraftState.SUBMITTED
    )
    drafted_at = models.DateTimeField(_("drafted at"), default=timezone.now)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("drafted by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    by_link = models.ForeignKey(
        "dialogue_pages.UnitLink",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    comment = models.TextField(_("comment of the approver"), blank=True)
    template = models.ForeignKey(
        "dialogue_pages.ReplyTemplate",
        verbose_name=_("template it began with"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="uses",
    )
    template_changed = models.PositiveSmallIntegerField(
        null=True, help_text="Of the template's words, in percent."
    )
    paged_at = models.DateTimeField(_("put on the answer page at"), null=True)

    class Meta:
        verbose_name = _("draft of an answer")
        verbose_name_plural = _("drafts of answers")
        ordering = ["-drafted_at", "-pk"]

    def __str__(self):
        return f"{self.question_id}: {self.get_state_display()}"


class RefusalReason(DirectoryEntry):
    """Why a question is not accepted, with the sentence the sender reads."""

    sentence = models.TextField(_("sentence to the sender"))
    needs_second_person = models.BooleanField(
        _("a second person must agree"), default=False
    )

    class Meta(DirectoryEntry.Meta):
        verbose_name = _("reason for not accepting")
        verbose_name_plural = _("reasons for not accepting")
