"""Forgetting people: what may be known of a question once its time is over.

Number, dates, unit, stage and the released public text stay; sender, original words,
files and notes go (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 14).
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import Question, QuestionFile, QuestionRating
from .page_cache import forget_answer
from .stages import ENDS
from .telling import forget_addresses

MONTHS = 24
_EMPTIED = (
    "sender_name",
    "sender_phone",
    "sender_email",
    "sender_address",
    "content",
    "consent_text",
)


def due_for_anonymising(now: datetime | None = None):
    """Closed questions whose time is over and that still name their sender."""
    months = getattr(settings, "DIALOGUE_PAGES_RETENTION_MONTHS", MONTHS)
    over = months_before(now or timezone.now(), months)
    return Question.objects.filter(
        stage__in=ENDS, closed_at__lt=over, anonymised_at=None
    ).order_by("pk")


@transaction.atomic
def anonymise(question: Question) -> None:
    """Take sender, original words, files and notes off a question, for good."""
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    for name in _EMPTIED:
        setattr(question, name, "")
    question.title = question.public_title
    question.may_publish_name = False
    question.anonymised_at = timezone.now()
    question.masks = []
    question.version += 1
    question.save()
    question.events.forget_words()
    question.drafts.update(text="", short_answer="", comment="")
    question.data_requests.update(words="", result="")
    question.supervision_notes.all().delete()
    QuestionRating.objects.filter(question=question).update(comment="")
    forget_addresses(question)
    forget_answer(question)
    question.unit_links.update(saved={})
    _drop_files(list(question.files.all()))


def _drop_files(files: list[QuestionFile]) -> None:
    for file in files:
        stored, storage = file.file.name, file.file.storage
        file.delete()
        transaction.on_commit(lambda s=storage, n=stored: s.delete(n), robust=True)


def months_before(moment: datetime, months: int) -> datetime:
    """The same day so many months earlier, or the last day of a shorter month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in (moment.day, 30, 29, 28):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise ValueError("No such month.")
