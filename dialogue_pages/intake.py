"""A question comes in: stored first, once, with its receipt."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Site

from .acting import Actor, Told, begin
from .models import Question
from .stages import Act


@dataclass(slots=True)
class NewQuestion:
    """What a sender or a clerk wrote down; `fields` are fields of `Question`.

    `received_at` is for what lay at the office before it was entered.
    """

    site: Site
    fields: dict
    send_key: uuid.UUID | None = None
    files: list = field(default_factory=list)
    received_at: datetime | None = None


def submit(new: NewQuestion) -> Question:
    """Store a question from the portal; a repeated sending gives back the first one."""
    return store(new, Act.SUBMIT, Actor.citizen(), Told())


def register(new: NewQuestion, *, by: Actor, reason: str) -> Question:
    """Store a question that came on paper, by telephone, at the counter or in the hall."""
    return store(new, Act.REGISTER, by, Told(reason=reason))


@transaction.atomic
def store(new: NewQuestion, act: Act, actor: Actor, told: Told) -> Question:
    """Store a new question with its first event, its number and its files."""
    # One sender at a time per commune: numbers run without gaps and none comes twice.
    site = Site.objects.select_for_update().get(pk=new.site.pk)
    if new.send_key and (
        sent := Question.objects.filter(send_key=new.send_key).first()
    ):
        return sent
    received_at = new.received_at or timezone.now()
    year = timezone.localtime(received_at).year
    question = Question(
        site=site,
        year=year,
        serial=_next_serial(site, year),
        send_key=new.send_key,
        received_at=received_at,
        **new.fields,
    )
    begin(question, act, actor, told)
    for file in new.files:
        file.question = question
        file.save()
    return question


def _next_serial(site: Site, year: int) -> int:
    numbers = Question.objects.filter(site=site, year=year)
    return (numbers.aggregate(last=Max("serial"))["last"] or 0) + 1
