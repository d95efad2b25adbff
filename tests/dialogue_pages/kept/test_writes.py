"""Whatever writes moves the mark, once it is stored, and nothing else does."""

from unittest import mock

from django.apps import apps
from django.db import connection, transaction
from django.test import SimpleTestCase, TransactionTestCase
from wagtail.models import Site

from dialogue_pages.kept import mark
from dialogue_pages.kept.values import kept
from dialogue_pages.kept.writes import UNSHOWN, brings_in, shows
from dialogue_pages.models import Question, Topic
from dialogue_pages.question_choices import Visibility
from tests.factories import TopicFactory, UserFactory

OPTIONAL = ("axes_", "django_admin_log", "django_tasks", "otp_", "wagtail_2fa_")


class StatementTests(SimpleTestCase):
    def test_what_writes_to_a_table_that_pages_show(self):
        for sql in (
            'INSERT INTO "dialogue_pages_topic" ("id") VALUES (1)',
            'INSERT OR IGNORE INTO "wagtailcore_page" ("id") VALUES (1)',
            'UPDATE "wagtailcore_page" SET "live" = 0',
            '  delete from public."wagtailcore_site"',
            "REPLACE INTO dialogue_pages_topic VALUES (1)",
            "TRUNCATE dialogue_pages_topic",
            'ALTER TABLE "x" ADD COLUMN "y" integer',
            "WITH old AS (SELECT 1) DELETE FROM dialogue_pages_topic",
            "COPY wagtailcore_page FROM STDIN",
        ):
            with self.subTest(sql=sql):
                self.assertTrue(shows(sql))

    def test_what_reads_or_writes_what_no_page_shows(self):
        for sql in (
            'SELECT "update" FROM "wagtailcore_page"',
            "WITH a AS (SELECT 1) SELECT * FROM a",
            "(SELECT 1) UNION (SELECT 2)",
            'INSERT INTO "django_session" ("session_key") VALUES (1)',
            'UPDATE "auth_user" SET "last_login" = 1',
            'DELETE FROM "wagtailcore_modellogentry"',
            'SAVEPOINT "s1"',
            "BEGIN IMMEDIATE",
            "PRAGMA foreign_keys = ON",
        ):
            with self.subTest(sql=sql):
                self.assertFalse(shows(sql))

    def test_each_table_that_is_left_out_is_there(self):
        tables = [
            model._meta.db_table for model in apps.get_models(include_auto_created=True)
        ]
        tables += ["django_migrations", "wagtailsearch_indexentry_fts"]
        for begin in UNSHOWN:
            if begin not in OPTIONAL:
                with self.subTest(begin=begin):
                    self.assertTrue(any(table.startswith(begin) for table in tables))


class MarkTests(TransactionTestCase):
    serialized_rollback = True

    def setUp(self):
        self.topic = TopicFactory(name="Cũ")

    def moves(self, act) -> bool:
        before = mark.name_on_disk()
        act()
        return mark.name_on_disk() != before

    def name(self) -> str:
        return kept("a name", lambda: Topic.objects.get(pk=self.topic.pk).name)

    def test_every_way_of_writing(self):
        rows = Topic.objects.filter(pk=self.topic.pk)
        site = self.topic.site
        for act in (
            self.topic.save,
            lambda: rows.update(name="Mới"),
            lambda: Topic.objects.bulk_create([Topic(site=site, name="Thêm")]),
            lambda: connection.cursor().execute(
                "UPDATE dialogue_pages_topic SET unit_id = NULL"
            ),
            rows.delete,
        ):
            self.assertTrue(self.moves(act))
        self.assertFalse(self.moves(lambda: list(Topic.objects.all())))
        self.assertFalse(self.moves(UserFactory))

    def test_others_hear_of_it_once_it_is_stored(self):
        before = mark.name_on_disk()
        with transaction.atomic():
            for number in range(3):
                Topic.objects.update(name=f"Tên {number}")
            self.assertEqual(mark.name_on_disk(), before)
            self.assertEqual(self.name(), "Tên 2")
        self.assertNotEqual(mark.name_on_disk(), before)
        self.assertEqual(self.name(), "Tên 2")

    def test_nobody_hears_of_what_is_taken_back(self):
        self.assertEqual(self.name(), "Cũ")
        before = mark.name_on_disk()
        with transaction.atomic():
            Topic.objects.update(name="Nháp")
            self.assertEqual(self.name(), "Nháp")
            transaction.set_rollback(True)
        self.assertEqual(mark.name_on_disk(), before)
        self.assertEqual(self.name(), "Cũ")

    def test_what_stays_after_a_part_was_taken_back_is_heard_of(self):
        def act():
            with transaction.atomic():
                with transaction.atomic():
                    Topic.objects.update(name="Bỏ")
                    transaction.set_rollback(True)
                Topic.objects.update(name="Giữ")

        self.assertTrue(self.moves(act))
        self.assertEqual(self.name(), "Giữ")


class RushTests(TransactionTestCase):
    """Messages that rush in move the mark once a second; all else moves it at once."""

    serialized_rollback = True

    def setUp(self):
        self.now = 1000.0
        clock = mock.patch("dialogue_pages.kept.mark.time.monotonic", lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)
        mark.renew()

    def come_in(self):
        Question.objects.create(
            site=Site.objects.get(), year=2026, serial=1, sender_name="Lả", title="Cầu"
        )

    def test_what_comes_in_within_a_second_is_owed_until_the_next_request(self):
        before = mark.name_on_disk()
        self.come_in()
        self.assertEqual(mark.name_on_disk(), before)
        self.now += 1
        mark.current()
        self.assertNotEqual(mark.name_on_disk(), before)
        renewed = mark.name_on_disk()
        self.now += 1
        mark.current()
        self.assertEqual(mark.name_on_disk(), renewed)

    def test_the_process_that_stored_it_keeps_nothing_older(self):
        self.assertEqual(kept("messages", Question.objects.count), 0)
        self.come_in()
        self.assertEqual(kept("messages", Question.objects.count), 1)

    def test_one_alone_is_counted_at_once(self):
        self.now += 1
        before = mark.name_on_disk()
        self.come_in()
        self.assertNotEqual(mark.name_on_disk(), before)

    def test_what_the_office_does_to_a_message_is_seen_at_once(self):
        self.come_in()
        before = mark.name_on_disk()
        Question.objects.update(visibility=Visibility.WITHHELD)
        self.assertNotEqual(mark.name_on_disk(), before)

    def test_only_what_is_added_waits(self):
        for sql, waits in (
            ('INSERT INTO "dialogue_pages_question" ("id") VALUES (1)', True),
            ('INSERT INTO "dialogue_pages_questionclock" VALUES (1)', True),
            ('INSERT INTO "dialogue_pages_question" VALUES (1) ON CONFLICT', False),
            ('INSERT INTO "dialogue_pages_questionfile" VALUES (1)', False),
            ('UPDATE "dialogue_pages_question" SET "stage" = 1', False),
            ('DELETE FROM "dialogue_pages_question"', False),
            ('INSERT INTO "wagtailcore_page" VALUES (1)', False),
        ):
            with self.subTest(sql=sql):
                self.assertEqual(brings_in(sql), waits)
