import io
from datetime import timedelta
from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from dialogue_pages.attachments import held_files, left_files, scans
from dialogue_pages.attachments.reencoding import CleanFile
from dialogue_pages.models import QuestionFile
from dialogue_pages.question_choices import FileOrigin
from tests.dialogue_pages.questions.cases import asked
from tests.factories import open_portal


class SweepTests(TestCase):
    def setUp(self):
        self.store = storages.create_storage(
            {"BACKEND": "django.core.files.storage.InMemoryStorage"}
        )
        for module in (held_files, left_files):
            patch = mock.patch.object(module, "private_storage", lambda: self.store)
            patch.start()
            self.addCleanup(patch.stop)

    def held(self, days_ago):
        day = timezone.localdate() - timedelta(days=days_ago)
        with mock.patch.object(timezone, "localdate", return_value=day):
            return held_files.hold(CleanFile("a.jpg", "image/jpeg", b"abc")).path

    def run_command(self, *args):
        out = io.StringIO()
        call_command("sweep_held_files", *args, stdout=out)
        return out.getvalue()

    def test_only_what_nobody_can_send_any_more_goes(self):
        today, yesterday, old = self.held(0), self.held(1), self.held(3)
        self.assertIn(old, self.run_command("--dry-run"))
        self.assertTrue(self.store.exists(old))
        self.assertIn("1", self.run_command())
        self.assertFalse(self.store.exists(old))
        for path in (yesterday, today):
            self.assertTrue(self.store.exists(path))

    def test_a_portal_where_nobody_attached_anything(self):
        self.assertIn("0", self.run_command())

    def test_a_file_that_no_question_names_goes_after_a_day(self):
        field = QuestionFile._meta.get_field("file")
        with mock.patch.object(field, "storage", self.store):
            open_portal()
            scan = CleanFile("a.jpg", "image/jpeg", b"abc")
            scans.lay_in(asked(), scan, FileOrigin.SENDER)
        kept = QuestionFile.objects.get().file.name
        left = self.store.save("questions/2026/11/x.jpg", ContentFile(b"x"))
        self.assertIn("0", self.run_command())
        with mock.patch.object(left_files, "OLDEST", timedelta(0)):
            self.assertIn(left, self.run_command("--dry-run"))
            self.assertIn("1", self.run_command())
        self.assertFalse(self.store.exists(left))
        self.assertTrue(self.store.exists(kept))
