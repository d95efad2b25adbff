"""A row stored by a statement written once is the row that Django would store."""

import uuid
from copy import copy
from datetime import date

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.models import Question, QuestionClock, QuestionEvent, new_rows
from dialogue_pages.models.question_words import QuestionWords
from tests.factories import HamletFactory


class NewRowTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.question = Question(
            site=Site.objects.get(),
            year=2026,
            serial=1,
            send_key=uuid.uuid4(),
            sender_name="Quàng Thị Lả",
            hamlet=HamletFactory(),
            title="100 % “đường” ngập; 'DROP",
            content="Hai dòng\nngắn",
            consented_at=timezone.now(),
            masks=[[1, 2]],
            may_publish_name=True,
        )
        cls.question.add()

    def same(self, row, **changes):
        """Both ways of storing, read back."""
        other = copy(row)
        other._state = copy(row._state)
        for name, value in changes.items():
            setattr(other, name, value)
        new_rows.add(row)
        other.save(force_insert=True)
        found = type(row).objects.filter(pk__in=[row.pk, other.pk]).order_by("pk")
        self.assertEqual(len(found), 2)
        told = [
            {
                field.attname: getattr(stored, field.attname)
                for field in row._meta.concrete_fields
                if not field.primary_key and field.attname not in changes
            }
            for stored in found
        ]
        self.assertEqual(*told)

    def test_questions(self):
        question = Question.objects.get()
        self.assertEqual(question.title, self.question.title)
        self.assertEqual(question.masks, [[1, 2]])
        question = Question(
            **{
                field.attname: getattr(question, field.attname)
                for field in question._meta.concrete_fields
                if not field.primary_key
            }
        )
        question.serial, question.code, question.send_key = 2, "A" * 8, uuid.uuid4()
        self.same(question, serial=3, code="B" * 8, send_key=uuid.uuid4())

    def test_events(self):
        event = QuestionEvent(
            question=self.question,
            act="submit",
            role="citizen",
            after={"stage": "received", "unit_id": None, "words": "đơn"},
            batch=uuid.uuid4(),
        )
        event.seal(None)
        self.same(event)

    def test_clocks(self):
        clock = QuestionClock(
            question=self.question,
            duty="answer",
            rule="Luật",
            offset=10,
            unit="working",
            started_on=date(2026, 3, 2),
            due_on=date(2026, 3, 16),
            pauses=[["2026-03-03", "2026-03-04"]],
        )
        self.same(clock)

    def test_a_stored_question_is_known_by_its_words_and_is_no_longer_new(self):
        self.assertIn(" duong ngap ", QuestionWords.objects.get().text)
        self.question.title = "Cầu hỏng"
        self.question.save()
        self.assertEqual(Question.objects.get().title, "Cầu hỏng")
        self.assertIn(" cau hong ", QuestionWords.objects.get().text)
