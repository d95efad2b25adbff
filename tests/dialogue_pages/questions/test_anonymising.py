import io
import json
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from dialogue_pages import following, moderation
from dialogue_pages.anonymising import anonymise, due_for_anonymising, months_before
from dialogue_pages.models import Question, QuestionFile
from dialogue_pages.stages import Stage
from tests.factories import open_portal

from .cases import asked, moderator
from .published import answered

SECRETS = ("Quàng Thị Lả", "0900000001", "la@example.vn", "ngập khi mưa", "đoạn cầu")


class AnonymiseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def closed(self, days_ago):
        office = moderator()
        question = asked(sender_email="la@example.vn")
        moderation.take(question, by=office)
        moderation.ask_more(question, "Đoạn nào?", by=office)
        following.reply(question, "Đoạn cầu đầu thôn")
        following.withdraw(question, "Không cần nữa")
        closed_at = timezone.now() - timedelta(days=days_ago)
        Question.objects.filter(pk=question.pk).update(closed_at=closed_at)
        return Question.objects.get(pk=question.pk)

    def run_command(self, *args):
        out = io.StringIO()
        call_command("anonymise_questions", *args, stdout=out)
        return out.getvalue()

    def everything_kept(self, question):
        rows = [Question.objects.filter(pk=question.pk).values()]
        rows += [question.events.values(), question.drafts.values()]
        return " ".join(str(list(values)) for values in rows).lower()

    def test_only_closed_questions_whose_time_is_over_are_due(self):
        old, recent, still_open = self.closed(800), self.closed(100), asked()
        self.assertEqual(list(due_for_anonymising()), [old])
        self.assertNotIn(recent, due_for_anonymising())
        self.assertNotIn(still_open, due_for_anonymising())

    def test_nothing_of_the_person_is_left(self):
        question = self.closed(800)
        anonymise(question)
        kept = self.everything_kept(question)
        for secret in SECRETS:
            with self.subTest(secret):
                self.assertNotIn(secret.lower(), kept)
        self.assertNotIn("ngap khi mua", kept)

    def test_number_dates_and_stage_stay(self):
        question = self.closed(800)
        anonymise(question)
        after = Question.objects.get(pk=question.pk)
        self.assertEqual(after.number, question.number)
        self.assertEqual(after.received_at, question.received_at)
        self.assertEqual(after.stage, Stage.WITHDRAWN)
        self.assertEqual(after.events.count(), question.events.count())

    def test_files_are_deleted_from_their_storage(self):
        question = self.closed(800)
        file = QuestionFile(
            question=question, name="anh.pdf", content_type="application/pdf", size=3
        )
        file.file.save("anh.pdf", ContentFile(b"abc"))
        stored, storage = file.file.name, file.file.storage
        with self.captureOnCommitCallbacks(execute=True):
            anonymise(question)
        self.assertFalse(storage.exists(stored))
        self.assertFalse(QuestionFile.objects.exists())

    def test_a_trial_run_names_numbers_and_changes_nothing(self):
        question = self.closed(800)
        told = self.run_command("--dry-run")
        self.assertIn(question.number, told)
        self.assertNotIn("Quàng", told)
        self.assertEqual(Question.objects.get().sender_name, "Quàng Thị Lả")

    def test_a_second_run_finds_nothing(self):
        self.closed(800)
        self.run_command()
        self.assertFalse(due_for_anonymising().exists())

    def test_the_period_can_be_configured(self):
        self.closed(100)
        with self.settings(DIALOGUE_PAGES_RETENTION_MONTHS=3):
            self.assertTrue(due_for_anonymising().exists())


class ExportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def run_command(self, code):
        out = io.StringIO()
        call_command("export_question_data", code, stdout=out)
        return out.getvalue()

    def test_a_sender_gets_what_was_sent_and_told_and_no_internal_note(self):
        question = asked(sender_email="la@example.vn")
        office = moderator()
        moderation.take(question, by=office)
        moderation.withhold(question, by=office, reason="Nghi ngờ nội bộ")
        told = json.loads(self.run_command(question.code.lower()))
        self.assertEqual(told["sender"]["name"], "Quàng Thị Lả")
        self.assertEqual(told["content"], question.content)
        self.assertEqual(len(told["steps"]), 2)
        self.assertNotIn("Nghi ngờ", json.dumps(told, ensure_ascii=False))

    def test_what_the_sender_said_of_answer_and_data_and_got_by_mail_comes_along(self):
        question = answered(sender_email="la@example.vn")
        following.rate(question, "pleased", "Cảm ơn xã")
        following.ask_about_data(question, "correct", "Sửa tên đệm")
        told = json.loads(self.run_command(question.code))
        self.assertEqual(told["rating"]["comment"], "Cảm ơn xã")
        (request,) = told["data_requests"]
        self.assertEqual(request["words"], "Sửa tên đệm")
        self.assertIsNone(request["handled_at"])
        self.assertEqual({m["to"] for m in told["messages"]}, {"la@example.vn"})
        self.assertEqual(told["public"]["title"], question.public_title)

    def test_own_words_on_the_way_come_along(self):
        question = asked()
        office = moderator()
        moderation.take(question, by=office)
        moderation.ask_more(question, "Đoạn nào?", by=office)
        following.reply(question, "Đoạn cầu tre")
        following.withdraw(question, "Đã sửa xong")
        told = json.loads(self.run_command(question.code))
        said = [step["said"] for step in told["steps"] if step["said"]]
        self.assertEqual(said, ["Đoạn cầu tre", "Đã sửa xong"])

    def test_an_unknown_code_is_refused(self):
        with self.assertRaises(CommandError) as caught:
            self.run_command("AAAAAAAA")
        self.assertEqual(caught.exception.returncode, 2)


class MonthTests(TestCase):
    def test_the_last_day_of_a_shorter_month(self):
        self.assertEqual(months_before(datetime(2026, 5, 31), 3), datetime(2026, 2, 28))
