import io
from datetime import timedelta

from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from dialogue_pages import answering, following, lapsing, moderation, referring
from dialogue_pages.models import QuestionEvent
from dialogue_pages.question_choices import Outcome
from dialogue_pages.stages import Act, Stage
from tests.dialogue_pages.admin.desk.office import answered, taken
from tests.factories import UnitFactory, open_portal

from .cases import approver, letter, moderator, reply_from_above


class LapsingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.unit = UnitFactory()

    def aged(self, question, days):
        """As if all that happened so far had happened so many days earlier."""
        for event in question.events.all():
            at = event.at - timedelta(days=days)
            QuestionEvent._base_manager.filter(pk=event.pk).update(at=at)
        return question

    def run_command(self, *args):
        out = io.StringIO()
        call_command("lapse_questions", *args, stdout=out)
        return out.getvalue()

    def assert_stage(self, question, stage):
        question.refresh_from_db()
        self.assertEqual(question.stage, stage)

    def test_an_answer_that_stands_is_closed_after_the_time_to_object(self):
        old, recent = (self.aged(answered(self.unit), days) for days in (16, 14))
        self.assertIn(old.number, self.run_command("--dry-run"))
        self.assert_stage(old, Stage.ANSWERED)
        self.run_command()
        self.assert_stage(old, Stage.DONE)
        self.assert_stage(recent, Stage.ANSWERED)
        event = old.events.get(act=Act.CLOSE)
        self.assertEqual((event.role, event.actor), ("system", None))

    def test_neither_promise_nor_referral_is_closed_by_time(self):
        promised, referred = answered(self.unit), taken()
        day = timezone.localdate() + timedelta(days=30)
        answering.promise(promised, "Xã sửa cống.", day, by=approver())
        referring.refer(referred, letter(), by=approver())
        replied = referring.refer(taken(), letter(), by=approver())
        reply = reply_from_above(outcome=Outcome.TRANSFERRED)
        referring.register_reply(replied, reply, by=moderator())
        for question in (promised, referred, replied):
            self.aged(question, 40)
        self.assertEqual(self.run_command(), "")

    def test_what_was_objected_to_is_closed_by_its_later_answer_only(self):
        question = self.aged(answered(self.unit), 16)
        question.refresh_from_db()
        question.answered_at = timezone.now()
        question.save()
        following.object_to_answer(question, "Chưa làm")
        self.assertEqual(self.run_command(), "")

    def test_without_a_reply_the_office_goes_on_and_the_clock_with_it(self):
        question = taken()
        moderation.ask_more(question, "Ở đâu?", by=moderator())
        self.aged(question, 16)
        self.run_command()
        self.assert_stage(question, Stage.TRIAGE)
        self.assertFalse(question.clocks.exclude(stopped_on=None).exists())
        self.assertEqual(self.run_command(), "")

    def test_a_reply_in_between_wins(self):
        question = taken()
        moderation.ask_more(question, "Ở đâu?", by=moderator())
        self.aged(question, 16)
        following.reply(question, "Ở đầu thôn")
        self.assertFalse(lapsing.go_on(question))
