from dataclasses import replace

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import sealing
from ..stages import Act


class QuestionEventQuerySet(models.QuerySet):
    def bulk_create(self, objs, *args, **kwargs):
        """Store events, each sealed upon the last of its case."""
        events = list(objs)
        models.prefetch_related_objects(events, "question")
        last = self._last_digests({event.question_id for event in events})
        for event in events:
            event.seal(last.get(event.question_id))
            last[event.question_id] = event.digest
        return super().bulk_create(events, *args, **kwargs)

    def update(self, **changes):
        raise PermissionDenied("Events are written once.")

    def delete(self):
        raise PermissionDenied("Events are kept.")

    def forget_words(self) -> int:
        """Take off what people wrote, once a question is made anonymous.

        The salt as well: without it nobody can try which words a digest was made of.
        """
        return super().update(note="", public_note="", reason="", salt=None)

    def last_digest(self, question_id: int) -> bytes | None:
        """The end of a case's chain; None where no event of it has a digest."""
        written = self.filter(question=question_id).order_by("-pk")
        digest = written.values_list("digest", flat=True).first()
        return _bytes(digest)

    def _last_digests(self, questions: set[int]) -> dict[int, bytes | None]:
        rows = type(self)(self.model, using=self.db).filter(question__in=questions)
        told = rows.order_by("pk").values_list("question_id", "digest")
        return {pk: _bytes(digest) for pk, digest in told.iterator()}


class QuestionEvent(models.Model):
    """One act on a question: who, why, and every axis before and after.

    Append-only: replaying the events gives the row. `note` is for the office,
    `public_note` is what the sender reads. `digest` seals it upon the event before it
    (`sealing`); rows from before there were digests have none.
    """

    wagtail_reference_index_ignore = True

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.PROTECT, related_name="events"
    )
    act = models.CharField(_("act"), max_length=20, choices=Act)
    at = models.DateTimeField(_("at"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    role = models.CharField(_("in the role of"), max_length=20)
    reason = models.TextField(_("reason"), blank=True)
    note = models.TextField(_("internal note"), blank=True)
    public_note = models.TextField(_("note to the sender"), blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    batch = models.UUIDField(null=True, db_index=True)
    # The number of the account that acted, where the account itself is deleted.
    actor_key = models.BigIntegerField(null=True, editable=False)
    salt = models.BinaryField(null=True)
    words_digest = models.BinaryField(null=True)
    digest = models.BinaryField(null=True)

    objects = QuestionEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.at:%d/%m/%Y %H:%M} {self.get_act_display()}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise PermissionDenied("Events are written once.")
        if self.digest is None:
            self.seal(QuestionEvent.objects.last_digest(self.question_id))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise PermissionDenied("Events are kept.")

    def seal(self, previous: bytes | None) -> None:
        """Set the digests; `previous` is that of the case's last event, if any.

        The case is locked, or nobody knows it yet.
        """
        self.actor_key, self.salt = self.actor_id, sealing.new_salt()
        told = self.as_sealed()
        self.words_digest = sealing.digest_of_words(self.salt, told.words)
        told = replace(told, words_digest=self.words_digest)
        self.digest = sealing.digest_of(told, previous)

    def as_sealed(self) -> sealing.Event:
        """The event as its digest is made; the first one holds the original words."""
        question = self.question
        first = () if self.before else (question.title, question.content)
        return sealing.Event(
            case=(question.site_id, question.year, question.serial),
            act=str(self.act),
            at=self.at,
            by=self.actor_key,
            role=str(self.role),
            before=self.before,
            after=self.after,
            batch=str(self.batch or ""),
            words=(self.reason, self.note, self.public_note, *first),
            actor=self.actor_id,
            salt=_bytes(self.salt),
            words_digest=_bytes(self.words_digest),
            digest=_bytes(self.digest),
        )


def _bytes(stored) -> bytes | None:
    """What a driver hands out: SQLite's bytes, the memory view of PostgreSQL's."""
    return None if stored is None else bytes(stored)
