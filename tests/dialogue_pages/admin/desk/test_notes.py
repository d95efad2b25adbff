from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from dialogue_pages.anonymising import anonymise
from dialogue_pages.models import SupervisionNote
from dialogue_pages.question_choices import Visibility
from tests.dialogue_pages.questions.cases import asked
from tests.factories import UserFactory
from tests.uncached import nothing_kept

from .office import (
    APPROVER,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    case_url,
    officer,
    other_site,
    unit_of,
)

WORDS = "Cần hỏi lại tiến độ sau mùa mưa."


class NoteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.supervisor = officer(SUPERVISOR, username="giam-sat")
        cls.question = asked()

    def write(self, user, text=WORDS, question=None):
        self.client.force_login(user)
        url = case_url(question or self.question, "note")
        return self.client.post(url, {"text": text})

    def seen_by(self, user):
        self.client.force_login(user)
        return self.client.get(case_url(self.question))

    def test_supervisors_read_each_others_notes(self):
        self.assertRedirects(self.write(self.supervisor), case_url(self.question))
        self.assertContains(self.seen_by(officer(SUPERVISOR, username="hai")), WORDS)

    def test_nobody_of_the_office_reads_them(self):
        self.write(self.supervisor)
        member = officer(UNIT, username="don-vi")
        self.question.unit = unit_of(member)
        self.question.save()
        for user in (
            officer(MODERATOR, username="kiem-duyet"),
            officer(APPROVER, username="lanh-dao"),
            officer(MODERATOR, SUPERVISOR, username="ca-hai"),
            UserFactory(username="quan-tri", is_superuser=True),
            member,
        ):
            with self.subTest(user=user.username):
                seen = self.seen_by(user)
                self.assertEqual(seen.status_code, 200)
                self.assertNotContains(seen, WORDS)
                self.assertNotContains(seen, "desk-notes")

    def test_nobody_of_the_office_writes_any(self):
        refused = self.write(officer(MODERATOR, username="kiem-duyet"))
        self.assertRedirects(refused, "/admin/", fetch_redirect_response=False)
        self.assertFalse(SupervisionNote.objects.exists())

    def test_there_is_no_note_on_what_is_withheld_or_of_another_commune(self):
        for question in (
            asked(visibility=Visibility.WITHHELD),
            asked(site=other_site()),
        ):
            with self.subTest(question=question.pk):
                answer = self.write(self.supervisor, question=question)
                self.assertEqual(answer.status_code, 404)
        self.assertFalse(SupervisionNote.objects.exists())

    def test_only_the_own_note_is_taken_back(self):
        self.write(self.supervisor)
        note = SupervisionNote.objects.get()
        for user, left in (
            (officer(SUPERVISOR, username="hai"), 1),
            (self.supervisor, 0),
        ):
            self.client.force_login(user)
            self.client.post(case_url(self.question, "note"), {"remove": note.pk})
            self.assertEqual(SupervisionNote.objects.count(), left)

    def test_nothing_and_too_much_are_refused_in_words(self):
        for text in (" ", "a" * 4001):
            with self.subTest(length=len(text)):
                self.write(self.supervisor, text)
                self.assertContains(self.seen_by(self.supervisor), "desk-notes")
        self.assertFalse(SupervisionNote.objects.exists())

    def test_they_go_when_the_question_is_made_anonymous(self):
        self.write(self.supervisor)
        anonymise(self.question)
        self.assertFalse(SupervisionNote.objects.exists())

    @nothing_kept
    def test_more_notes_ask_the_database_no_more(self):
        counted = []
        for number in range(4):
            self.write(officer(SUPERVISOR, username=f"nguoi-{number}"))
            self.seen_by(self.supervisor)
            with CaptureQueriesContext(connection) as asked_for:
                self.client.get(case_url(self.question))
            counted.append(len(asked_for))
        self.assertEqual(counted[1:], [counted[1]] * 3)
