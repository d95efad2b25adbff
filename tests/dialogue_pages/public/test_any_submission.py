"""Whatever is sent: an answer without an error of ours, and nothing stored twice."""

import uuid

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogue_pages.models import Question
from tests.factories import HamletFactory, TopicFactory

from .forms import filled, open_form

NASTY = [
    "\x00",
    "\u202e Quàng \u2066",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% csrf_token %}",
    "a@b.vn\r\nBcc: c@d.vn",
    "'; DROP TABLE dialogue_pages_question; --",
    "=HYPERLINK(1)",
    "9" * 400,
    "-1",
    "\ud800".encode("utf-8", "replace").decode(),
    "e\u0302\u0301" * 80,
    "%s %(x)s %d",
    "../../etc/passwd",
]
WORDS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=250),
)
FIELDS = [
    "message_kind",
    "really",
    "topic",
    "title",
    "content",
    "conference",
    "wants_to_speak",
    "sender_name",
    "sender_phone",
    "sender_email",
    "hamlet",
    "sender_age",
    "consents_to_handling",
    "may_publish_name",
    "website",
    "stamp",
    "send_key",
    "step",
    "held",
    "remove",
]
NAMES = ["a.pdf", "<b>.jpg", "=1+1.png", "\u202egpj.exe", "ệ" * 90, 'a;b"c']
HEADS = [b"", b"%PDF-1.4\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"]
OFTEN = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class AnySubmissionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = open_form()
        HamletFactory()
        TopicFactory()

    def setUp(self):
        cache.clear()

    @OFTEN
    @given(st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=4))
    def test_is_answered_and_stored_once_at_most(self, changes):
        cache.clear()
        before = Question.objects.count()
        told = filled(**changes)
        first = self.client.post(self.page.url, told)
        again = self.client.post(self.page.url, told)
        self.assertIn(first.status_code, (200, 302))
        self.assertEqual(first.status_code, again.status_code)
        stored = Question.objects.count() - before
        self.assertEqual(stored, first.status_code == 302)
        if stored:
            self.assertSound(Question.objects.latest("pk"))

    def assertSound(self, question):  # noqa: N802
        """What PostgreSQL would refuse, SQLite would keep."""
        for field in Question._meta.fields:
            value = getattr(question, field.attname)
            if isinstance(value, str) and field.max_length:
                self.assertLessEqual(len(value), field.max_length)
        for text in (question.sender_name, question.title, question.sender_email):
            self.assertFalse(set(text) & set("\n\r\x00\u202e"))

    @OFTEN
    @given(WORDS, WORDS)
    def test_no_guess_breaks_the_tracking(self, code, proof):
        cache.clear()
        url = f"{self.page.url}tra-cuu/"
        response = self.client.post(url, {"code": code, "proof": proof})
        self.assertEqual(response.status_code, 200)

    @OFTEN
    @given(st.binary(max_size=2000), st.sampled_from(NAMES), st.sampled_from(HEADS))
    @example(b"1 0 obj <</Kids 1 0 R>> trailer <</Root 1 0 R>>", "a.pdf", b"%PDF-1.4\n")
    def test_no_file_breaks_the_form(self, content, name, head):
        cache.clear()
        file = SimpleUploadedFile(name, head + content)
        response = self.client.post(self.page.url, filled(step="preview", files=[file]))
        self.assertEqual(response.status_code, 200)

    def test_ten_megabytes_of_text_are_refused(self):
        told = filled(content="ngập " * 2_000_000)
        response = self.client.post(self.page.url, told)
        self.assertIn(response.status_code, (200, 400))
        self.assertFalse(Question.objects.exists())

    def test_two_senders_with_the_same_words_are_two_records(self):
        for phone in ("0912345678", "0987654321"):
            told = filled(send_key=str(uuid.UUID(int=7)), sender_phone=phone)
            self.assertEqual(self.client.post(self.page.url, told).status_code, 302)
        self.assertEqual(Question.objects.count(), 2)
