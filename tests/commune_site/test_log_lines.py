"""The whole way of a question, also where it goes wrong: no line of a log names a person."""

import io
import logging
import smtplib
from contextlib import contextmanager
from unittest import mock

from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client, TestCase
from django.utils.log import AdminEmailHandler
from django.utils.module_loading import import_string

from dialogue_pages import answering, following, moderation
from dialogue_pages.models import Question, ReplyDraft
from tests.dialogue_pages.public.forms import filled, open_form, picture
from tests.dialogue_pages.questions.cases import (
    approver,
    moderator,
    refusal_reason,
    unit_officer,
)
from tests.factories import UnitFactory

NAME, STREET = "Quàng Thị Khuyên", "số 7 ngõ Tre"
PHONE, MAIL = "0912345678", "khuyen@vidu.example"
WORDS = "Nhà bà Khuyên bị lấn đất từ hồi tháng tám"
ANSWER = "Xã cử cán bộ địa chính đến đo lại ranh giới."
TYPED = {
    "sender_name": NAME,
    "sender_phone": PHONE,
    "sender_email": MAIL,
    "sender_address": STREET,
    "title": WORDS,
    "content": WORDS,
}
SECRETS = [NAME, "Khuyên", STREET, PHONE, "khuyen", WORDS, "lấn đất", ANSWER]


@contextmanager
def every_line():
    """All that any logger writes in the meantime, formatted as the settings have it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(_formatter())
    loggers = [logging.getLogger(name) for name in ("", *settings.LOGGING["loggers"])]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield written
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def _formatter():
    told = dict(settings.LOGGING["formatters"]["line"])
    made = import_string(told.pop("()", "logging.Formatter"))
    return made(told["format"], style=told["style"])


class LogLineTests(TestCase):
    def setUp(self):
        cache.clear()
        self.page = open_form()
        self.client.raise_request_exception = False

    def assert_names_nobody(self, written, *, besides=()):
        for secret in [*SECRETS, *besides]:
            with self.subTest(secret=secret):
                self.assertNotIn(secret, written.getvalue())

    def post(self, **changes):
        return self.client.post(self.page.url, filled(**TYPED | changes))

    def sent(self) -> Question:
        with self.captureOnCommitCallbacks(execute=True):
            self.post()
        return Question.objects.latest("pk")

    def test_from_the_form_to_the_answer(self):
        with every_line() as written, self.captureOnCommitCallbacks(execute=True):
            question = self.sent()
            following.confirm_address(question)
            moderation.take(question, by=moderator())
            moderation.assign(question, UnitFactory(), by=moderator(), note=WORDS)
            answering.submit_draft(question, ReplyDraft(text=ANSWER), by=unit_officer())
            answering.approve(question, by=approver())
            call_command("send_digest", stdout=io.StringIO())
            call_command("lapse_questions", stdout=io.StringIO())
        self.assert_names_nobody(written, besides=[question.code])

    def test_what_is_refused(self):
        with every_line() as written:
            self.post(website="http://spam.example")
            self.post(content="")
            self.post(files=[SimpleUploadedFile("Khuyên.jpg", b"\xff\xd8 broken")])
            self.post(files=[picture("ba-Khuyên.jpg"), picture("khuyen.svg")])
            moderation.refuse(
                moderation.take(self.sent(), by=moderator()),
                refusal_reason(),
                by=moderator(),
                note=WORDS,
            )
        self.assert_names_nobody(written)

    def test_what_is_broken(self):
        broken = b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n"
        forged = Client(enforce_csrf_checks=True, raise_request_exception=False)
        with every_line() as written:
            forged.post(self.page.url, filled(**TYPED))
            for kind in ("multipart/form-data; boundary=y", "multipart/form-data"):
                body = broken + WORDS.encode()
                self.client.post(self.page.url, body, content_type=kind)
            with self.settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=3):
                self.post()
            with self.settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10):
                self.post()
            self.client.get(f"/khong-co/?q={NAME}")
            self.client.get("/", headers={"host": "[x"})
        self.assertIn("Forbidden", written.getvalue())
        self.assert_names_nobody(written)

    def test_codes_and_secrets_of_links_that_are_wrong(self):
        question = self.sent()
        tracking = f"{self.page.url}tra-cuu/"
        with every_line() as written:
            for _ in range(30):
                self.client.post(tracking, {"code": question.code, "proof": "0000"})
            self.client.post(tracking, {"code": question.code, "proof": MAIL})
            self.client.get(f"{self.page.url}xac-nhan-thu/?k=WyJraHV5ZW4iXQ")
            self.client.get("/don-vi/a-secret-of-somebody/")
            self.client.get("/so-thon/a-secret-of-somebody/")
        besides = [question.code, "a-secret-of-somebody", "WyJraHV5ZW4iXQ"]
        self.assert_names_nobody(written, besides=besides)

    def test_a_mail_server_that_names_the_address(self):
        refused = smtplib.SMTPRecipientsRefused({MAIL: (550, f"no {MAIL}".encode())})
        send = "django.core.mail.EmailMessage.send"
        for error in (refused, ConnectionError(MAIL), ValueError(NAME)):
            with every_line() as written, mock.patch(send, side_effect=error):
                self.sent()
                call_command("send_waiting_mail", stdout=io.StringIO())
            self.assert_names_nobody(written)

    def test_a_database_that_prints_the_row_it_refuses(self):
        row = f"DETAIL:  Failing row contains (1, {NAME}, {PHONE}, {MAIL}, {WORDS})."
        failing = "dialogue_pages.public.sending.submit"
        with every_line() as written, mock.patch(failing, side_effect=_refusing(row)):
            response = self.post()
        self.assertEqual(response.status_code, 500)
        self.assertIn("IntegrityError", written.getvalue())
        self.assert_names_nobody(written)
        for secret in SECRETS:
            self.assertNotContains(response, secret, status_code=500)

    def test_no_report_with_a_visitors_request_is_mailed(self):
        handlers = {h for name in _loggers() for h in logging.getLogger(name).handlers}
        self.assertFalse([h for h in handlers if isinstance(h, AdminEmailHandler)])


def _refusing(row):
    def refuse(*_args, **_options):
        try:
            raise ValueError(row)
        except ValueError as error:
            raise IntegrityError(row) from error

    return refuse


def _loggers():
    return ["", *logging.root.manager.loggerDict]
