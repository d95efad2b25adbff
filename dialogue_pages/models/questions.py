import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail.models import Site

from ..querysets import QuestionQuerySet
from ..question_choices import AnswerKind, Outcome, SenderAge, Source, Visibility
from ..stages import PUBLIC_LABELS, PublicLabel, Stage
from . import new_rows
from .question_clocks import NO_DAY
from .question_words import QuestionWords, worded, words_of

# Without 0 O 1 I L 5 S 8 B 2 Z U V: letters and digits that are not taken for another.
CODE_LETTERS = "34679ACDEFGHJKMNPQRTWXY"
CODE_LENGTH = 8
# The order of every queue: the earliest clock first, of one day what came first.
BY_CLOCK = ("next_due", "received_at", "id")
# What lists are narrowed by stands in their indexes, so that no row is read in vain.
_NARROWED = (
    "site",
    "stage",
    "visibility",
    "unit",
    "hamlet",
    "topic",
    "owner",
    "source",
)


def _by_clock(name: str, *first: str, **options) -> models.Index:
    """An index of a list in its order, that begins with what the list is of."""
    rest = [column for column in _NARROWED if column not in first]
    return models.Index(fields=[*first, *BY_CLOCK, *rest], name=name, **options)


def new_code() -> str:
    """A secret of about 36 bits with which the sender follows a question."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


class Question(models.Model):
    """What a resident asked, and where the work on it stands (the case).

    Original texts and the sender never leave the office; the public reads only
    `public_title` and `public_text`, which a person made and released.
    """

    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site,
        verbose_name=_("site"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    year = models.PositiveSmallIntegerField(_("year of receipt"))
    serial = models.PositiveIntegerField(_("running number in the year"))
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    send_key = models.UUIDField(
        null=True, unique=True, help_text="The same for every repeat of one sending."
    )
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    source = models.CharField(
        _("how it came in"), max_length=10, choices=Source, default=Source.WEB
    )

    sender_name = models.CharField(_("full name"), max_length=120)
    sender_phone = models.CharField(_("telephone"), max_length=20, blank=True)
    sender_email = models.EmailField(_("e-mail"), blank=True)
    email_confirmed_at = models.DateTimeField(
        _("e-mail confirmed at"), null=True, blank=True, editable=False
    )
    sender_address = models.CharField(_("address"), max_length=200, blank=True)
    sender_age = models.CharField(
        _("age"), max_length=20, choices=SenderAge, default=SenderAge.ADULT
    )
    hamlet = models.ForeignKey(
        "dialogue_pages.Hamlet",
        verbose_name=_("hamlet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        db_index=False,
    )
    consented_at = models.DateTimeField(_("consent to handling given at"), null=True)
    consent_text = models.TextField(_("text that was consented to"), blank=True)
    may_publish_name = models.BooleanField(_("name may be published"), default=False)

    topic = models.ForeignKey(
        "dialogue_pages.Topic",
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        db_index=False,
    )
    title = models.CharField(_("title of the question"), max_length=200)
    content = models.TextField(_("question"))
    conference = models.ForeignKey(
        "dialogue_pages.Conference",
        verbose_name=_("conference"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
    )
    wants_to_speak = models.BooleanField(_("wants to speak there"), default=False)

    public_title = models.CharField(_("public title"), max_length=200, blank=True)
    public_text = models.TextField(_("public text"), blank=True)
    masks = models.JSONField(_("masked places"), default=list, blank=True)

    stage = models.CharField(
        _("stage"), max_length=20, choices=Stage, default=Stage.RECEIVED
    )
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.PRIVATE
    )
    answer_kind = models.CharField(
        _("kind of answer"), max_length=20, choices=AnswerKind, blank=True
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    unit = models.ForeignKey(
        "dialogue_pages.Unit",
        verbose_name=_("unit that answers"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        db_index=False,
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    declined_times = models.PositiveSmallIntegerField(default=0)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    answer_page = models.ForeignKey(
        "dialogue_pages.AnswerPage",
        verbose_name=_("published answer"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
    )
    answered_at = models.DateTimeField(_("first answered at"), null=True)
    closed_at = models.DateTimeField(_("closed at"), null=True)
    objected_at = models.DateTimeField(_("objected at"), null=True)
    anonymised_at = models.DateTimeField(_("made anonymous at"), null=True)
    next_due = models.DateField(_("due next"), default=NO_DAY, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = QuestionQuerySet.as_manager()
    prepared_words = ""

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-received_at", "-pk"]
        permissions = [
            (
                "moderate_question",
                gettext_noop("Can sort, assign and refuse questions"),
            ),
            (
                "register_question",
                gettext_noop("Can enter questions that came on paper"),
            ),
            ("draft_answer", gettext_noop("Can draft answers of the own unit")),
            ("approve_answer", gettext_noop("Can approve answers and refer questions")),
            ("keep_minutes", gettext_noop("Can record answers given at a conference")),
            (
                "supervise_question",
                gettext_noop("Can read questions with personal data masked"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "year", "serial"], name="question_number_once"
            ),
            models.CheckConstraint(
                name="question_merged_exactly_when_it_has_a_target",
                condition=models.Q(stage=Stage.MERGED)
                ^ models.Q(merged_into__isnull=True),
            ),
        ]
        indexes = [
            _by_clock("question_stage_by_clock", "site", "stage"),
            _by_clock("question_by_clock", "site"),
            _by_clock(
                "question_withheld_by_clock",
                "site",
                condition=models.Q(visibility=Visibility.WITHHELD),
            ),
            _by_clock("question_unit_by_clock", "unit"),
            _by_clock("question_hamlet_by_clock", "hamlet"),
            _by_clock("question_topic_by_clock", "topic"),
            _by_clock("question_owner_by_clock", "owner"),
            _by_clock("question_source_by_clock", "site", "source"),
            models.Index(
                fields=["site", "-received_at", "-id", "visibility"],
                name="question_newest",
            ),
        ]

    def __str__(self):
        return f"{self.number}: {self.title}"

    def save(self, *args, update_fields=None, **kwargs):
        """Leaves `next_due` of a stored question alone: its clocks write that."""
        if update_fields is None and not self._state.adding:
            known = self.get_deferred_fields() | {"id", "next_due"}
            names = (field.attname for field in self._meta.concrete_fields)
            update_fields = [name for name in names if name not in known]
        super().save(*args, update_fields=update_fields, **kwargs)
        if worded(self) != getattr(self, "_worded", None):
            self.keep_words()

    @classmethod
    def from_db(cls, db, field_names, values):
        question = super().from_db(db, field_names, values)
        question._worded = worded(question)
        return question

    def add(self, *of_it: models.Model) -> None:
        """Store it for the first time with its words and other rows that name it.

        Quicker than `save`.
        """
        words = QuestionWords(text=self.prepared_words or words_of(self))
        new_rows.add(self, words, *of_it)
        self._worded = worded(self)

    def prepare_words(self) -> None:
        """Read its words before the transaction that others wait for."""
        self.prepared_words = words_of(self)

    def keep_words(self) -> None:
        """Store by which words the office finds it."""
        QuestionWords.objects.bulk_create(
            [QuestionWords(question=self, text=words_of(self))],
            update_conflicts=True,
            unique_fields=["question"],
            update_fields=["text"],
        )
        self._worded = worded(self)

    @property
    def number(self) -> str:
        """The receipt number: `0012/2026`."""
        return f"{self.serial:04}/{self.year}"

    @property
    def public_label(self) -> PublicLabel:
        """What came of it decides whether a finished question is called settled."""
        label = PUBLIC_LABELS[Stage(self.stage)]
        if label == PublicLabel.SETTLED and self.outcome != Outcome.SETTLED:
            return PublicLabel.ANSWERED
        return label

    @property
    def is_withheld(self) -> bool:
        return self.visibility == Visibility.WITHHELD
