"""Pages as files: written for the web server that asks for them, and for nobody else."""

import gzip
import shutil
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from django.test import override_settings
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from dialogue_pages.kept import mark
from dialogue_pages.models import AnswerPage
from tests.factories import UserFactory

from .case import ReadyTestCase

HOST = "doithoai.example.vn"


@override_settings(DIALOGUE_PAGES_USUAL_HEADERS="commune_site.csp.usual_headers")
class BakingTests(ReadyTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        Site.objects.update(hostname=HOST, port=80)

    def setUp(self):
        super().setUp()
        mark.renew()
        self.addCleanup(shutil.rmtree, mark.folder(), ignore_errors=True)
        # Early in an hour of the day, so that pages hold until its end.
        noon = timezone.localtime().replace(hour=10, minute=5)
        self.now = noon
        self.enterContext(patch("django.utils.timezone.now", return_value=noon))
        self.enterContext(
            patch("dialogue_pages.ready.shelf.time", return_value=noon.timestamp())
        )

    def ask(self, page, shelf=None, host=HOST, **more):
        told = shelf or f"{self.now.isoformat(timespec='seconds')} {HOST}.80"
        headers = {"host": host, "x-ready-shelf": told} | more
        return self.look(page, headers=headers)

    def files(self) -> list[str]:
        current = mark.folder() / mark.LINK
        found = (path for path in current.resolve().rglob("*") if path.is_file())
        return sorted(str(path.relative_to(current.resolve())) for path in found)

    def file(self, page, end="") -> Path:
        hour = self.now.strftime("%Y-%m-%dT%H")
        address = page.url.removeprefix(f"http://{HOST}").strip("/")
        below = mark.folder() / mark.LINK / hour / f"{HOST}.80" / address
        return below / f"index.html{end}"

    def test_what_lies_there_is_what_the_portal_sends(self):
        response = self.ask(self.answer)
        file = self.file(self.answer)
        self.assertEqual(file.read_bytes(), response.content)
        zipped = self.file(self.answer, ".gz").read_bytes()
        self.assertEqual(gzip.decompress(zipped), response.content)
        self.assertEqual(len(self.files()), 3)
        told = file.stat()
        self.assertEqual(response["ETag"], f'"{int(told.st_mtime):x}-{told.st_size:x}"')

    def test_any_write_puts_all_of_them_out_of_reach(self):
        self.ask(self.answer), self.ask(self.home)
        self.assertEqual(len(self.files()), 6)
        AnswerPage.objects.filter(pk=self.answer.pk).update(title="Khác")
        mark.renew()  # a test's own transaction keeps the folder
        self.assertEqual(self.files(), [])

    def test_a_page_made_before_a_write_is_not_put_behind_it(self):
        def change(*_arguments, **_more):
            mark.renew()
            return True

        where = "dialogue_pages.ready.baking.has_only_usual_headers"
        with patch(where, side_effect=change):
            self.ask(self.answer)
        self.assertEqual(self.files(), [])

    def test_private_pages_forms_lists_of_choices_and_papers_are_not_there(self):
        PageViewRestriction.objects.create(page=self.plan, restriction_type="login")
        self.ask(self.plan), self.ask(f"{self.plan.url}pdf/")
        self.ask(f"{self.answers.url}?nam=2026"), self.ask("/khong-co/")
        self.ask("/tim-kiem/")
        self.client.force_login(UserFactory())
        self.ask(self.answer), self.ask(self.plan)
        self.assertEqual(self.files(), [])

    def test_only_the_sites_own_name_and_the_present_hour_are_taken(self):
        moment = self.now.isoformat(timespec="seconds")
        tomorrow = (self.now + timedelta(days=1)).isoformat(timespec="seconds")
        for shelf in (
            f"{moment} khac.example.vn.80",
            f"{moment} ../..{HOST}.80",
            f"{tomorrow} {HOST}.80",
            f"{moment[:19]} {HOST}.80",
            f"{moment} {HOST}",
            "../../etc x.80",
        ):
            with self.subTest(shelf=shelf):
                self.ask(self.answer, shelf=shelf)
                self.assertEqual(self.files(), [])
        self.ask(self.answer, shelf=f"{moment} khac.vn.80", host="khac.vn")
        self.assertEqual(self.files(), [])

    def test_what_changes_within_the_hour_is_left_to_the_portal(self):
        ends = self.now + timedelta(minutes=20)
        AnswerPage.objects.filter(pk=self.announcement.pk).update(expire_at=ends)
        type(self.announcement).objects.update(expire_at=ends)
        self.ask(self.answer)
        self.assertEqual(self.files(), [])

    def test_a_page_with_a_policy_of_its_own_is_left_to_the_portal(self):
        with patch("commune_site.csp.usual_headers", return_value={"x-a": "b"}):
            self.ask(self.answer)
        self.assertEqual(self.files(), [])

    @override_settings(DIALOGUE_PAGES_USUAL_HEADERS=None)
    def test_without_a_web_server_nothing_is_written(self):
        self.ask(self.answer)
        self.assertEqual(self.files(), [])

    def test_the_folder_of_an_hour_gone_by_goes(self):
        self.ask(self.answer)
        hour = mark.folder() / mark.LINK / self.now.strftime("%Y-%m-%dT%H")
        past = hour.with_name("2026-01-01T00")
        past.mkdir()
        shutil.rmtree(hour)
        self.ask(self.home)
        self.assertFalse(past.exists())


class FolderTests(ReadyTestCase):
    def test_a_folder_that_cannot_be_written_fails_nobody(self):
        with (
            override_settings(DIALOGUE_PAGES_READY_FOLDER="/proc/none"),
            self.assertLogs("dialogue_pages.kept.mark", "ERROR"),
        ):
            self.assertEqual(self.look(self.answer).status_code, 200)
