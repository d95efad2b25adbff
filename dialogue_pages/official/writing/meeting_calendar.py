"""Meetings as an iCalendar file (RFC 5545, methods of RFC 5546) in Vietnamese time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneStandard,
    vCalAddress,
    vDuration,
    vUri,
)

from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate, Precision

ZONE = "Asia/Ho_Chi_Minh"

_FIXED = (Precision.EXACT, Precision.DAY)

# A plan prints when a conference begins, never when it ends. Half a day is kept free,
# and the description says that the end is an estimate.
USUAL_LENGTH = timedelta(hours=3)
REFRESHED = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One conference: when and where, and whether it is off at that time."""

    uid: str
    when: FuzzyDate
    venue: str = ""
    name: str = ""
    notes: tuple[str, ...] = ()
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What all meetings of a plan share.

    `organizer` is an address (`mailto:…`, `https://…`). `edition` grows with every
    publication and `published_at` is its moment, so the same page gives the same bytes.
    """

    title: str
    organizer: str
    organizer_name: str
    url: str
    edition: int
    published_at: datetime


def calendar_file(notice: Notice, meetings: Iterable[Meeting]) -> bytes | None:
    """One event a meeting whose day is fixed; None where no day is, never a guess.

    A meeting that is off keeps its event, marked as cancelled, for those who have it in
    their calendar; where all are off the file itself is a cancellation.
    """
    fixed = [meeting for meeting in meetings if meeting.when.precision in _FIXED]
    if not fixed:
        return None
    all_off = all(meeting.is_off for meeting in fixed)
    calendar = _calendar("CANCEL" if all_off else "PUBLISH")
    for meeting in fixed:
        calendar.add_component(_event(notice, meeting))
    return calendar.to_ical()


def subscribed_calendar(
    name: str, address: str, entries: Iterable[tuple[Notice, Iterable[Meeting]]]
) -> bytes:
    """A calendar that programs fetch again by themselves (RFC 7986); it may be empty.

    What has no fixed day is left out: a day for it would be a guess. Its events carry
    the names of those in the files of single plans, so nobody has one twice.
    """
    calendar = _calendar("PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("source", vUri(address), {"VALUE": "URI"})
    calendar.add("refresh-interval", REFRESHED, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESHED))
    for notice, meetings in entries:
        for meeting in meetings:
            if meeting.when.precision in _FIXED:
                calendar.add_component(_event(notice, meeting))
    return calendar.to_ical()


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//commune dialogue portal//vi")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_vietnam())
    return calendar


def _event(notice: Notice, meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", notice.edition)
    event.add("status", "CANCELLED" if meeting.is_off else "CONFIRMED")
    event.add("dtstamp", notice.published_at.astimezone(UTC))
    event.add("organizer", _organizer(notice))
    event.add("summary", " - ".join(filter(None, [notice.title, meeting.name])))
    event.add("location", meeting.venue)
    event.add("url", notice.url)
    notes = list(meeting.notes)
    if starts_at := meeting.when.starts_at:
        event.add("dtstart", starts_at.replace(tzinfo=None), {"TZID": ZONE})
        event.add("duration", USUAL_LENGTH)
        notes.append("Giờ kết thúc là ước lượng; kế hoạch chỉ ghi giờ bắt đầu.")
    else:
        event.add("dtstart", meeting.when.first_day)
    event.add("description", "\n".join(filter(None, notes)))
    return event


def _organizer(notice: Notice) -> vCalAddress:
    address = vCalAddress(notice.organizer)
    if notice.organizer_name:
        address.params["cn"] = notice.organizer_name
    return address


def _vietnam() -> Timezone:
    zone = Timezone()
    zone.add("tzid", ZONE)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone
