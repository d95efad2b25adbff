from django.test import TestCase

from dialogue_pages import answering, following, moderation
from dialogue_pages.models import Message, ReplyDraft
from dialogue_pages.models.messages import MessageKind
from dialogue_pages.question_choices import Source
from dialogue_pages.stages import TRANSITIONS, Act
from tests.factories import UnitFactory

from .cases import approver, asked, moderator, unit_officer


class SourceTests(TestCase):
    """A sender is told alike, whether the question came by the form or on paper."""

    def lived(self, source):
        question = asked(source=source, sender_email="la@vidu.example")
        moderation.take(question, by=moderator())
        moderation.ask_more(question, "Đoạn nào?", by=moderator())
        following.reply(question, "Đầu thôn.")
        moderation.assign(question, UnitFactory(), by=moderator())
        draft = ReplyDraft(text="Xã nạo vét cống.")
        answering.submit_draft(question, draft, by=unit_officer())
        answering.approve(question, by=approver())
        following.object_to_answer(question, "Cống vẫn tắc.")
        return question

    def test_every_step_is_told_once_however_the_question_came_in(self):
        for source in Source:
            with self.subTest(source=source):
                question = self.lived(source)
                steps = Message.objects.filter(question=question, kind=MessageKind.STEP)
                told = sorted(steps.values_list("event__act", flat=True))
                acts = [event.act for event in question.events.all()]
                to_tell = [act for act in acts if TRANSITIONS[Act(act)].tells_sender]
                self.assertEqual(told, sorted(to_tell))

    def test_without_an_address_nobody_is_mailed(self):
        question = asked(source=Source.PAPER)
        moderation.take(question, by=moderator())
        self.assertFalse(Message.objects.filter(question=question).exists())
