from datetime import date, timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from dialogue_pages.choices import AmendmentKind, ConferenceStatus, DatePrecision
from tests.dialogue_pages.news.portal import HIDDEN, Portal
from tests.factories import (
    ConferenceFactory,
    DialoguePlanPageFactory,
    PlanAmendmentFactory,
)

ADDRESS = "/theo-doi/hoi-nghi.ics"


class ConferenceCalendarTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()

    def calendar(self) -> Calendar:
        return Calendar.from_ical(self.client.get(ADDRESS).content)

    def events(self):
        return self.calendar().walk("VEVENT")

    def conference(self, **fields):
        return ConferenceFactory(plan=self.portal.plan, **fields)

    def test_programs_keep_it_in_step(self):
        response = self.client.get(ADDRESS)
        calendar = Calendar.from_ical(response.content)

        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        self.assertEqual(calendar["method"], "PUBLISH")
        self.assertEqual(calendar["refresh-interval"].dt, timedelta(hours=12))
        self.assertEqual(calendar["source"], f"http://localhost{ADDRESS}")
        (zone,) = calendar.walk("VTIMEZONE")
        self.assertEqual(zone["tzid"], "Asia/Ho_Chi_Minh")

    def test_an_event_is_that_of_the_plans_own_file(self):
        (event,) = self.events()
        alone = Calendar.from_ical(
            self.client.get(
                f"{self.portal.plan.url}ics/", headers={"host": "localhost"}
            ).content
        )
        (single,) = alone.walk("VEVENT")

        self.assertEqual(event.to_ical(), single.to_ical())
        self.assertEqual(
            event["uid"], f"conference-{self.portal.conference.pk}@dialogue-pages"
        )
        self.assertEqual(event["dtstart"].params["TZID"], "Asia/Ho_Chi_Minh")

    def test_a_day_without_hour_is_a_whole_day_and_a_guess_is_none(self):
        day = timezone.localdate() + timedelta(days=30)
        self.conference(precision=DatePrecision.DAY, day=day, starts_at=None)
        self.conference(in_month=True, day=day)
        self.conference(unset=True)

        _, whole = self.events()

        self.assertEqual(type(whole["dtstart"].dt), date)
        self.assertEqual(whole["dtstart"].dt, day)

    def test_what_is_off_stays_and_says_so(self):
        self.conference(status=ConferenceStatus.CANCELLED, status_reason="Mưa lũ.")
        states = [event["status"] for event in self.events()]
        self.assertEqual(states, ["CONFIRMED", "CANCELLED"])

        PlanAmendmentFactory(plan=self.portal.plan, kind=AmendmentKind.RECALL)
        states = [event["status"] for event in self.events()]
        self.assertEqual(states, ["CANCELLED", "CANCELLED"])

    def test_a_changed_plan_has_a_later_edition(self):
        before = self.events()[0]["sequence"]
        self.portal.plan.save_revision().publish()
        self.assertGreater(self.events()[0]["sequence"], before)

    def test_equal_conferences_give_equal_bytes(self):
        first, second = self.client.get(ADDRESS), self.client.get(ADDRESS)
        self.assertEqual(first.content, second.content)
        known = {"if-none-match": first["ETag"]}
        self.assertEqual(self.client.get(ADDRESS, headers=known).status_code, 304)

    def test_it_tells_nothing_hidden(self):
        self.portal.hide_some()
        self.assertNotContains(self.client.get(ADDRESS), HIDDEN)
        self.assertEqual(len(self.events()), 1)

        self.portal.plan.unpublish()
        self.assertEqual(self.events(), [])

    def test_queries_do_not_grow(self):
        self.client.get(ADDRESS)
        with CaptureQueriesContext(connection) as captured:
            self.client.get(ADDRESS)
        few = len(captured)
        for _ in range(2):
            plan = self.portal.published(DialoguePlanPageFactory, self.portal.plans)
            ConferenceFactory(plan=plan, hamlets=[self.portal.hamlet])
        self.client.get(ADDRESS)
        with self.assertNumQueries(few):
            self.client.get(ADDRESS)
