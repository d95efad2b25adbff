"""One answer for many questions: each keeps its own events, answer and clocks."""

from django.test import TestCase

from dialogue_pages import answering, following, moderation, referring
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import ReplyDraft
from dialogue_pages.public.case_words import told
from dialogue_pages.stages import Act, PublicLabel, Role, Stage
from tests.factories import UnitFactory, open_portal

from .cases import (
    approver,
    asked,
    letter,
    moderator,
    person,
    refusal_reason,
    unit_officer,
)
from .published import again


class MergedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.office = moderator()

    def setUp(self):
        self.target = moderation.take(asked(), by=self.office)
        self.follower = self.merged_into(self.target, sender_name="Vàng A Sử")

    def merged_into(self, target, **fields):
        question = moderation.take(asked(**fields), by=self.office)
        return moderation.merge(question, target, by=self.office)

    def answer(self, text="Xã sẽ sửa cống trong tháng 9."):
        moderation.assign(self.target, UnitFactory(), by=self.office)
        answering.submit_draft(self.target, ReplyDraft(text=text), by=unit_officer())
        return answering.approve(self.target, by=approver())

    def test_each_sender_has_an_event_and_the_answer_of_the_own_case(self):
        target = self.answer()
        follower = again(self.follower)
        event = follower.events.last()
        self.assertEqual(event.act, Act.FOLLOW_ANSWER)
        self.assertEqual(event.role, Role.SYSTEM)
        self.assertEqual(event.batch, target.events.last().batch)
        self.assertIsNotNone(event.batch)
        self.assertEqual(follower.outcome, target.outcome)
        self.assertIsNotNone(follower.answered_at)
        words = told(follower)
        self.assertEqual(words.answer, "Xã sẽ sửa cống trong tháng 9.")
        self.assertEqual(words.label, PublicLabel.ANSWERED)
        self.assertTrue(words.can_be_rated)

    def test_its_clocks_run_until_that_answer_and_are_met_by_it(self):
        self.assertTrue(
            self.follower.clocks.filter(ended_on=None, met_on=None).exists()
        )
        self.answer()
        self.assertFalse(self.follower.clocks.filter(met_on=None).exists())

    def test_those_merged_before_with_the_merged_one_go_with_it(self):
        last = self.merged_into(moderation.take(asked(), by=self.office))
        first = last.merged_into
        moderation.merge(first, self.target, by=self.office)
        self.answer()
        self.assertEqual(last.events.last().act, Act.FOLLOW_ANSWER)

    def test_one_sender_does_not_read_the_name_of_another(self):
        self.answer("Trả lời bà Quàng Thị Lả, số 0900 000 001: sẽ sửa.")
        note = self.follower.events.last().public_note
        self.assertNotIn("Lả", note)
        self.assertNotIn("000 001", note)
        self.assertIn("sẽ sửa", note)

    def test_a_letter_upwards_is_told_to_all(self):
        referring.refer(self.target, letter(), by=approver())
        self.assertIn("12/UBND-VP", self.follower.events.last().public_note)

    def test_when_the_other_one_falls_away_it_goes_on_by_itself(self):
        for fall in (
            lambda: following.withdraw(self.target),
            lambda: moderation.refuse(self.target, refusal_reason(), by=self.office),
        ):
            with self.subTest(fall):
                self.setUp()
                fall()
                follower = again(self.follower)
                self.assertEqual(follower.stage, Stage.TRIAGE)
                self.assertIsNone(follower.merged_into)
                self.assertEqual(follower.events.last().public_note, "")

    def test_merged_with_what_is_answered_it_is_answered_at_once(self):
        self.answer()
        late = again(self.merged_into(again(self.target)))
        self.assertEqual(late.events.last().act, Act.FOLLOW_ANSWER)
        self.assertEqual(told(late).answer, "Xã sẽ sửa cống trong tháng 9.")
        self.assertFalse(late.clocks.filter(met_on=None).exists())

    def test_a_merge_can_be_undone_until_the_answer(self):
        question = moderation.unmerge(self.follower, by=self.office, reason="Việc khác")
        self.assertEqual(question.stage, Stage.TRIAGE)
        moderation.merge(question, self.target, by=self.office)
        with self.assertRaises(ActRefusedError):
            moderation.unmerge(question, by=person(Role.UNIT), reason="Việc khác")
        self.answer()
        with self.assertRaises(ActRefusedError):
            moderation.unmerge(again(question), by=self.office, reason="Việc khác")
