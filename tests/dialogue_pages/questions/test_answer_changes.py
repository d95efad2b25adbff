"""A published answer after an objection, a promise, or an earlier standing answer."""

from datetime import timedelta

from django.utils import timezone

from dialogue_pages import answering, following, moderation, redacting
from dialogue_pages.answer_pages import is_out_of_date, own_page, update_answer_page
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import ReplyDraft
from dialogue_pages.publishing import link_standing_answer
from dialogue_pages.question_choices import Outcome
from dialogue_pages.stages import PublicLabel
from tests.factories import AnswerPageFactory, UnitFactory

from .cases import approver, moderator, unit_officer
from .published import (
    ANSWER,
    PUBLIC_TEXT,
    PUBLIC_TITLE,
    again,
    answered,
    page_of,
    publish,
    triaged,
)
from .test_publishing import PortalTestCase

NOTE = "Xã kiểm tra lại và lùi ngày hoàn thành."
NEW = {"text": "Cống được thay mới trong tháng 11.", "short_answer": "Thay cống."}


def objected(question):
    following.object_to_answer(again(question), "Đến nay chưa làm.")
    return again(question)


def answered_again(question, **answer):
    unit = UnitFactory(site=question.site)
    moderation.assign(question, unit, by=moderator())
    draft = ReplyDraft(outcome=Outcome.EXPLAINED, **NEW | answer)
    answering.submit_draft(question, draft, by=unit_officer())
    return answering.approve(question, by=approver())


class ChangedAnswerTests(PortalTestCase):
    def setUp(self):
        self.page = publish(page_of(answered(), self.answers))
        self.question = objected(self.page.made_from)

    def read(self):
        self.page.refresh_from_db()
        return self.client.get(self.page.url).content.decode()

    def test_while_it_is_looked_at_again_the_page_says_so(self):
        self.assertTrue(self.page.is_looked_at_again or own_page(self.question))
        self.assertIn("notice", self.read())
        with self.assertRaises(ActRefusedError):
            update_answer_page(self.question, NOTE, by=moderator())

    def test_settled_is_not_claimed_while_the_sender_objects(self):
        page = own_page(self.question)
        page.outcome = Outcome.SETTLED
        self.assertEqual(page.public_label, PublicLabel.ANSWERED)

    def test_the_new_answer_waits_in_a_draft_of_the_same_page(self):
        question = answered_again(self.question)
        self.assertTrue(is_out_of_date(self.page, question))
        update_answer_page(question, NOTE, by=moderator())
        self.assertFalse(is_out_of_date(own_page(question), again(question)))
        self.assertIn("nạo vét", self.read())
        self.assertNotIn(NOTE, self.read())

    def test_published_it_tells_the_day_and_note_of_the_change(self):
        update_answer_page(answered_again(self.question), NOTE, by=moderator())
        self.page.refresh_from_db()
        self.page.get_latest_revision().publish()
        read = self.read()
        self.assertIn(NEW["text"], read)
        self.assertIn(NOTE, read)
        self.assertEqual(self.page.changed_on, timezone.localdate())
        self.assertEqual(self.page.title, PUBLIC_TITLE)

    def test_no_text_is_lost(self):
        update_answer_page(answered_again(self.question), NOTE, by=moderator())
        kept = [r.content["answer"] for r in self.page.revisions.order_by("pk")]
        self.assertIn(ANSWER["text"], kept)
        self.assertEqual(kept[-1], NEW["text"])
        texts = set(self.question.drafts.values_list("text", flat=True))
        self.assertEqual(texts, {ANSWER["text"], NEW["text"]})

    def test_what_an_editor_changed_in_the_question_stays(self):
        draft = own_page(self.question)
        draft.question_text = "Câu hỏi đã được biên tập lại."
        publish(draft)
        page = update_answer_page(answered_again(self.question), NOTE, by=moderator())
        self.assertEqual(page.question_text, "Câu hỏi đã được biên tập lại.")

    def test_personal_data_in_answer_or_note_is_refused(self):
        question = answered_again(self.question)
        with self.assertRaises(ActRefusedError):
            update_answer_page(question, "Bà Quàng Thị Lả hỏi.", by=moderator())
        self.assertEqual(
            self.page.revisions.count(), own_page(question).revisions.count()
        )
        with self.assertRaises(ActRefusedError):
            update_answer_page(question, NOTE, by=unit_officer())

    def test_a_promise_and_its_keeping_are_for_the_page_too(self):
        question = answered_again(self.question)
        update_answer_page(question, NOTE, by=moderator())
        until = timezone.localdate() + timedelta(days=20)
        question = answering.promise(question, "Thay cống.", until, by=approver())
        self.assertTrue(is_out_of_date(own_page(question), question))
        page = update_answer_page(question, "Có lời hứa.", by=moderator())
        self.assertEqual(page.outcome, Outcome.COMMITTED)


class FirstServedByAStandingAnswerTests(PortalTestCase):
    def test_after_an_objection_it_gets_a_page_of_its_own(self):
        standing = AnswerPageFactory(parent=self.answers)
        question = link_standing_answer(triaged(), standing, by=moderator())
        self.assertIsNone(own_page(question))
        question = answered_again(objected(question))
        redacting.prepare(question, PUBLIC_TITLE, PUBLIC_TEXT, by=moderator())
        page = page_of(again(question), self.answers)
        self.assertNotEqual(page.pk, standing.pk)
        self.assertEqual(again(question).answer_page.pk, page.pk)


class PromiseTests(PortalTestCase):
    def test_a_promise_has_a_clock_that_its_keeping_meets(self):
        until = timezone.localdate() + timedelta(days=20)
        question = answering.promise(answered(), "Sửa cống.", until, by=approver())
        clock = question.clocks.get(duty="promise")
        self.assertGreaterEqual(clock.due_on, until)
        self.assertTrue(clock.is_open)
        self.assertIn(f"{until:%d/%m/%Y}", question.events.last().public_note)
        self.assertEqual(question.public_label, PublicLabel.ANSWERED)
        answering.accept_evidence(question, "Ảnh nghiệm thu.", by=moderator())
        clock.refresh_from_db()
        self.assertIsNotNone(clock.met_on)
        self.assertEqual(again(question).public_label, PublicLabel.SETTLED)

    def test_a_promise_is_for_a_day_to_come(self):
        with self.assertRaises(ActRefusedError):
            answering.promise(answered(), "Sửa.", timezone.localdate(), by=approver())
