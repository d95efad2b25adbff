"""A question form on the default site, and how tests fill it in."""

import time
import uuid
from io import BytesIO
from unittest import mock

import wagtail_factories
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from PIL import Image

from dialogue_pages.models import Question, QuestionFormPage
from dialogue_pages.public.time_trap import new_stamp
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import open_portal

PHONE = "0912 345 678"


class QuestionFormPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = QuestionFormPage

    title = "Gửi ý kiến, kiến nghị"
    slug = "gui-y-kien"
    reception = "Phòng Tiếp công dân, thứ Năm hằng tuần, 7 giờ 30 đến 11 giờ"


def open_form():
    return QuestionFormPageFactory(parent=open_portal().get_parent())


def old_stamp(seconds=60) -> str:
    """As if the form had been opened some time ago."""
    then = time.time() - seconds
    with mock.patch("django.core.signing.time.time", return_value=then):
        return new_stamp()


def filled(**changes) -> dict:
    """A form as a resident fills it in."""
    told = {
        "message_kind": "opinion",
        "title": "Đường vào thôn Bến Lau ngập khi mưa",
        "content": "Đường ngập mỗi khi mưa to. Xin gọi 0912.345.678 để biết thêm.",
        "sender_name": "Quàng Thị Lả",
        "sender_phone": PHONE,
        "sender_age": "adult",
        "consents_to_handling": "on",
        "stamp": old_stamp(),
        "send_key": str(uuid.uuid4()),
        "step": "send",
    }
    told |= changes
    return {name: value for name, value in told.items() if value is not None}


def picture(name="anh.jpg", file_format="JPEG", size=(40, 30), **options):
    drawn = BytesIO()
    Image.new("RGB", size, "green").save(drawn, file_format, **options)
    return SimpleUploadedFile(name, drawn.getvalue())


class QuestionFormTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = open_form()

    def setUp(self):
        cache.clear()
        self.receipt = f"{self.page.url}da-gui/"
        self.tracking = f"{self.page.url}tra-cuu/"

    def post(self, **changes):
        return self.client.post(self.page.url, filled(**changes))

    def send(self, **changes) -> Question:
        response = self.post(**changes)
        self.assertRedirects(response, self.receipt)
        return Question.objects.latest("pk")

    def said(self, response) -> str:
        return text_of(soup_of(response).main)

    def carried(self, response) -> dict:
        """The hidden fields of a step, as a browser sends them on."""
        told = {}
        for field in soup_of(response).select("main input[type=hidden]"):
            told.setdefault(field["name"], []).append(field.get("value", ""))
        return told
