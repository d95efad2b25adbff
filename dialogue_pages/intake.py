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
from .turns import in_turn


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


def store(new: NewQuestion, act: Act, actor: Actor, told: Told) -> Question:
    """Store a new question with its first event, its number and its files."""
    received_at = new.received_at or timezone.now()
    question = Question(
        site=new.site,
        year=timezone.localtime(received_at).year,
        send_key=new.send_key,
        received_at=received_at,
        **new.fields,
    )
    question.prepare_words()
    with in_turn(), transaction.atomic():
        sent = _take_turn(question)
        if sent:
            new.is_repeat = True
            return Question.objects.get(pk=sent)
        begin(question, act, actor, told, new.clocks)
        for file in new.files:
            file.question = question
            file.save()
    return question


def _take_turn(question: Question) -> int | None:
    """Give it the next number of its year and a free code, if it was not sent before.

    Returns the question that was. Two statements by hand: this is what everybody waits
    for who sends at the same time.
    """
    with connection.cursor() as cursor:
        if connection.features.has_select_for_no_key_update:
            # One sender at a time per commune: numbers run without gaps and none comes
            # twice. SQLite has one writer at a time anyhow.
            cursor.execute(_IN_TURN, [question.site_id])
        key = _KEY.get_db_prep_value(question.send_key, connection)
        asked = [question.site_id, question.year, key, question.code]
        cursor.execute(_TAKEN, asked)
        last, sent, is_known = cursor.fetchone()
    question.serial = last + 1
    if is_known:
        question.code = _other_code()
    return sent


def _other_code() -> str:
    code = new_code()
    return _other_code() if Question.objects.filter(code=code).exists() else code


_KEY = Question._meta.get_field("send_key")
_IN_TURN = f"SELECT id FROM {Site._meta.db_table} WHERE id = %s FOR NO KEY UPDATE"  # noqa: S608
# No MAX(): where PostgreSQL has not counted the year's rows yet, it would read them all.
_TAKEN = f"""
SELECT COALESCE((SELECT serial FROM {Question._meta.db_table} WHERE site_id = %s AND year = %s ORDER BY serial DESC LIMIT 1), 0),
       (SELECT id FROM {Question._meta.db_table} WHERE send_key = %s),
       EXISTS (SELECT 1 FROM {Question._meta.db_table} WHERE code = %s)
"""  # noqa: S608
