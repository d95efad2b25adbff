"""A question comes in: stored first, once, with its receipt."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Site

from .acting import Actor, Told, begin
from .models import Question, QuestionClock
from .models.questions import new_code
from .stages import Act


@dataclass(slots=True)
class NewQuestion:
    """What a sender or a clerk wrote down; `fields` are fields of `Question`.

    `received_at` is for what lay at the office before it was entered; `clocks` are
    those of its day, where they are known already. `is_repeat` is told by the storing.
    """

    site: Site
    fields: dict
    send_key: uuid.UUID | None = None
    files: list = field(default_factory=list)
    received_at: datetime | None = None
    clocks: list[QuestionClock] | None = None
    is_repeat: bool = False


def submit(new: NewQuestion) -> Question:
    """Store a question from the portal; a repeated sending gives back the first one."""
    return store(new, Act.SUBMIT, Actor.citizen(), Told())


def register(new: NewQuestion, *, by: Actor, reason: str) -> Question:
    """Store a question that came on paper, by telephone, at the counter or in the hall."""
    return store(new, Act.REGISTER, by, Told(reason=reason))


@transaction.atomic
def store(new: NewQuestion, act: Act, actor: Actor, told: Told) -> Question:
    """Store a new question with its first event, its number and its files."""
    received_at = new.received_at or timezone.now()
    year = timezone.localtime(received_at).year
    last, sent, code = _taken(new, year)
    if sent:
        new.is_repeat = True
        return Question.objects.get(pk=sent)
    question = Question(
        site=new.site,
        year=year,
        serial=last + 1,
        code=code,
        send_key=new.send_key,
        received_at=received_at,
        **new.fields,
    )
    begin(question, act, actor, told, new.clocks)
    for file in new.files:
        file.question = question
        file.save()
    return question


def _taken(new: NewQuestion, year: int) -> tuple[int, int | None, str]:
    """The last number of the year, the question sent before, and a code that is free.

    Two statements by hand: this is what everybody waits for who sends at the same time.
    """
    code = new_code()
    with connection.cursor() as cursor:
        if connection.features.has_select_for_no_key_update:
            # One sender at a time per commune: numbers run without gaps and none comes
            # twice. SQLite has one writer at a time anyhow.
            cursor.execute(_IN_TURN, [new.site.pk])
        key = new.send_key and _KEY.get_db_prep_value(new.send_key, connection)
        cursor.execute(_TAKEN, [new.site.pk, year, key, code])
        last, sent, is_known = cursor.fetchone()
    return last, sent, code if not is_known else _other_code()


def _other_code() -> str:
    code = new_code()
    return _other_code() if Question.objects.filter(code=code).exists() else code


_KEY = Question._meta.get_field("send_key")
_IN_TURN = f"SELECT id FROM {Site._meta.db_table} WHERE id = %s FOR NO KEY UPDATE"  # noqa: S608
_TAKEN = f"""
SELECT COALESCE((SELECT MAX(serial) FROM {Question._meta.db_table} WHERE site_id = %s AND year = %s), 0),
       (SELECT id FROM {Question._meta.db_table} WHERE send_key = %s),
       EXISTS (SELECT 1 FROM {Question._meta.db_table} WHERE code = %s)
"""  # noqa: S608
