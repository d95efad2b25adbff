"""Answers that nobody drafts: given in the hall, or by a higher authority."""

from datetime import date

from dialogue_pages import answering, moderation, redacting, referring
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.question_choices import AnswerKind, DraftState, Outcome
from dialogue_pages.stages import Role, Stage
from tests.factories import ConferenceFactory, UnitFactory

from .cases import (
    approver,
    letter,
    moderator,
    person,
    reply_from_above,
    said_in_hall,
    unit_officer,
)
from .published import (
    PUBLIC_TEXT,
    PUBLIC_TITLE,
    again,
    drafted,
    page_of,
    publish,
    triaged,
)
from .test_publishing import PortalTestCase


class HallTests(PortalTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.conference = ConferenceFactory(day=date(2026, 9, 15))
        cls.first, cls.second = person(Role.SECRETARY), person(Role.SECRETARY)

    def on_the_list(self):
        question = moderation.accept_for_meeting(
            triaged(), self.conference, by=moderator()
        )
        redacting.prepare(question, PUBLIC_TITLE, PUBLIC_TEXT, by=moderator())
        return question

    def recorded(self, **fields):
        question = self.on_the_list()
        answering.record_in_hall(question, said_in_hall(**fields), by=self.first)
        return again(question)

    def test_who_entered_the_answer_does_not_confirm_it(self):
        question = self.recorded()
        with self.assertRaises(ActRefusedError):
            answering.answer_in_hall(question, by=self.first)
        self.assertEqual(again(question).stage, Stage.FOR_MEETING)
        self.assertIsNone(again(question).answered_at)

    def test_nothing_is_recorded_before_the_conference(self):
        to_come = ConferenceFactory()
        question = moderation.accept_for_meeting(triaged(), to_come, by=moderator())
        with self.assertRaises(ActRefusedError):
            answering.record_in_hall(question, said_in_hall(), by=self.first)
        self.assertFalse(question.drafts.exists())

    def test_nothing_is_confirmed_that_nobody_entered(self):
        question = self.on_the_list()
        with self.assertRaises(ActRefusedError):
            answering.answer_in_hall(question, by=self.second)

    def test_the_sender_reads_it_once_it_is_confirmed_only(self):
        question = self.recorded()
        notes = question.events.values_list("public_note", flat=True)
        self.assertNotIn(said_in_hall().text, notes)
        answering.answer_in_hall(question, by=self.second)
        self.assertEqual(question.events.last().public_note, said_in_hall().text)

    def test_a_correction_takes_the_place_of_what_was_entered(self):
        question = self.recorded(text="Nghe nhầm.")
        answering.record_in_hall(question, said_in_hall(), by=self.second)
        states = {d.text: d.state for d in question.drafts.all()}
        self.assertEqual(states["Nghe nhầm."], DraftState.LAID_ASIDE)
        with self.assertRaises(ActRefusedError):
            answering.answer_in_hall(question, by=self.second)
        question = answering.answer_in_hall(question, by=self.first)
        self.assertEqual(question.events.last().public_note, said_in_hall().text)

    def test_it_becomes_an_answer_page_like_any_other(self):
        question = self.recorded(outcome=Outcome.SETTLED, document_number="01/BB")
        question = answering.answer_in_hall(question, by=self.second)
        page = publish(page_of(question, self.answers))
        self.assertEqual(page.kind, AnswerKind.AT_MEETING)
        self.assertEqual(page.outcome, Outcome.SETTLED)
        self.assertEqual(page.answered_by, said_in_hall().answered_by)
        self.assertEqual(page.answered_on, said_in_hall().answered_on)
        self.assertEqual(page.document_number, "01/BB")
        self.assertEqual(page.conference, self.conference)
        self.assertContains(self.client.get(page.url), said_in_hall().answered_by)

    def test_a_sender_named_in_the_minutes_is_not_published(self):
        question = self.recorded(text="Bà Quàng Thị Lả hỏi, chủ tịch trả lời: sẽ sửa.")
        question = answering.answer_in_hall(question, by=self.second)
        self.assert_refused(question)

    def test_what_waited_is_laid_aside_when_a_unit_shall_answer(self):
        question = self.recorded()
        answering.leave_the_hall(question, UnitFactory(), by=self.second)
        self.assertIsNone(answering.waiting_draft(question))
        answering.submit_draft(question, said_in_hall(), by=unit_officer())
        self.assertEqual(again(question).stage, Stage.TO_APPROVE)


class HigherAuthorityTests(PortalTestCase):
    def referred(self):
        question = referring.refer(triaged(), letter(), by=approver())
        redacting.prepare(question, PUBLIC_TITLE, PUBLIC_TEXT, by=moderator())
        return again(question)

    def test_letters_and_reminders_are_kept_and_told(self):
        question = self.referred()
        self.assertIn("12/UBND-VP", question.events.last().public_note)
        self.assertIn("02/09/2026", str(question.letters.get()))
        referring.chase(question, letter(number="15/UBND-VP"), by=moderator())
        first, second = question.letters.all()
        self.assertFalse(first.is_reminder)
        self.assertTrue(second.is_reminder)
        self.assertEqual(again(question).stage, Stage.REFERRED)

    def test_a_clock_for_the_reminder_runs_anew_after_each_letter(self):
        question = self.referred()
        before = question.clocks.filter(met_on=None).count()
        referring.chase(question, letter(), by=moderator())
        self.assertEqual(question.clocks.filter(met_on=None).count(), before)

    def test_the_reply_becomes_an_answer_page_with_its_letter(self):
        question = referring.register_reply(
            self.referred(), reply_from_above(), by=moderator()
        )
        page = publish(page_of(question, self.answers))
        self.assertEqual(page.kind, AnswerKind.REFERRED)
        self.assertEqual(page.document_number, "345/SXD")
        self.assertEqual(page.answered_by, "Sở Xây dựng")
        self.assertContains(self.client.get(page.url), "345/SXD")

    def test_a_draft_that_waited_is_laid_aside(self):
        question = drafted()
        referring.refer(question, letter(), by=approver())
        self.assertEqual(question.drafts.get().state, DraftState.LAID_ASIDE)

    def test_only_the_office_registers_a_reply(self):
        with self.assertRaises(ActRefusedError):
            referring.register_reply(
                self.referred(), reply_from_above(), by=unit_officer()
            )
