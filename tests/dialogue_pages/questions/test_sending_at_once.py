import io
from concurrent.futures import ThreadPoolExecutor

from django.core import mail
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase

from dialogue_pages import telling
from dialogue_pages.models import Message
from tests.factories import open_portal

from .cases import asked


class SendingAtOnceTests(TransactionTestCase):
    serialized_rollback = True

    def test_many_workers_and_sweeps_send_every_mail_once(self):
        open_portal()
        questions = [asked(sender_email=f"{n}@vidu.example") for n in range(5)]
        mail.outbox.clear()
        Message.objects.update(
            state="waiting", sent_at=None, next_attempt_at="2020-01-01T00:00Z"
        )
        keys = list(Message.objects.values_list("pk", flat=True))

        def work(number):
            try:
                if number % 2:
                    call_command("send_waiting_mail", stdout=io.StringIO())
                else:
                    for key in keys:
                        telling.send_message.call(key)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(4) as workers:
            list(workers.map(work, range(4)))

        told = sorted(address for message in mail.outbox for address in message.to)
        self.assertEqual(told, sorted(question.sender_email for question in questions))
