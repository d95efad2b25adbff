import io
from datetime import timedelta
from unittest import mock

from django.core.files.storage import storages
from django.core.management import call_command
from django.test import SimpleTestCase
from django.utils import timezone

from dialogue_pages.attachments import held_files
from dialogue_pages.attachments.reencoding import CleanFile


class SweepTests(SimpleTestCase):
    def setUp(self):
        self.store = storages.create_storage(
            {"BACKEND": "django.core.files.storage.InMemoryStorage"}
        )
        patch = mock.patch.object(held_files, "private_storage", lambda: self.store)
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
