import io
import smtplib
from datetime import timedelta
from unittest import mock

from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from dialogue_pages import answering, following, mailing, moderation, telling
from dialogue_pages.anonymising import anonymise
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Message
from dialogue_pages.models.mails import LEASE, WAITS, MailFault, MessageState
from dialogue_pages.models.messages import MessageKind
from dialogue_pages.stages import Act
from dialogue_pages.told_steps import HAPPENED
from tests.dialogue_pages.public.forms import QuestionFormPageFactory
from tests.factories import UnitFactory, open_portal

from .cases import approver, asked, moderator
from .published import ANSWER, drafted, triaged

ADDRESS = "la@vidu.example"


def broken(error):
    """A mail server that fails every mail with an error."""
    return mock.patch.object(EmailMessage, "send", side_effect=error)


def sweep() -> str:
    out = io.StringIO()
    call_command("send_waiting_mail", stdout=out)
    return out.getvalue()


def due_now():
    Message.objects.update(next_attempt_at=timezone.now())


class TellingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.form = QuestionFormPageFactory(parent=open_portal().get_parent())
        cls.office = moderator()

    def taken(self, **fields):
        """A question of somebody with a proved address, whose last mail has gone."""
        with self.captureOnCommitCallbacks(execute=True):
            question = triaged(sender_email=ADDRESS, **fields)
        mail.outbox.clear()
        return question

    def message(self) -> Message:
        return Message.objects.latest("pk")


class WritingTests(TellingTestCase):
    def test_the_mail_is_stored_with_the_act_or_not_at_all(self):
        question = self.taken()
        stored = Message.objects.count()
        with self.assertRaises(ActRefusedError), transaction.atomic():
            moderation.assign(question, UnitFactory(), by=self.office)
            raise ActRefusedError
        self.assertEqual(Message.objects.count(), stored)
        moderation.assign(question, UnitFactory(), by=self.office)
        message = self.message()
        self.assertEqual(message.event, question.events.last())
        self.assertEqual(message.state, MessageState.WAITING)

    def test_a_mail_tells_number_step_and_place_and_nothing_else_of_the_case(self):
        question = self.taken()
        unit = UnitFactory(name="Phòng Kinh tế")
        with self.captureOnCommitCallbacks(execute=True):
            moderation.assign(question, unit, by=self.office, note="Nội bộ: gấp")
        body = mail.outbox[0].body
        for told in (question.number, self.form.tracking_url):
            self.assertIn(told, body)
        inner = ("Nội bộ", question.title, question.sender_name, "Phòng Kinh tế")
        for kept in (*inner, question.code):
            self.assertNotIn(kept, body)

    def test_a_mail_speaks_to_the_sender_in_the_words_of_the_tracking_page(self):
        question = self.taken()
        with self.captureOnCommitCallbacks(execute=True):
            moderation.ask_more(question, "Ở thôn nào?", by=self.office)
            following.withdraw(question)
        bodies = [message.body for message in mail.outbox]
        for act, body in zip((Act.ASK_MORE, Act.WITHDRAW), bodies, strict=True):
            self.assertIn(f"{question.number}: {HAPPENED[act]}.", body)
            self.assertNotIn(f": {act.label}.", body)

    def test_what_is_no_business_of_the_sender_is_not_mailed(self):
        question = self.taken()
        with self.captureOnCommitCallbacks(execute=True):
            moderation.withhold(question, by=self.office, reason="Có tên người khác")
        self.assertEqual(mail.outbox, [])


class UnconfirmedAddressTests(TellingTestCase):
    def sent(self, **fields):
        told = {"sender_email": ADDRESS, "email_confirmed_at": None} | fields
        with self.captureOnCommitCallbacks(execute=True):
            return asked(**told)

    def test_gets_the_receipt_number_and_the_link_but_neither_code_nor_words(self):
        question = self.sent()
        (first,) = mail.outbox
        self.assertIn(question.number, first.body)
        self.assertIn("xac-nhan-thu/?k=", first.body)
        for kept in (question.code, question.title, question.sender_name):
            self.assertNotIn(kept, first.body)

    def test_gets_nothing_more_while_the_work_goes_on(self):
        question = self.sent()
        with self.captureOnCommitCallbacks(execute=True):
            moderation.take(question, by=self.office)
            moderation.ask_more(question, "Đoạn nào?", by=self.office)
        self.assertEqual(len(mail.outbox), 1)

    def test_is_told_of_every_step_once_it_is_confirmed(self):
        question = self.sent()
        following.confirm_address(question)
        with self.captureOnCommitCallbacks(execute=True):
            moderation.take(question, by=self.office)
        self.assertEqual(len(mail.outbox), 2)
        self.assertIn(question.number, mail.outbox[1].body)

    def test_nobody_without_an_address_is_mailed(self):
        with self.captureOnCommitCallbacks(execute=True):
            asked()
        self.assertFalse(Message.objects.exists())


class SharedAnswerTests(TellingTestCase):
    def merged(self, into, address, **fields):
        question = triaged(sender_email=address, **fields)
        return moderation.merge(question, into, by=self.office)

    def test_each_sender_is_told_of_the_approval_with_the_own_number(self):
        first = drafted(sender_email=ADDRESS)
        second = self.merged(first, "hai@vidu.example")
        third = self.merged(first, "ba@vidu.example")
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            answering.approve(first, by=approver())
        told = {message.to[0]: message.body for message in mail.outbox}
        everybody = (first, second, third)
        self.assertEqual(set(told), {q.sender_email for q in everybody})
        for question in everybody:
            own = told[question.sender_email]
            self.assertIn(question.number, own)
            for other in set(everybody) - {question}:
                self.assertNotIn(other.number, own)

    def test_who_was_merged_into_a_merged_one_is_told_too(self):
        first = drafted(sender_email=ADDRESS)
        second = triaged(sender_email="hai@vidu.example")
        third = self.merged(second, "ba@vidu.example")
        moderation.merge(second, first, by=self.office)
        answering.approve(first, by=approver())
        shared = (Act.APPROVE, Act.FOLLOW_ANSWER)
        told = Message.objects.filter(event__act__in=shared)
        self.assertEqual({message.question for message in told}, {first, second, third})

    def test_what_one_sender_is_asked_is_not_told_to_the_others(self):
        first = self.taken()
        second = self.merged(first, "hai@vidu.example")
        moderation.ask_more(first, "Nhà ông bà ở đoạn nào?", by=self.office)
        self.assertFalse(second.messages.filter(event__act=Act.ASK_MORE).exists())

    def test_an_unproved_address_among_them_is_not_told(self):
        first = drafted(sender_email=ADDRESS)
        second = self.merged(first, "hai@vidu.example", email_confirmed_at=None)
        answering.approve(first, by=approver())
        told = second.messages.exclude(kind=MessageKind.CONFIRM)
        self.assertFalse(told.exists())


class SendingTests(TellingTestCase):
    def setUp(self):
        self.question = self.taken()

    def told(self):
        """An act whose mail is tried at once; the message as it then stands."""
        with self.captureOnCommitCallbacks(execute=True):
            moderation.assign(self.question, UnitFactory(), by=self.office)
        return self.message()

    def test_what_is_sent_is_marked_and_never_goes_out_again(self):
        message = self.told()
        self.assertEqual(message.state, MessageState.SENT)
        self.assertIsNotNone(message.sent_at)
        due_now()
        telling.send_message.call(message.pk)
        sweep()
        self.assertEqual(len(mail.outbox), 1)

    def test_a_failing_server_leaves_the_act_and_the_mail_to_be_tried_again(self):
        with broken(ConnectionRefusedError(ADDRESS)):
            message = self.told()
        self.assertEqual(message.question.stage, "assigned")
        self.assertEqual(message.state, MessageState.FAILED)
        self.assertEqual(message.fault, MailFault.UNREACHABLE)
        sweep()
        self.assertEqual(mail.outbox, [])
        due_now()
        sweep()
        self.assertEqual(len(mail.outbox), 1)

    def test_each_wait_is_longer_and_in_the_end_it_is_given_up(self):
        with broken(smtplib.SMTPServerDisconnected(ADDRESS)):
            message = self.told()
            waits = []
            while message.state == MessageState.FAILED:
                waits.append(message.next_attempt_at - timezone.now())
                due_now()
                sweep()
                message.refresh_from_db()
        self.assertEqual(waits, sorted(waits))
        self.assertEqual(len(waits), len(WAITS))
        self.assertEqual(message.state, MessageState.GIVEN_UP)

    def test_a_refused_address_is_not_tried_again(self):
        refused = smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})
        with broken(refused):
            message = self.told()
        self.assertEqual(message.state, MessageState.GIVEN_UP)
        self.assertEqual(message.fault, MailFault.ADDRESS_REFUSED)

    def test_neither_log_nor_row_tells_the_address(self):
        refused = smtplib.SMTPRecipientsRefused({ADDRESS: (450, b"busy")})
        with self.assertLogs("dialogue_pages") as logs, broken(refused):
            message = self.told()
        self.assertNotIn(ADDRESS, " ".join(logs.output))
        self.assertNotIn(ADDRESS, message.fault)

    def test_a_worker_that_died_before_its_turn_is_made_up_for(self):
        moderation.assign(self.question, UnitFactory(), by=self.office)
        sweep()
        self.assertEqual(len(mail.outbox), 1)

    def test_a_worker_that_died_at_work_is_made_up_for_after_a_while(self):
        moderation.assign(self.question, UnitFactory(), by=self.office)
        message = self.message()
        self.assertTrue(message.claim())
        sweep()
        self.assertEqual(mail.outbox, [])
        left = timezone.now() - LEASE
        Message.objects.filter(pk=message.pk).update(next_attempt_at=left)
        sweep()
        self.assertEqual(len(mail.outbox), 1)

    def test_only_one_of_two_workers_gets_a_message(self):
        moderation.assign(self.question, UnitFactory(), by=self.office)
        message = self.message()
        again = Message.objects.get(pk=message.pk)
        self.assertEqual([message.claim(), again.claim()], [True, False])

    def test_every_try_bears_the_same_name(self):
        message = self.told()
        told = mail.outbox[0].extra_headers["Message-ID"]
        self.assertEqual(told, mailing._mail(message).extra_headers["Message-ID"])

    def test_sent_again_by_hand_only_what_did_not_get_through(self):
        with broken(OSError):
            message = self.told()
        with self.captureOnCommitCallbacks(execute=True):
            telling.send_again(message)
            telling.send_again(message)
        self.assertEqual(len(mail.outbox), 1)
        with self.captureOnCommitCallbacks(execute=True):
            telling.send_again(message)
        self.assertEqual(len(mail.outbox), 1)

    def test_a_forgotten_address_is_never_mailed(self):
        with broken(OSError):
            message = self.told()
        anonymise(message.question)
        due_now()
        sweep()
        message.refresh_from_db()
        self.assertEqual(message.address, "")
        self.assertEqual(message.fault, MailFault.FORGOTTEN)
        self.assertEqual(mail.outbox, [])

    def test_the_sweep_counts_what_it_sent(self):
        moderation.assign(self.question, UnitFactory(), by=self.office)
        self.assertIn("1", sweep())
        self.assertIn("0", sweep())

    def test_the_waits_grow(self):
        self.assertEqual(list(WAITS), sorted(WAITS))
        self.assertLess(timedelta(0), WAITS[0])

    def test_an_answer_text_is_not_in_the_mail(self):
        question = drafted(sender_email=ADDRESS)
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            answering.approve(question, by=approver())
        self.assertNotIn(ANSWER["text"], mail.outbox[0].body)
