from datetime import date

from django.urls import reverse

from dialogue_pages.clock.official_days import OFFICIAL_DAYS
from dialogue_pages.models import WorkingDayException
from tests.dialogue_pages.questions.cases import asked

from .test_reviewed_registries import DAYS, THURSDAY, ReviewTestCase


class DaysOfYearTests(ReviewTestCase):
    def url(self, year=2026):
        return reverse("dialogue_pages_days_of_year", args=[year])

    def test_official_days_are_proposed_with_their_sources(self):
        response = self.client.get(self.url())
        for day in OFFICIAL_DAYS:
            if day.on.year == 2026:
                self.assertContains(response, f"{day.on:%d/%m/%Y}")
                self.assertContains(response, day.source)

    def test_days_taken_over_go_through_the_same_review(self):
        question = asked(on=THURSDAY)
        WorkingDayException.objects.create(
            site=question.site, day="2026-02-16", name="Tết", source_document="CV 1"
        )
        clock = question.clocks.get(duty="answer")
        response = self.agree_or_save(["2026-09-01", "2026-09-02"])
        self.assertRedirects(response, DAYS)
        taken = WorkingDayException.objects.filter(day__gte=date(2026, 9, 1))
        self.assertEqual(taken.count(), 2)
        clock.refresh_from_db()
        self.assertEqual(clock.due_on, date(2026, 7, 6))

    def agree_or_save(self, days):
        return self.client.post(self.url(), {"days": days})

    def test_a_year_without_a_notice_is_proposed_by_the_library(self):
        self.assertContains(self.client.get(self.url(2027)), "chờ xác nhận")
        question = asked(on=date(2027, 4, 27))
        clock = question.clocks.get(duty="answer")
        told = {"days": ["2027-04-30"]}
        shown = self.client.post(self.url(2027), told)
        self.assertContains(shown, question.number)
        self.assertFalse(WorkingDayException.objects.exists())
        before = clock.due_on
        self.agree(self.url(2027), told)
        clock.refresh_from_db()
        self.assertGreater(clock.due_on, before)

    def test_a_day_that_was_not_proposed_is_refused(self):
        response = self.client.post(self.url(), {"days": ["2026-07-07"]})
        self.assertEqual(response.status_code, 200)
        self.assertFalse(WorkingDayException.objects.exists())
