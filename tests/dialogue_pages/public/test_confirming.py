from unittest import mock

from django.core import mail
from django.core.cache import cache

from dialogue_pages import mailing
from dialogue_pages.public.confirming import TRIES_FROM_ADDRESS
from dialogue_pages.public.tracking import LINKS_FOR_QUESTION
from tests.dialogue_pages.admin.desk.office import other_site
from tests.dialogue_pages.questions.cases import asked

from .forms import QuestionFormTestCase

ADDRESS = "la@vidu.vn"


class ConfirmingTests(QuestionFormTestCase):
    def setUp(self):
        super().setUp()
        self.question = asked(sender_email=ADDRESS, email_confirmed_at=None)
        self.proof = mailing.confirmation(self.question)
        self.link = self.page.confirming_url(self.proof)

    def is_confirmed(self):
        self.question.refresh_from_db()
        return self.question.email_confirmed_at is not None

    def press(self, proof=None):
        proof = self.proof if proof is None else proof
        address = self.page.confirming_url("").partition("?")[0]
        return self.client.post(address, {"k": proof})

    def test_opening_the_link_alone_proves_nothing(self):
        response = self.client.get(self.link)
        self.assertContains(response, self.question.number)
        self.assertFalse(self.is_confirmed())

    def test_the_button_confirms_and_pressing_twice_changes_nothing(self):
        self.press()
        self.assertTrue(self.is_confirmed())
        first = self.question.email_confirmed_at
        self.assertRedirects(
            self.press(),
            self.link.removeprefix(self.page.full_url[: -len(self.page.url)]),
        )
        self.is_confirmed()
        self.assertEqual(self.question.email_confirmed_at, first)

    def test_the_page_shows_the_number_only_and_is_kept_by_nobody(self):
        response = self.client.get(self.link)
        for kept in (self.question.title, self.question.code, ADDRESS):
            self.assertNotContains(response, kept)
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_an_old_forged_or_foreign_link_proves_nothing(self):
        with mock.patch("django.core.signing.time.time", return_value=1):
            old = mailing.confirmation(self.question)
        elsewhere = asked(
            sender_email=ADDRESS, email_confirmed_at=None, site=other_site()
        )
        for proof in (old, "x", "", mailing.confirmation(elsewhere)):
            with self.subTest(proof):
                self.assertEqual(self.press(proof).status_code, 200)
                self.assertFalse(self.is_confirmed())
        elsewhere.refresh_from_db()
        self.assertIsNone(elsewhere.email_confirmed_at)

    def test_a_link_for_another_address_than_the_present_one_proves_nothing(self):
        old = mailing.confirmation(self.question)
        self.question.sender_email = "khac@vidu.vn"
        self.question.save()
        self.press(old)
        self.assertFalse(self.is_confirmed())

    def test_trying_links_is_stopped(self):
        cache.clear()
        for _try in range(TRIES_FROM_ADDRESS.times):
            self.press("x")
        self.assertEqual(self.press().status_code, 429)
        self.assertFalse(self.is_confirmed())


class AskingAgainTests(QuestionFormTestCase):
    def setUp(self):
        super().setUp()
        question = asked(
            sender_phone="0912345678", sender_email=ADDRESS, email_confirmed_at=None
        )
        told = {"code": question.code, "proof": "5678"}
        self.client.post(self.tracking, told)

    def ask(self):
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(self.tracking, {"act": "confirm"}, follow=True)

    def test_the_link_is_sent_once_more_but_not_without_end(self):
        for _try in range(LINKS_FOR_QUESTION.times + 2):
            self.ask()
        self.assertEqual(len(mail.outbox), LINKS_FOR_QUESTION.times)
        self.assertIn("?k=", mail.outbox[0].body)

    def test_the_tracking_page_tells_that_the_address_is_not_proved(self):
        self.assertContains(self.client.get(self.tracking), 'value="confirm"')
