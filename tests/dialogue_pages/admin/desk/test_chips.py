import unittest
from datetime import date, timedelta

from django.utils.translation import override

from dialogue_pages.admin.desk.chips import clock_chip, leading_clock, stage_chip
from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.models import Question, QuestionClock
from dialogue_pages.question_choices import Outcome
from dialogue_pages.stages import Stage

FRIDAY = date(2026, 9, 11)
CALENDAR = WorkingCalendar.of([])


def clock(**fields):
    told = {"started_on": FRIDAY, "due_on": FRIDAY + timedelta(days=7)}
    return QuestionClock(**told | fields)


class ClockChipTests(unittest.TestCase):
    def said(self, shown, today=FRIDAY):
        with override("en"):
            chip = clock_chip(shown, today, CALENDAR)
        return chip.words, chip.tone

    def test_working_days_are_counted_without_the_weekend(self):
        self.assertEqual(self.said(clock()), ("5 working days left", "calm"))

    def test_the_last_two_working_days_are_soon(self):
        due = FRIDAY + timedelta(days=4)
        self.assertEqual(self.said(clock(due_on=due)), ("2 working days left", "soon"))
        self.assertEqual(self.said(clock(due_on=FRIDAY)), ("due today", "soon"))

    def test_late_ones_say_how_late(self):
        due = FRIDAY - timedelta(days=3)
        self.assertEqual(self.said(clock(due_on=due)), ("3 days late", "late"))

    def test_a_stopped_clock_is_neither_late_nor_running(self):
        shown = clock(due_on=FRIDAY - timedelta(days=3), stopped_on=FRIDAY)
        self.assertEqual(self.said(shown)[1], "stopped")

    def test_met_in_time_and_met_late(self):
        self.assertEqual(self.said(clock(met_on=FRIDAY)), ("in time", "good"))
        late = clock(met_on=FRIDAY + timedelta(days=8))
        self.assertEqual(self.said(late), ("met, 1 day late", "late"))

    def test_the_earliest_open_clock_leads(self):
        near, far = clock(due_on=FRIDAY), clock()
        met = clock(due_on=FRIDAY - timedelta(days=9), met_on=FRIDAY)
        self.assertIs(leading_clock([far, met, near]), near)
        self.assertIs(leading_clock([met]), met)
        self.assertIsNone(leading_clock([]))
        self.assertIsNone(clock_chip(None, FRIDAY, CALENDAR))

    def test_every_stage_has_a_chip_and_answered_is_not_settled(self):
        settled = {"outcome": Outcome.SETTLED}
        tones = {s: stage_chip(Question(stage=s, **settled)).tone for s in Stage}
        self.assertEqual([s for s in tones if tones[s] == "good"], [Stage.DONE])

    def test_what_was_closed_with_an_explanation_only_is_not_settled(self):
        for outcome in set(Outcome) - {Outcome.SETTLED}:
            chip = stage_chip(Question(stage=Stage.DONE, outcome=outcome))
            with self.subTest(outcome):
                self.assertEqual(chip.tone, "answered")
                self.assertNotEqual(chip.words, str(Stage.DONE.label))
