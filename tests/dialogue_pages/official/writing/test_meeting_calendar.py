"""Conferences as calendar events: what another program reads in the file."""

import unittest
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dialogue_pages.official.writing.meeting_calendar import (
    USUAL_LENGTH,
    Meeting,
    Notice,
    calendar_file,
)
from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate, Precision
from tests.dialogue_pages.official.documents import schedules, words

NOTICE = Notice(
    title="Đối thoại của Chủ tịch UBND xã Sông Trăng với Nhân dân",
    organizer="mailto:ubnd@songtrang.example",
    organizer_name="ỦY BAN NHÂN DÂN XÃ SÔNG TRĂNG",
    url="https://songtrang.example/ke-hoach/",
    edition=3,
    published_at=datetime(2026, 6, 1, 1, 30, tzinfo=UTC),
)
DAY = FuzzyDate(Precision.DAY, 2026, month=6, day=25)
EXACT = FuzzyDate(Precision.EXACT, 2026, month=6, day=25, at=time(7, 30))
FIXED = (Precision.EXACT, Precision.DAY)
MONTH = FuzzyDate(Precision.MONTH, 2026, month=6)


def read(*meetings):
    return Calendar.from_ical(calendar_file(NOTICE, meetings))


def events(*meetings):
    return read(*meetings).walk("VEVENT")


class CalendarFileTests(unittest.TestCase):
    def test_an_exact_meeting_has_its_zone_and_an_estimated_end(self):
        (event,) = events(Meeting("a", EXACT, venue="Nhà văn hóa"))
        self.assertEqual(event.start.replace(tzinfo=None), datetime(2026, 6, 25, 7, 30))
        self.assertEqual(event.start.utcoffset(), timedelta(hours=7))
        self.assertEqual(event["duration"].dt, USUAL_LENGTH)
        self.assertIn("ước lượng", event["description"])

    def test_a_meeting_without_an_hour_takes_the_day_and_no_more(self):
        (event,) = events(Meeting("a", DAY))
        self.assertEqual(event.start, date(2026, 6, 25))
        self.assertNotIn("duration", event)
        self.assertNotIn("dtend", event)

    def test_what_has_no_day_is_left_out_and_nothing_makes_no_file(self):
        self.assertEqual(len(events(Meeting("a", MONTH), Meeting("b", DAY))), 1)
        self.assertIsNone(calendar_file(NOTICE, [Meeting("a", MONTH)]))
        self.assertIsNone(calendar_file(NOTICE, []))

    def test_a_meeting_that_is_off_is_cancelled_and_the_others_stand(self):
        calendar = read(Meeting("a", DAY, is_off=True), Meeting("b", EXACT))
        states = [event["status"] for event in calendar.walk("VEVENT")]
        self.assertEqual(states, ["CANCELLED", "CONFIRMED"])
        self.assertEqual(calendar["method"], "PUBLISH")

    def test_where_all_are_off_the_file_cancels(self):
        calendar = read(Meeting("a", DAY, is_off=True))
        self.assertEqual(calendar["method"], "CANCEL")

    def test_a_later_edition_outranks_an_earlier_one(self):
        later = replace(NOTICE, edition=4)
        for notice in (NOTICE, later):
            told = Calendar.from_ical(calendar_file(notice, [Meeting("a", DAY)]))
            (event,) = told.walk("VEVENT")
            self.assertEqual(event["sequence"], notice.edition)
            self.assertEqual(event["uid"], "a")

    @given(st.lists(st.tuples(schedules, words, words, st.booleans()), max_size=3))
    def test_any_meetings_make_a_file_that_reads_back(self, rows):
        meetings = [
            Meeting(str(number), when, venue, name, is_off=is_off)
            for number, (when, venue, name, is_off) in enumerate(rows)
        ]
        content = calendar_file(NOTICE, meetings)
        self.assertEqual(content, calendar_file(NOTICE, meetings))
        fixed = sum(meeting.when.precision in FIXED for meeting in meetings)
        found = Calendar.from_ical(content).walk("VEVENT") if content else []
        self.assertEqual(len(found), fixed)
