"""What lies ready is gone with whatever changes it, by whatever way."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from dialogue_pages.kept import mark
from dialogue_pages.models import AnswerPage, CommuneSettings
from tests.factories import (
    AnswerPageFactory,
    PlanAmendmentFactory,
    UserFactory,
    open_portal,
)
from tests.places import ROOT

from .case import ReadyTestCase


class ChangeTests(ReadyTestCase):
    def publish(self, page, **fields):
        page = page.specific_class.objects.get(pk=page.pk)
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()

    def test_published_text_shows_on_the_page_and_in_every_list(self):
        places = [self.answer, self.answers, self.home]
        for place in places:
            self.assertIn("Sửa cống", self.words(place))
            self.assert_ready(place)
        self.publish(self.answer, title="Thay cống mới")
        for place in places:
            with self.subTest(place=place.url):
                self.assertIn("Thay cống mới", self.words(place))
                self.assertNotIn("Sửa cống", self.words(place))

    def test_a_draft_shows_nowhere(self):
        self.look(self.answer)
        page = AnswerPage.objects.get(pk=self.answer.pk)
        page.title = "Chưa duyệt"
        page.save_revision()
        self.assertNotIn("Chưa duyệt", self.words(self.answer))

    def test_what_is_unpublished_or_deleted_is_gone(self):
        for away in (Page.unpublish, Page.delete):
            with self.subTest(away.__name__):
                page = AnswerPageFactory(parent=self.answers, title="Tạm thời")
                self.assertIn("Tạm thời", self.words(page))
                self.assertIn("Tạm thời", self.words(self.answers))
                address = page.url
                away(AnswerPage.objects.get(pk=page.pk))
                self.assertEqual(self.look(address).status_code, 404)
                self.assertNotIn("Tạm thời", self.words(self.answers))

    def test_what_moves_is_found_at_its_new_address_alone(self):
        old = self.answer.url
        self.look(old)
        other = self.answers.copy(
            update_attrs={"slug": "luu-tru", "title": "Lưu trữ"}, recursive=False
        )
        AnswerPage.objects.get(pk=self.answer.pk).move(other, pos="last-child")
        moved = AnswerPage.objects.get(pk=self.answer.pk)
        self.assertNotEqual(self.look(old).status_code, 200)
        self.assertIn("Sửa cống", self.words(moved))

    def test_a_page_that_becomes_private_is_nowhere(self):
        self.look(self.answer), self.look(self.answers)
        PageViewRestriction.objects.create(page=self.answer, restriction_type="login")
        self.assertEqual(self.look(self.answer).status_code, 302)
        self.assertNotIn("Sửa cống", self.words(self.answers))
        self.assert_made_anew(self.answer)

    def test_settings_and_registries_show_at_once(self):
        self.look(self.plan), self.look(self.answer)
        commune = CommuneSettings.objects.get()
        commune.commune_name = "xã Khe Vàng"
        commune.save()
        self.assertIn("Khe Vàng", self.words(self.plan))
        type(self.topic).objects.filter(pk=self.topic.pk).update(name="Cầu đường")
        self.assertIn("Cầu đường", self.words(self.answer))
        self.hamlet.name = "Đồi Chè"
        self.hamlet.save()
        self.assertIn("Đồi Chè", self.words(self.plan))
        self.conference.venue_text = "Nhà văn hóa mới"
        self.conference.save()
        self.assertIn("Nhà văn hóa mới", self.words(self.plan))
        PlanAmendmentFactory(plan=self.plan, reason="Sai ngày")
        self.assertIn("Sai ngày", self.words(self.plan))

    def test_menu_and_breadcrumb_follow_a_new_title(self):
        self.look(self.answer)
        self.publish(self.answers, title="Hỏi và đáp")
        self.assertIn("Hỏi và đáp", self.words(self.answer))
        self.assertIn("Hỏi và đáp", self.words(self.plan))

    def test_a_new_redirect_and_a_new_host_hold_at_once(self):
        self.look("/cu/")
        Redirect.add_redirect("/cu", redirect_to=self.answer)
        self.assertEqual(self.look("/cu/").status_code, 301)
        self.look(self.answer)
        Site.objects.update(hostname="moi.example.vn", port=443)
        self.assertIn("https://moi.example.vn/", self.words(self.answer.url_path[10:]))

    def test_its_schedule_takes_it_down(self):
        AnswerPage.objects.filter(pk=self.answer.pk).update(
            expire_at=timezone.now() + timedelta(seconds=30)
        )
        self.look(self.answer)
        with patch("dialogue_pages.ready.shelf.time", return_value=_in(31)):
            self.assert_made_anew_once(self.answer)
        AnswerPage.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
        self.look(self.answer)
        call_command("publish_scheduled", verbosity=0)
        self.assertEqual(self.look(self.answer).status_code, 404)

    def test_nothing_lies_ready_past_midnight(self):
        self.look(self.plan)
        with patch("dialogue_pages.ready.shelf.time", return_value=_in(86_400)):
            self.assert_made_anew_once(self.plan)

    def test_the_end_of_an_outage_ends_its_notice(self):
        ends = timezone.now() + timedelta(minutes=1)
        begins = ends - timedelta(hours=1)
        CommuneSettings.objects.update(outage_from=begins, outage_until=ends)
        self.look(self.answer)
        with patch("dialogue_pages.ready.shelf.time", return_value=_in(61)):
            self.assert_made_anew_once(self.answer)

    def assert_made_anew_once(self, page):
        with self.assertRaises(AssertionError), self.assertNumQueries(0):
            self.look(page)

    def test_what_is_taken_back_was_never_kept(self):
        self.look(self.answer)
        with transaction.atomic():
            Page.objects.filter(pk=self.answer.pk).update(title="Nháp")
            self.assertNotIn("Sửa cống</h1>", self.words(self.answer))
            transaction.set_rollback(True)
        self.assertIn("Sửa cống", self.words(self.answer))

    def test_who_logs_in_or_saves_nothing_public_drops_nothing(self):
        self.look(self.answer)
        user = UserFactory()
        user.last_login = timezone.now()
        user.save()
        self.client.get("/admin/login/")
        self.assert_ready(self.answer)


class OtherProcessTests(TransactionTestCase):
    """Another process, a command or a second worker, writes to the same database."""

    serialized_rollback = True

    def test_its_writing_reaches_this_one_at_once(self):
        home = open_portal().get_parent()
        self.assertIn(home.title, self.client.get("/").content.decode())
        with self.assertNumQueries(0):
            self.client.get("/")
        before = mark.current()
        told = elsewhere(
            "from wagtail.models import Page;"
            f"Page.objects.filter(pk={home.pk}).update(title='Từ tiến trình khác')"
        )
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertNotEqual(mark.current(), before)
        self.assertIn("Từ tiến trình khác", self.client.get("/").content.decode())


def elsewhere(code: str) -> subprocess.CompletedProcess:
    """Python in a process of its own, on this test's database and folder."""
    database = connection.settings_dict["NAME"]
    begin = (
        "import django; from django.conf import settings;"
        f"settings.DATABASES['default']['NAME'] = {str(database)!r};"
        f"settings.DIALOGUE_PAGES_READY_FOLDER = {str(mark.folder())!r};"
        "django.setup();"
    )
    return subprocess.run(
        [sys.executable, "-c", begin + code],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "commune_site.settings.test"},
        capture_output=True,
        text=True,
    )


def _in(seconds: int) -> float:
    return time.time() + seconds
