from datetime import date
from unittest import mock

from django.test import TestCase

from dialogue_pages import moderation, question_deadlines
from dialogue_pages.models import (
    DeadlineRule,
    Question,
    RulePack,
    WorkingDayException,
)
from dialogue_pages.plan_check import office_calendar
from dialogue_pages.stages import ClockEffect
from tests.factories import default_site, open_portal

from .cases import asked, moderator

THURSDAY = date(2026, 6, 25)


def on(day):
    """Let today be a day, for the clocks."""
    return mock.patch("django.utils.timezone.localdate", return_value=day)


class QuestionClockTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def ask_on(self, day):
        return asked(on=day)

    def answer_clock(self, question):
        return question.clocks.get(duty="answer")

    def test_seven_working_days_after_a_thursday(self):
        clock = self.answer_clock(self.ask_on(THURSDAY))
        self.assertEqual(clock.due_on, date(2026, 7, 6))

    def test_a_day_off_of_the_office_counts(self):
        WorkingDayException.objects.create(
            site=default_site(),
            day=date(2026, 6, 26),
            name="Nghỉ",
            source_document="QĐ",
        )
        clock = self.answer_clock(self.ask_on(THURSDAY))
        self.assertEqual(clock.due_on, date(2026, 7, 7))

    def test_waiting_for_the_sender_stops_the_clock(self):
        question = self.ask_on(THURSDAY)
        office = moderator()
        with on(date(2026, 6, 26)):
            moderation.take(question, by=office)
            moderation.ask_more(question, "Ở đoạn nào?", by=office)
        clock = self.answer_clock(question)
        self.assertTrue(clock.is_stopped)
        self.assertFalse(clock.is_overdue(date(2026, 12, 1)))
        with on(date(2026, 7, 1)):
            moderation.stop_waiting(question, by=office)
        clock.refresh_from_db()
        self.assertFalse(clock.is_stopped)
        self.assertEqual(clock.due_on, date(2026, 7, 9))

    def test_stopping_and_restarting_on_one_day_moves_nothing(self):
        question = self.ask_on(THURSDAY)
        due_on = self.answer_clock(question).due_on
        for effect in (ClockEffect.STOP, ClockEffect.RESTART):
            question_deadlines.apply(question, effect, today=date(2026, 6, 29))
        self.assertEqual(self.answer_clock(question).due_on, due_on)

    def test_overdue_is_a_query(self):
        question = self.ask_on(THURSDAY)
        before, after = date(2026, 7, 6), date(2026, 7, 10)
        self.assertNotIn(question, Question.objects.overdue(before))
        self.assertIn(question, Question.objects.overdue(after))
        question_deadlines.apply(question, ClockEffect.MEET, today=before)
        self.assertNotIn(question, Question.objects.overdue(after))

    def test_a_referred_question_is_watched_until_the_authority_is_reminded(self):
        question = self.ask_on(THURSDAY)
        question_deadlines.apply(question, ClockEffect.HAND_OVER, today=THURSDAY)
        (chase,) = question.clocks.filter(met_on=None)
        self.assertEqual(chase.duty, "chase")
        self.assertFalse(Question.objects.overdue(chase.due_on).exists())
        question_deadlines.apply(question, ClockEffect.HAND_OVER, today=chase.due_on)
        (again,) = question.clocks.filter(met_on=None)
        self.assertGreater(again.due_on, chase.due_on)

    def test_a_clock_met_late_stays_late(self):
        question = self.ask_on(THURSDAY)
        question_deadlines.apply(question, ClockEffect.MEET, today=date(2026, 8, 3))
        self.assertTrue(self.answer_clock(question).is_overdue(date(2026, 8, 3)))

    def test_every_day_on_the_way_is_explained(self):
        clock = self.answer_clock(self.ask_on(THURSDAY))
        way = question_deadlines.explained(clock, office_calendar(default_site()))
        counted = [step.on for step in way.steps if step.counted]
        self.assertEqual(len(counted), clock.offset)
        self.assertEqual(counted[-1], clock.due_on)
        skipped = [step for step in way.steps if not step.counted]
        self.assertTrue(all(step.remark for step in skipped))


class StrictestRuleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def test_a_stricter_promise_of_the_commune_binds_and_is_named(self):
        pack = RulePack.objects.create(site=default_site(), name="Xã tự đặt chặt hơn")
        DeadlineRule.objects.create(
            pack=pack,
            code="answer",
            anchor="received",
            offset=3,
            unit="working_day",
            direction="after",
        )
        clock = asked(on=THURSDAY).clocks.get(duty="answer")
        self.assertEqual(clock.due_on, date(2026, 6, 30))
        self.assertIn("Xã tự đặt chặt hơn", clock.rule)
