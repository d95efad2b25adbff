import uuid

from django.test import TestCase

from dialogue_pages.intake import NewQuestion, register, submit
from dialogue_pages.models import Question
from dialogue_pages.models.questions import CODE_LENGTH, CODE_LETTERS, new_code
from dialogue_pages.question_choices import Source
from dialogue_pages.stages import Act, PublicLabel
from tests.factories import default_site, open_portal

from .cases import asked, moderator


class IntakeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def test_numbers_run_without_gaps_in_each_commune(self):
        other = default_site()
        other.pk, other.hostname, other.is_default_site = None, "khac.example", False
        other.save()
        here = [asked().serial for _ in range(3)]
        there = asked(site=other).serial
        self.assertEqual(here, [1, 2, 3])
        self.assertEqual(there, 1)

    def test_a_repeated_sending_makes_one_record(self):
        key = uuid.uuid4()
        new = NewQuestion(
            default_site(), {"sender_name": "A", "title": "T", "content": "C"}, key
        )
        first, second = submit(new), submit(new)
        self.assertEqual(first.pk, second.pk)
        self.assertEqual(Question.objects.count(), 1)
        self.assertEqual(first.events.count(), 1)

    def test_a_code_has_no_letters_that_look_alike(self):
        code = new_code()
        self.assertEqual(len(code), CODE_LENGTH)
        self.assertFalse(set(code) - set(CODE_LETTERS))
        self.assertFalse(set(CODE_LETTERS) & set("0O1IL5S8B2ZUV"))

    def test_a_clerk_enters_what_came_on_paper(self):
        question = register(
            NewQuestion(
                default_site(),
                {
                    "sender_name": "Lường Văn Pâng",
                    "title": "Nước sinh hoạt",
                    "content": "Nước yếu",
                    "source": Source.PAPER,
                },
            ),
            by=moderator(),
            reason="Đơn nộp tại bộ phận một cửa",
        )
        event = question.events.get()
        self.assertEqual(event.act, Act.REGISTER)
        self.assertIn("một cửa", event.reason)

    def test_what_was_sent_is_private_and_received(self):
        question = asked()
        self.assertEqual(question.visibility, "private")
        self.assertEqual(question.public_label, PublicLabel.RECEIVED)
        self.assertEqual(question.public_text, "")

    def test_it_is_found_without_accents(self):
        asked(title="Đường ngập")
        self.assertTrue(Question.objects.filter(words__text__contains=" duong ngap "))
