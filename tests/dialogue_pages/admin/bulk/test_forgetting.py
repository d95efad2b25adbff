from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from dialogue_pages.bulk.forgetting import forget_old
from dialogue_pages.models import BulkAct, BulkRow, QuestionEvent
from dialogue_pages.models.bulk_acts import KEPT_FOR
from tests.dialogue_pages.admin.desk.office import MODERATOR, officer, taken
from tests.factories import UnitFactory, open_portal

from .steps import BulkSteps, bulk_url

DAY = timedelta(days=1)


class ForgettingTests(BulkSteps, TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)
        cls.unit = UnitFactory()

    def setUp(self):
        self.client.force_login(self.moderator)

    def assigned(self) -> BulkAct:
        return self.done(self.planned("assign", taken(), unit=self.unit.pk))

    def test_results_go_after_a_month_and_events_stay(self):
        bulk = self.assigned()
        self.assertEqual(forget_old(bulk.started_at + KEPT_FOR - DAY), 0)
        self.assertContains(self.client.get(bulk_url(bulk)), 'value="undo"')
        self.assertEqual(forget_old(bulk.kept_until + DAY), 1)
        self.assertFalse(BulkRow.objects.exists())
        self.assertTrue(QuestionEvent.objects.filter(batch=bulk.pk).exists())
        self.assertEqual(self.client.get(bulk_url(bulk)).status_code, 404)

    def test_previews_go_after_a_day(self):
        bulk = self.planned("assign", taken(), unit=self.unit.pk)
        self.assertEqual(forget_old(bulk.made_at + DAY / 2), 0)
        self.assertEqual(forget_old(bulk.made_at + 2 * DAY), 1)

    def test_what_was_taken_back_lately_is_kept_with_what_took_it_back(self):
        bulk = self.assigned()
        month_ago = timezone.now() - KEPT_FOR - DAY
        BulkAct.objects.update(made_at=month_ago, started_at=month_ago)
        self.step(bulk, "undo")
        undoing = self.done(BulkAct.objects.get(undoes=bulk))
        self.assertEqual(forget_old(), 0)
        self.assertEqual(forget_old(undoing.kept_until + DAY), 2)

    def test_the_daily_command_does_it(self):
        bulk = self.assigned()
        old = bulk.started_at - KEPT_FOR - DAY
        BulkAct.objects.update(started_at=old)
        call_command("anonymise_questions", "--dry-run", stdout=StringIO())
        self.assertTrue(BulkAct.objects.exists())
        call_command("anonymise_questions", stdout=StringIO())
        self.assertFalse(BulkAct.objects.exists())

    def test_it_takes_as_many_queries_for_many_acts(self):
        later = timezone.now() + 2 * KEPT_FOR
        for _act in range(2):
            self.assigned()
        with self.assertNumQueries(5):
            forget_old(later)
        for _act in range(5):
            self.assigned()
        with self.assertNumQueries(5):
            forget_old(later)
