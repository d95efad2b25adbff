from datetime import date
from unittest import mock

from django.test import TestCase

from dialogue_pages import moderation
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.extending import LONGEST_EXTENSION, extend
from dialogue_pages.stages import Act
from tests.factories import open_portal

from .cases import approver, asked, moderator

THURSDAY = date(2026, 6, 25)  # the answer is due on Monday 6 July
REASON = "Phải đo đạc lại thửa đất"


def on(day):
    return mock.patch("django.utils.timezone.localdate", return_value=day)


class ExtendingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def setUp(self):
        with on(THURSDAY):
            self.question = asked(on=THURSDAY)

    def extend(self, days, *, by=None, today=THURSDAY, reason=REASON):
        with on(today):
            return extend(self.question, days, by=by or approver(), reason=reason)

    def due_on(self):
        return self.question.clocks.get(duty="answer").due_on

    def test_the_date_moves_by_working_days_with_an_event(self):
        self.extend(5)
        self.assertEqual(self.due_on(), date(2026, 7, 13))
        event = self.question.events.get(act=Act.EXTEND)
        self.assertEqual(event.reason, REASON)
        self.assertIn("13/07/2026", event.public_note)
        self.assertIn("06/07/2026", event.public_note)

    def test_extending_and_stopping_commute(self):
        office = moderator()
        with on(THURSDAY):
            moderation.take(self.question, by=office)
            moderation.ask_more(self.question, "Ở đoạn nào?", by=office)
        self.extend(5, today=date(2026, 6, 26))
        with on(date(2026, 6, 30)):
            moderation.stop_waiting(self.question, by=office)
        stopped_then_extended = self.due_on()

        self.setUp()
        self.extend(5)
        with on(THURSDAY):
            moderation.take(self.question, by=office)
            moderation.ask_more(self.question, "Ở đoạn nào?", by=office)
        with on(date(2026, 6, 30)):
            moderation.stop_waiting(self.question, by=office)
        self.assertEqual(self.due_on(), stopped_then_extended)
        self.assertEqual(self.due_on(), date(2026, 7, 16))

    def test_it_needs_a_reason_and_somebody_who_may(self):
        for told in ({"reason": " "}, {"by": moderator()}):
            with self.subTest(told), self.assertRaises(ActRefusedError):
                self.extend(5, **told)
        self.assertEqual(self.due_on(), date(2026, 7, 6))

    def test_what_is_late_stays_late(self):
        with self.assertRaises(ActRefusedError):
            self.extend(5, today=date(2026, 7, 8))

    def test_neither_none_nor_too_many(self):
        for days in (0, -1, LONGEST_EXTENSION + 1):
            with self.subTest(days), self.assertRaises(ActRefusedError):
                self.extend(days)

    def test_an_answered_question_needs_no_more_time(self):
        self.question.clocks.update(met_on=THURSDAY)
        with self.assertRaises(ActRefusedError):
            self.extend(5)
