from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site
from wagtail.search import index

from ..canned.gaps import gaps_in
from ..kept.places import ReadLight
from ..querysets import AnswerManager
from ..question_choices import AnswerKind, Outcome, Visibility
from ..stages import BEFORE_ANSWER, PublicLabel
from . import answer_panels
from .answer_clarity import ClarityMixin
from .answer_files import ReleasedFilesMixin
from .answer_form import GAPS_IN, AnswerForm
from .answer_privacy import personal_data_in
from .answer_relations import related_answers
from .commune_settings import CommuneSettings
from .visibility import GuardedAtOnce
from .whole_pages import PublishedWhole

PUBLIC_KINDS = [c for c in AnswerKind.choices if c[0] != AnswerKind.NOT_ACCEPTED]
PUBLIC_OUTCOMES = [c for c in Outcome.choices if c[0] != Outcome.WITHDRAWN]
WRITTEN_FIELDS = (
    "title",
    "question_text",
    "short_answer",
    "answer",
    "legal_basis",
    "document_number",
    "answered_by",
    "change_note",
    "seo_title",
    "search_description",
)


class AnswerPage(
    PublishedWhole, GuardedAtOnce, ReadLight, ReleasedFilesMixin, ClarityMixin, Page
):
    """A question without its sender and the answer to it, for everybody to read.

    Texts are plain lines: an answer leads nowhere else and reads the same on paper.
    One answer may serve many questions; its own words come from at most one of them.
    """

    question_text = models.TextField(_("question as the public reads it"))
    short_answer = models.CharField(
        _("answer in short"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences; they stand first."),
    )
    answer = models.TextField(_("full answer"))
    topic = models.ForeignKey(
        "dialogue_pages.Topic",
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
    )
    hamlet = models.ForeignKey(
        "dialogue_pages.Hamlet",
        verbose_name=_("hamlet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
    )
    unit = models.ForeignKey(
        "dialogue_pages.Unit",
        verbose_name=_("unit that answers"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
    )
    conference = models.ForeignKey(
        "dialogue_pages.Conference",
        verbose_name=_("conference"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
    )
    kind = models.CharField(
        _("kind of answer"),
        max_length=20,
        choices=PUBLIC_KINDS,
        default=AnswerKind.WRITTEN,
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=20,
        choices=PUBLIC_OUTCOMES,
        default=Outcome.EXPLAINED,
        help_text=_("“Settled” only when nothing is left to be done."),
    )
    promised_until = models.DateField(
        _("promised until"),
        null=True,
        blank=True,
        help_text=_("The last day of the promise; shown while it is not yet kept."),
    )
    document_number = models.CharField(
        _("number of the document"), max_length=60, blank=True
    )
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    answered_by = models.CharField(
        _("who answered"),
        max_length=200,
        blank=True,
        help_text=_("For example: the chairman at the conference, or an authority."),
    )
    answered_on = models.DateField(_("answered on"), default=timezone.localdate)
    reviewed_on = models.DateField(
        _("last reviewed on"),
        default=timezone.localdate,
        help_text=_("An answer reviewed within 12 months may answer new questions."),
    )
    changed_on = models.DateField(_("changed on"), null=True, blank=True)
    change_note = models.CharField(
        _("note of the change"),
        max_length=300,
        blank=True,
        help_text=_("The public reads with it that, when and why the answer changed."),
    )
    made_from = models.ForeignKey(
        "dialogue_pages.Question",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = AnswerManager()
    served_with = ("topic", "hamlet", "unit", "conference__plan", "made_from")
    base_form_class = AnswerForm

    content_panels = answer_panels.content_panels
    search_fields = [
        *Page.search_fields,
        index.SearchField("question_text"),
        index.SearchField("short_answer"),
        index.SearchField("answer"),
        index.FilterField("answered_on"),
        index.FilterField("topic"),
        index.FilterField("hamlet"),
        index.FilterField("unit"),
        index.FilterField("kind"),
        index.FilterField("outcome"),
    ]
    parent_page_types = ["dialogue_pages.AnswerIndexPage"]
    subpage_types = []
    exclude_fields_in_copy = ["made_from"]

    class Meta:
        verbose_name = _("published answer")
        verbose_name_plural = _("published answers")
        indexes = [
            models.Index(
                fields=[matter, "answered_on", "page_ptr"],
                name=f"answer_newest_of_{matter}"[:30],
            )
            for matter in ("topic", "conference", "hamlet")
        ]

    def clean(self):
        """Nothing of a person, nothing withheld, no day to come, however it is saved."""
        super().clean()
        errors = {}
        for name in ("answered_on", "reviewed_on", "changed_on"):
            day = getattr(self, name)
            if day and day > timezone.localdate():
                errors[name] = _("This day has not come yet.")
        if self.made_from and self.made_from.is_withheld:
            errors["question_text"] = _("The question is withheld as sensitive.")
        if errors := errors | dict(self._personal_data()):
            raise ValidationError(errors)

    def _personal_data(self):
        site = self.get_site() if self.path else None
        office = CommuneSettings.for_site(
            site or Site.objects.get(is_default_site=True)
        )
        for name in WRITTEN_FIELDS:
            texts = [getattr(self, name) or ""]
            found = personal_data_in(texts, office=office, question=self.made_from)
            if found := ", ".join(found):
                yield name, _("Personal data stands here: %(found)s") % {"found": found}

    @property
    def blanks(self) -> list[str]:
        """What the answer leaves to be filled in; a question may hold anything."""
        texts = [getattr(self, name) or "" for name in GAPS_IN]
        return [gap for text in texts for gap in gaps_in(text)]

    @property
    def summary(self) -> str:
        """What is told of the page where it is only named: in a list, in a link."""
        return self.short_answer or self.answer

    @property
    def public_label(self) -> PublicLabel:
        """“Answered”, unless nothing is left to be done and nobody says otherwise."""
        is_settled = self.outcome == Outcome.SETTLED and not self.is_looked_at_again
        return PublicLabel.SETTLED if is_settled else PublicLabel.ANSWERED

    @property
    def is_looked_at_again(self) -> bool:
        """Whether the sender objected and the new answer is still being made."""
        question = self.made_from
        if question is None or question.objected_at is None:
            return False
        return question.stage in BEFORE_ANSWER

    @property
    def promise_day(self) -> date | None:
        """The last day of a promise that is not yet told to be kept."""
        return self.promised_until if self.outcome == Outcome.COMMITTED else None

    @property
    def is_promise_overdue(self) -> bool:
        day = self.promise_day
        return day is not None and day < timezone.localdate()

    @property
    def asked_by(self) -> str:
        """The name of the sender, only with the second consent."""
        question = self.made_from
        if question is None or not question.may_publish_name:
            return ""
        if question.anonymised_at or question.visibility == Visibility.WITHHELD:
            return ""
        return question.sender_name

    @property
    def may_answer_others(self) -> bool:
        return self.is_fresh_on(timezone.localdate())

    def is_fresh_on(self, day: date) -> bool:
        """Whether it was looked through less than 12 months before."""
        is_leap_day = (day.month, day.day) == (2, 29)
        last_day = 28 if is_leap_day else day.day
        return self.reviewed_on > day.replace(year=day.year - 1, day=last_day)

    def body_context(self, request):
        """What the text of the page shows, asked for where it is drawn."""
        return {
            "label": self.public_label,
            "related_answers": related_answers(self) if self.pk else (),
            "clarity": self.clarity if self.pk else None,
        }
