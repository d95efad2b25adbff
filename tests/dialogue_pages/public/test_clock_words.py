"""A time limit in words: an answer, and what only went on to a higher authority."""

from django.test import TestCase

from dialogue_pages import referring
from dialogue_pages.public.clock_words import clocks_of
from dialogue_pages.seeding import seed_rule_packs
from tests.dialogue_pages.questions.cases import approver, letter
from tests.dialogue_pages.questions.published import again, answered, triaged
from tests.factories import default_site, open_portal


class MetTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        seed_rule_packs(default_site())

    def words(self, question):
        return [
            told.words for told in clocks_of(again(question)) if told.state == "met"
        ]

    def test_an_answer_is_called_one(self):
        self.assertTrue(any("đã trả lời" in w for w in self.words(answered())))

    def test_a_question_sent_upwards_is_not_called_answered(self):
        question = referring.refer(triaged(), letter(), by=approver())
        words = self.words(question)
        self.assertTrue(any("đã chuyển cơ quan cấp trên" in w for w in words), words)
        self.assertFalse(any("trả lời" in w for w in words), words)
