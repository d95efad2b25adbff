import io
from datetime import timedelta

from django.core.management import call_command
from django.test import TestCase, override_settings
from django.utils import timezone

from dialogue_pages.importing import import_plan
from dialogue_pages.models import DialoguePlanPage, PlanSource
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import open_portal


class RemovePlanFilesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        plans = open_portal()
        page = import_plan(clean_plan(), plans)
        for name, days, made in [
            ("moi.txt", 1, None),
            ("bo.txt", 31, None),
            ("da-dung.txt", 31, page),
            ("cu.txt", 366, page),
        ]:
            source = PlanSource.objects.create(
                parent=plans, name=name, content=b"x", page=made
            )
            uploaded_at = timezone.now() - timedelta(days=days)
            PlanSource.objects.filter(pk=source.pk).update(uploaded_at=uploaded_at)

    def run_command(self, **options):
        out = io.StringIO()
        call_command("remove_plan_files", stdout=out, **options)
        return out.getvalue()

    def kept(self):
        return set(PlanSource.objects.values_list("name", flat=True))

    def test_files_go_when_their_time_is_over_and_pages_stay(self):
        self.assertIn("2", self.run_command())
        self.assertEqual(self.kept(), {"moi.txt", "da-dung.txt"})
        self.assertEqual(DialoguePlanPage.objects.count(), 1)

    def test_a_trial_run_names_them_and_removes_nothing(self):
        told = self.run_command(dry_run=True)
        self.assertEqual(len(told.splitlines()), 3)
        self.assertEqual(len(self.kept()), 4)
        self.assertNotIn("cu.txt", told)

    @override_settings(DIALOGUE_PAGES_SOURCE_DAYS=10)
    def test_the_period_can_be_set(self):
        self.run_command()
        self.assertEqual(self.kept(), {"moi.txt"})
