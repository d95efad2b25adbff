"""Rows of a hamlet's list become questions: looked at first, then entered once each."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.official.hamlet_rows import ReadRow, SheetRow
from dialogue_pages.vietnamese.folding import fold

from .. import intake
from ..acting import Actor
from ..exceptions import ActRefusedError
from ..models import Question, Topic
from ..question_choices import Source
from ..stages import Role
from ..suspecting import Suspicion, suspicion_of
from ..wording import say
from .sheets import CONSENT, Sheet

BY_LINK = Actor(frozenset({Role.HAMLET_HEAD}))
_ROOM = uuid.UUID("b1f4be2c-8f0e-5b62-9a51-53a5c0a3d7de")


@dataclass
class Prospect:
    """A row before it is entered: what is wrong, what it reads like, what is there already.

    `is_repeat` says that the same words stand in an earlier row.
    """

    row: SheetRow
    key: uuid.UUID
    faults: list[str]
    topic: Topic | None = None
    question: Question | None = None
    is_repeat: bool = False

    @cached_property
    def suspicion(self) -> Suspicion | None:
        return suspicion_of(self.row.title, self.row.content)

    @property
    def state(self) -> str:
        if self.faults:
            return "wrong"
        if self.question or self.is_repeat:
            return "there"
        return "doubtful" if self.suspicion else "good"

    @property
    def has_unknown_topic(self) -> bool:
        return bool(self.row.topic) and self.topic is None

    @property
    def words(self) -> str:
        """What the reader is told of this row."""
        if self.faults:
            return " ".join(self.faults)
        if self.question:
            told = {"number": self.question.number}
            return _("Entered already as no. %(number)s.") % told
        if self.is_repeat:
            return _("The same stands in a row above.")
        if self.suspicion:
            return _warning(self.suspicion)
        if self.has_unknown_topic:
            return _("The office chooses the field of life.")
        return ""


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a row: its question, or why there is none."""

    prospect: Prospect
    question: Question | None = None
    refusal: str = ""

    @property
    def row(self) -> SheetRow:
        return self.prospect.row

    @property
    def is_new(self) -> bool:
        return self.question is not None


def prospects(sheet: Sheet, rows: Iterable[ReadRow]) -> list[Prospect]:
    """The rows as they would be entered."""
    rows = list(rows)
    topics = {t.folded_name: t for t in Topic.objects.filter(site=sheet.site)}
    keys = [_key(sheet, read.row) for read in rows]
    there = {q.send_key: q for q in Question.objects.filter(send_key__in=keys)}
    found, seen = [], set()
    for read, key in zip(rows, keys, strict=True):
        faults = [say(fault.message, fault.params) for fault in read.faults]
        topic = topics.get(fold(read.row.topic))
        is_repeat = key in seen and key not in there
        found.append(Prospect(read.row, key, faults, topic, there.get(key), is_repeat))
        if not faults:
            seen.add(key)
    return found


def enter(
    sheet: Sheet, rows: Iterable[ReadRow], *, by: Actor, confirmed: Collection[int] = ()
) -> list[Entered]:
    """Enter the good rows, each by itself; the same row never makes a second question.

    A row worded as a complaint or denunciation is entered only where a person has
    confirmed its number.
    """
    return [
        _entered(sheet, prospect, by, confirmed) for prospect in prospects(sheet, rows)
    ]


def _entered(sheet, prospect: Prospect, by, confirmed) -> Entered:
    row = prospect.row
    is_let_through = prospect.state == "doubtful" and row.number in confirmed
    if prospect.state != "good" and not is_let_through:
        return Entered(prospect, refusal=prospect.words)
    told = {"hamlet": sheet.hamlet, "code": sheet.code, "row": row.number}
    reason = _("List of %(hamlet)s, code %(code)s, row %(row)s") % told
    new = intake.NewQuestion(sheet.site, _fields(sheet, prospect), prospect.key)
    try:
        return Entered(prospect, intake.register(new, by=by, reason=reason))
    except ActRefusedError as error:
        return Entered(prospect, refusal=str(error))


def _fields(sheet: Sheet, prospect: Prospect) -> dict:
    row = prospect.row
    fields = {
        "source": Source.HAMLET,
        "hamlet": sheet.hamlet,
        "conference": sheet.conference,
        "topic": prospect.topic,
        "title": row.title,
        "content": row.content,
        "sender_name": row.name,
        "sender_phone": row.phone,
        "sender_address": str(sheet.hamlet),
        "wants_to_speak": row.speaks,
        "consented_at": timezone.now(),
        "consent_text": CONSENT,
    }
    if prospect.suspicion:
        fields["visibility"] = prospect.suspicion.visibility
    return fields


def _key(sheet: Sheet, row: SheetRow) -> uuid.UUID:
    """The same for the same person and words in a list, in whatever row they stand."""
    words = " ".join(fold(row.content).split())
    place = f"{sheet.conference.pk}-{sheet.hamlet.pk}"
    return uuid.uuid5(_ROOM, "\0".join([place, fold(row.name), words]))


def _warning(suspicion: Suspicion) -> str:
    told = {"words": ", ".join(f"“{piece}”" for piece in suspicion.words)}
    if suspicion.is_denunciation:
        return (
            _(
                "It reads like a denunciation: %(words)s. If it is none, tick it; it is "
                "then kept apart as sensitive until the office has looked at it."
            )
            % told
        )
    return _("It reads like a complaint: %(words)s. If it is none, tick it.") % told
