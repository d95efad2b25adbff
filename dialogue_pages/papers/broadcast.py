"""An announcement as it is read over the loudspeakers, in three lengths.

The words come from the facts of the page; what an officer typed instead is read as
typed, with numbers and abbreviations as they are said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogue_pages.official.document import Bullet, Conference, Item, Paragraph
from dialogue_pages.vietnamese.spoken import seconds_to_read, spoken

from ..choices import AnnouncementKind
from .announcement import announced_conference
from .paper import lines_of

_OPENINGS = {
    AnnouncementKind.INVITATION: "trân trọng kính mời",
    AnnouncementKind.CONCLUSION: "thông báo kết luận hội nghị đối thoại",
    AnnouncementKind.RESULT: "thông báo kết quả hội nghị đối thoại",
}
_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*\.|[a-zđ]\))\s+")
_GREETING = "Kính thưa toàn thể bà con Nhân dân."
_THANKS = "Xin trân trọng cảm ơn và kính chúc bà con mạnh khỏe."


class Length(models.TextChoices):
    SHORT = "short", _("short, about half a minute")
    MEDIUM = "medium", _("medium, about one minute")
    LONG = "long", _("long, two to three minutes")


SECONDS = {Length.SHORT: 40, Length.MEDIUM: 75, Length.LONG: 180}


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One text for the loudspeaker, a line a paragraph, as it is read."""

    length: Length
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return self.text.splitlines()

    @property
    def seconds(self) -> int:
        return seconds_to_read(self.text)


def broadcasts(page, letterhead) -> list[Broadcast]:
    """The texts of a page, shortest first."""
    return [
        Broadcast(length, spoken(typed or _written(page, letterhead, length)))
        for length in Length
        for typed in [getattr(page, f"loudspeaker_{length}").strip()]
    ]


def _written(page, letterhead, length: Length) -> str:
    """As much as can be read in time: what matters first, the rest while there is room."""
    short, middle, end = list(_core(page, letterhead)), [], []
    if length is Length.SHORT:
        return "\n".join(short)
    conference = announced_conference(page)
    middle += _people(page)
    middle += [f"{line.rstrip('.;')}." for line in lines_of(page.what_to_do)]
    end += [*_contact(letterhead), _THANKS]
    if length is Length.MEDIUM:
        return _within(SECONDS[length], [_GREETING, *short], middle, end)
    if conference:
        end = ["Xin nhắc lại.", *_time_and_place(conference), *end]
    middle += _body_lines(page)
    return _within(SECONDS[length], [_GREETING, *short], middle, end)


def _within(seconds: int, start: list[str], middle: list[str], end: list[str]) -> str:
    kept = list(start)
    for line in middle:
        if seconds_to_read(spoken("\n".join([*kept, line, *end]))) > seconds:
            break
        kept.append(line)
    return "\n".join([*kept, *end])


def _core(page, letterhead) -> Iterator[str]:
    commune = letterhead.commune_name or "xã"
    conference = announced_conference(page)
    told = _OPENINGS.get(page.kind, "thông báo")
    if page.kind == AnnouncementKind.INVITATION:
        yield f"Ủy ban nhân dân {commune} {told} {page.audience_words or 'bà con'}."
    else:
        yield f"Ủy ban nhân dân {commune} {told}."
    yield f"{(page.summary or page.title).rstrip('. ')}."
    if conference:
        yield from _time_and_place(conference)


def _time_and_place(conference: Conference) -> Iterator[str]:
    if when := conference.schedule_text.plain.strip(" ."):
        yield f"Thời gian: {when}."
    if venue := conference.venue_text.plain.strip(" ."):
        yield f"Địa điểm: {venue}."


def _people(page) -> Iterator[str]:
    if page.audience_words and page.kind != AnnouncementKind.INVITATION:
        yield f"Đối tượng: {page.audience_words}."


def _contact(letterhead) -> Iterator[str]:
    if letterhead.phone:
        yield (
            "Bà con cần biết thêm xin hỏi trưởng thôn, hoặc gọi Ủy ban nhân dân xã theo "
            f"số điện thoại {letterhead.phone}."
        )


def _body_lines(page) -> Iterator[str]:
    """The running text of the paper; its opening is said already, tables are not read."""
    for block in page.document.blocks():
        match block:
            case Paragraph(text=text) | Bullet(text=text):
                yield _NUMBERING.sub("", text.plain)
            case Item(heading=heading, lead=lead):
                yield f"{heading.plain.rstrip(':. ')}: {lead.plain}".strip(": ")
