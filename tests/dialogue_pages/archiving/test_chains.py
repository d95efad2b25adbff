"""Every door by which an event is written leads into the chain of its case."""

import io
from datetime import timedelta

from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue_pages import moderation, tidying, undoing
from dialogue_pages.anonymising import anonymise
from dialogue_pages.archiving.chains import chain_of, summed_up
from dialogue_pages.models import Question, QuestionEvent
from dialogue_pages.papers.case_file import grouped
from dialogue_pages.sealing import Fault
from tests.dialogue_pages.questions.cases import asked, moderator
from tests.factories import UnitFactory, open_portal


def tampered(event, **changes):
    QuestionEvent._base_manager.filter(pk=event.pk).update(**changes)


class ChainTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.office = moderator()
        cls.question = asked(content="Cầu tre gãy.")
        moderation.take(cls.question, by=cls.office)
        moderation.ask_more(cls.question, "Ở đâu?", by=cls.office)

    def fault(self):
        return chain_of(self.question).fault

    def event(self, place):
        return self.question.events.order_by("pk")[place]

    def test_each_event_stands_in_the_chain(self):
        chain = chain_of(self.question)
        self.assertEqual((chain.length, chain.fault), (3, None))
        self.assertEqual(chain.last, bytes(self.event(2).digest))

    def test_merging_splitting_and_undoing_lead_on(self):
        other = asked(title="Đèn tắt")
        moderation.stop_waiting(self.question, by=self.office)
        moderation.take(other, by=self.office)
        moderation.merge(other, self.question, by=self.office)
        undoing.undo(other.events.last(), by=self.office)
        moderation.split(other, [("Một", "A"), ("Hai", "B")], by=self.office)
        tidying.note(self.question, "Đã gọi điện.", by=self.office)
        self.assertEqual(Question.objects.count(), 4)
        for question in Question.objects.all():
            chain = chain_of(question)
            with self.subTest(question.number):
                self.assertIsNone(chain.fault)
                self.assertEqual(chain.length, question.events.count())

    def test_several_events_of_a_case_at_once_follow_each_other(self):
        QuestionEvent.objects.bulk_create(
            QuestionEvent(
                question_id=self.question.pk,
                act="reschedule",
                role="system",
                before={"clocks": {"1": "2026-03-05"}},
                after={"clocks": {"1": "2026-03-06"}},
            )
            for _ in range(2)
        )
        chain = chain_of(self.question)
        self.assertEqual((chain.length, chain.fault), (5, None))

    def test_what_is_changed_behind_the_portal_shows(self):
        changes = [
            ({"at": timezone.now() - timedelta(days=9)}, Fault.CHANGED),
            ({"act": "note"}, Fault.CHANGED),
            ({"public_note": "Ở chỗ nào?"}, Fault.WORDS),
            ({"actor": None, "actor_key": None}, Fault.CHANGED),
            ({"digest": None}, Fault.UNSEALED),
            ({"public_note": "", "salt": None}, Fault.ERASED),
        ]
        for change, fault in changes:
            with self.subTest(change):
                before = QuestionEvent._base_manager.filter(pk=self.event(2).pk)
                kept = before.values(*change)[0]
                tampered(self.event(2), **change)
                self.assertEqual(self.fault(), fault)
                tampered(self.event(2), **kept)
        Question.objects.filter(pk=self.question.pk).update(content="Cầu còn tốt.")
        self.assertEqual(self.fault(), Fault.WORDS)

    def test_an_event_taken_out_at_the_end_shows_in_the_case(self):
        QuestionEvent._base_manager.filter(pk=self.event(2).pk).delete()
        self.assertEqual(self.fault(), Fault.STATE)

    def test_a_deleted_account_leaves_the_chain_whole(self):
        self.office.user.delete()
        self.assertIsNone(self.event(2).actor)
        self.assertIsNone(self.fault())

    def test_forgotten_by_law_it_holds_and_says_that_words_are_gone(self):
        anonymise(self.question)
        chain = chain_of(self.question)
        self.assertEqual((chain.fault, chain.erased), (None, 3))
        self.assertIn("theo luật", summed_up(chain))
        tampered(self.event(1), role="unit")
        self.assertEqual(self.fault(), Fault.CHANGED)

    def test_a_case_from_before_there_were_digests_goes_on_with_a_chain(self):
        QuestionEvent._base_manager.update(
            digest=None, salt=None, words_digest=None, actor_key=None
        )
        self.assertEqual(chain_of(self.question).length, 0)
        moderation.stop_waiting(self.question, by=self.office)
        moderation.assign(self.question, UnitFactory(), by=self.office)
        chain = chain_of(self.question)
        self.assertEqual((chain.length, chain.fault), (2, None))

    def test_taking_a_message_in_asks_the_database_nothing_for_it(self):
        with CaptureQueriesContext(connection) as asked_for:
            asked()
        table = QuestionEvent._meta.db_table
        told = [q["sql"] for q in asked_for.captured_queries if table in q["sql"]]
        self.assertEqual(len(told), 1)
        self.assertIn(f'INSERT INTO "{table}"', told[0])


class CheckCasesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.one, cls.other = asked(), asked(title="Đèn tắt")

    def told(self, *args):
        out = io.StringIO()
        call_command("check_cases", *args, stdout=out)
        return out.getvalue()

    def refused(self, *args):
        out = io.StringIO()
        with self.assertRaises(CommandError) as caught:
            call_command("check_cases", *args, stdout=out)
        return caught.exception, out.getvalue().splitlines()

    def test_whole_histories_are_counted(self):
        self.assertIn("2 nguyên vẹn", self.told())
        self.assertIn("1 nguyên vẹn", self.told(self.one.number))
        self.assertIn(
            "1 nguyên vẹn",
            self.told("--site", "localhost", self.other.number),
        )

    def test_each_broken_one_has_a_line_and_the_code_is_one(self):
        tampered(self.other.events.get(), role="system")
        error, lines = self.refused()
        self.assertEqual(error.returncode, 1)
        self.assertEqual(len(lines), 1)
        self.assertIn(self.other.number, lines[0])
        self.assertIn("1 nguyên vẹn", self.told(self.one.number))

    def test_a_printed_digest_is_found_or_not(self):
        moderation.take(self.one, by=moderator())
        digest = self.one.events.order_by("pk").last().digest
        printed = grouped(bytes(digest).hex())
        number = self.one.number
        self.assertIn("sự kiện 2 trên 2", self.told(number, "--digest", printed))
        short = f"[{printed[:9]}]"
        self.assertIn("sự kiện 2 trên 2", self.told(number, "--digest", short))
        other = "0" * 8 if not printed.startswith("0000") else "1" * 8
        error, _lines = self.refused(number, "--digest", other)
        self.assertEqual(error.returncode, 1)
        for args in ([number, "--digest", "xyz"], ["--digest", printed]):
            error, lines = self.refused(*args)
            self.assertEqual((error.returncode, lines), (2, []))

    def test_arguments_that_name_nothing_are_refused_in_a_line(self):
        for args in (["0099/2026"], ["abc"], ["--site", "nowhere.example"]):
            with self.subTest(args):
                error, lines = self.refused(*args)
                self.assertEqual((error.returncode, lines), (2, []))
                self.assertEqual(len(str(error).splitlines()), 1)
