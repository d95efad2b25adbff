"""Conferences as an iCalendar file (RFC 5545) in Vietnamese time."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from ..document import Conference, Document

ZONE = "Asia/Ho_Chi_Minh"


def conference_calendar(
    document: Document, *, uid: str, url: str | None = None
) -> bytes:
    """One event a conference whose day is fixed; others are left out, never guessed."""
    calendar = Calendar()
    calendar.add("prodid", "-//commune dialogue portal//vi")
    calendar.add("version", "2.0")
    calendar.add_component(_vietnam())
    for number, conference in enumerate(document.conferences, start=1):
        if conference.when.first_day and conference.when.day:
            calendar.add_component(_event(document, conference, f"{uid}-{number}", url))
    return calendar.to_ical()


def _event(
    document: Document, conference: Conference, uid: str, url: str | None
) -> Event:
    event = Event()
    event.add("uid", f"{uid}@dialogue-pages")
    event.add("summary", conference.name or document.subject or "")
    event.add("location", conference.venue_text.plain.rstrip(" ."))
    event.add("description", conference.schedule_text.plain)
    if url:
        event.add("url", url)
    # Same plan, same bytes: the stamp is the day itself, not the moment of download.
    day = conference.when.first_day
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    if starts_at := conference.when.starts_at:
        event.add("dtstart", starts_at.replace(tzinfo=None), {"TZID": ZONE})
    else:
        event.add("dtstart", day)
    return event


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
