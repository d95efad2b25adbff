"""The events of a case in the words of its file, and as a table to calculate with."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.models import QuestionEvent
from dialogue_pages.roles import full_name
from dialogue_pages.spreadsheets import neutral
from dialogue_pages.stages import Act, Role, Stage

_ROLES = {
    Role.CITIZEN: gettext_lazy("sender"),
    Role.MODERATOR: gettext_lazy("moderator"),
    Role.UNIT: gettext_lazy("answering unit"),
    Role.UNIT_BY_LINK: gettext_lazy("answering unit, by link"),
    Role.APPROVER: gettext_lazy("leader"),
    Role.SECRETARY: gettext_lazy("secretary"),
    Role.HAMLET_HEAD: gettext_lazy("head of the hamlet"),
    Role.EDITOR: gettext_lazy("editor"),
    Role.SYSTEM: gettext_lazy("the portal by itself"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One event in words; `digest` in hexadecimal, empty for old events."""

    place: int
    moment: str
    act: str
    moved: str
    who: str
    reason: str
    note: str
    public_note: str
    digest: str


def steps_of(events: Iterable[QuestionEvent]) -> list[Step]:
    """`events` in the order in which they were written, with their actors."""
    return [_step(place, event) for place, event in enumerate(events, 1)]


def as_table(steps: Iterable[Step]) -> Iterator[bytes]:
    """CSV in UTF-8 with a mark that spreadsheets know it by; nothing is a formula."""
    head = (
        _("Row"),
        _("Moment"),
        _("What was done"),
        _("Stage reached"),
        _("Who"),
        _("Reason"),
        _("Internal note"),
        _("Told to the sender"),
        _("Digest"),
    )
    yield b"\xef\xbb\xbf"
    yield _row(head)
    for step in steps:
        told = (step.moment, step.act, step.moved, step.who)
        words = (step.reason, step.note, step.public_note)
        yield _row((str(step.place), *told, *words, step.digest))


def _row(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(map(neutral, cells))
    return line.getvalue().encode("utf-8", "replace")


def _step(place: int, event: QuestionEvent) -> Step:
    at = timezone.localtime(event.at)
    return Step(
        place=place,
        moment=f"{at:%d/%m/%Y %H:%M:%S}",
        act=capfirst(str(Act(event.act).label)),
        moved=_moved(event),
        who=_who(event),
        reason=event.reason,
        note=event.note,
        public_note=event.public_note,
        digest="" if event.digest is None else bytes(event.digest).hex(),
    )


def _who(event: QuestionEvent) -> str:
    role = str(_ROLES[Role(event.role)])
    return f"{full_name(event.actor)} ({role})" if event.actor else capfirst(role)


def _moved(event: QuestionEvent) -> str:
    stage = event.after.get("stage")
    if not stage or stage == event.before.get("stage"):
        return ""
    return f"→ {Stage(stage).label}"
