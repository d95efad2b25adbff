from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from dialogue_pages import answering, following, moderation
from dialogue_pages.models import Question, QuestionClock, ReplyDraft
from tests.factories import UnitFactory

from .cases import approver, asked, moderator, unit_officer


class FigureTests(TestCase):
    """What the year's figures say of a question that was reopened."""

    def setUp(self):
        self.question = asked()
        moderation.take(self.question, by=moderator())

    def numbers(self):
        return Question.objects.all().in_numbers()

    def answer(self):
        moderation.assign(self.question, UnitFactory(), by=moderator())
        draft = ReplyDraft(text="Xã nạo vét cống.")
        answering.submit_draft(self.question, draft, by=unit_officer())
        answering.approve(self.question, by=approver())
        return Question.objects.get(pk=self.question.pk)

    def answer_late(self):
        past = timezone.localdate() - timedelta(days=3)
        QuestionClock.objects.filter(question=self.question).update(due_on=past)
        return self.answer()

    def test_reopening_improves_no_figure(self):
        first = self.answer_late()
        before = self.numbers()
        following.object_to_answer(first, "Cống vẫn tắc.")
        self.assertEqual(self.numbers(), before)
        again = self.answer()
        self.assertEqual(self.numbers(), before)
        self.assertEqual(again.answered_at, first.answered_at)
        self.assertEqual((before.answered, before.on_time), (1, 0))

    def test_nor_does_it_spoil_one(self):
        self.answer()
        self.assertEqual((self.numbers().answered, self.numbers().on_time), (1, 1))
        following.object_to_answer(self.question, "Cống vẫn tắc.")
        self.answer()
        self.assertEqual((self.numbers().answered, self.numbers().on_time), (1, 1))
