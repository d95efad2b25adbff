import smtplib
from unittest import mock

from django.test import override_settings

from dialogue_pages import telling, unclear_mails
from dialogue_pages.models import Message
from dialogue_pages.models.mails import MailFault, MessageState
from tests.drills.mail_sink import MailSink

from .cases import asked
from .test_telling import ADDRESS, TellingTestCase, due_now, sweep


class Killed(BaseException):
    """The worker ends here; nothing of it goes on."""


class SendingOnceTests(TellingTestCase):
    """One mail and a real dialogue with a mail server, cut off at every point."""

    def setUp(self):
        self.sink = MailSink()
        self.addCleanup(self.sink.close)
        smtp = {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": self.sink.port,
            "EMAIL_TIMEOUT": 5,
        }
        settings = override_settings(**smtp)
        settings.enable()
        self.addCleanup(settings.disable)
        asked(sender_email=ADDRESS)
        self.site = self.message().question.site

    @property
    def state(self):
        return self.message().state

    @property
    def taken(self) -> int:
        return sum(self.sink.accepted.values())

    def killed(self, place, step):
        killed = mock.patch.object(place, step, side_effect=Killed)
        with killed, self.assertRaises(Killed):
            telling.send_message.call(self.message().pk)

    def test_a_worker_killed_before_the_words_go_is_made_up_for(self):
        for step in ("connect", "ehlo", "mail", "rcpt"):
            with self.subTest(step):
                Message.objects.update(state="waiting", sent_at=None)
                due_now()
                before = self.taken
                self.killed(smtplib.SMTP, step)
                self.assertEqual(self.state, MessageState.SENDING)
                sweep()
                self.assertEqual(self.taken, before)
                due_now()
                sweep()
                self.assertEqual(self.state, MessageState.SENT)
                self.assertEqual(self.taken, before + 1)

    def test_a_worker_killed_while_the_words_go_leaves_it_to_a_person(self):
        self.killed(smtplib.SMTP, "data")
        self.left_unclear(arrived=0)
        self.assertEqual(self.again(), 1)
        self.assertEqual((self.state, self.taken), (MessageState.SENT, 1))

    def test_a_worker_killed_after_the_words_went_sends_nothing_twice(self):
        self.killed(Message, "has_gone")
        self.left_unclear(arrived=1)
        self.assertEqual(self.taken_for_sent(), 1)
        message = self.message()
        self.assertEqual(message.state, MessageState.SENT)
        self.assertEqual(message.fault, MailFault.UNCONFIRMED)
        self.assertEqual(self.taken, 1)

    def test_a_line_that_breaks_after_the_words_went_leaves_it_to_a_person(self):
        self.sink.answer = ""
        with self.assertLogs("dialogue_pages"):
            telling.send_message.call(self.message().pk)
        self.assertTrue(self.message().is_unclear)
        self.left_unclear(arrived=1)

    def test_a_server_that_says_no_is_tried_again(self):
        self.sink.answer = "451 later"
        with self.assertLogs("dialogue_pages"):
            telling.send_message.call(self.message().pk)
        self.assertEqual(self.state, MessageState.FAILED)
        self.sink.answer = "250 accepted"
        due_now()
        sweep()
        self.assertEqual((self.state, self.taken), (MessageState.SENT, 1))

    def test_who_was_asleep_longer_than_the_claim_does_not_send_what_another_sent(self):
        sleeping = self.message()
        self.assertTrue(sleeping.claim())
        due_now()
        sweep()
        self.assertEqual(self.taken, 1)
        self.assertFalse(sleeping.goes_now())
        self.assertIsNone(telling.post(sleeping))
        sleeping.has_failed(MailFault.UNREACHABLE)
        self.assertEqual((self.state, self.taken), (MessageState.SENT, 1))

    def test_what_a_worker_has_in_hand_is_nobodys_to_settle(self):
        message = self.message()
        self.assertTrue(message.claim())
        self.assertTrue(message.goes_now())
        self.assertFalse(message.is_unclear)
        self.assertEqual((self.again(), self.taken_for_sent()), (0, 0))
        message.has_gone()
        self.assertEqual(self.state, MessageState.SENT)

    def left_unclear(self, *, arrived):
        self.assertEqual(self.state, MessageState.UNCLEAR)
        due_now()
        sweep()
        sweep()
        self.assertEqual((self.state, self.taken), (MessageState.UNCLEAR, arrived))

    def again(self) -> int:
        which, keys = (unclear_mails.SENDERS, self.site), [self.message().pk]
        with self.captureOnCommitCallbacks(execute=True):
            return unclear_mails.send_again(*which, keys, by=None)

    def taken_for_sent(self) -> int:
        which, keys = (unclear_mails.SENDERS, self.site), [self.message().pk]
        return unclear_mails.take_for_sent(*which, keys, by=None)
