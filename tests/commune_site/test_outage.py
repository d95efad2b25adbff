from datetime import timedelta
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from django.test import TestCase
from django.utils import timezone
from PIL import Image

from dialogue_pages.models import CommuneSettings
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import default_site, open_portal

HOUR = timedelta(hours=1)


def picture(kind, size=(64, 64)):
    file = BytesIO()
    Image.effect_noise(size, 100).save(file, kind)
    return SimpleUploadedFile(f"huy-hieu.{kind.lower()}", file.getvalue())


class OutageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.commune = CommuneSettings.for_site(default_site())
        cls.now = timezone.now()

    def plan(self, begin, end, reason="Nâng cấp máy chủ."):
        self.commune.outage_from = begin and self.now + begin
        self.commune.outage_until = end and self.now + end
        self.commune.outage_reason = reason

    def told(self):
        self.commune.save()
        banner = soup_of(self.client.get("/")).select_one(".outage")
        return banner and text_of(banner)

    def test_every_page_tells_until_it_is_over(self):
        self.plan(200 * HOUR, 204 * HOUR)
        self.assertIn("Nâng cấp máy chủ.", self.told())
        self.plan(-HOUR, HOUR)
        self.assertIn("Nâng cấp máy chủ.", self.told())
        self.plan(-4 * HOUR, -HOUR)
        self.assertIsNone(self.told())

    def test_an_end_before_the_beginning_or_missing_is_refused(self):
        for begin, end, field in [
            (2 * HOUR, HOUR, "outage_until"),
            (HOUR, None, "outage_until"),
            (None, HOUR, "outage_from"),
        ]:
            with self.subTest(begin=begin, end=end):
                self.plan(begin, end)
                with self.assertRaises(ValidationError) as refused:
                    self.commune.full_clean()
                self.assertEqual(list(refused.exception.message_dict), [field])


class EmblemTests(TestCase):
    def form(self, upload):
        form_class = modelform_factory(CommuneSettings, fields=["emblem"])
        return form_class({}, {"emblem": upload})

    def test_a_small_picture_is_taken_and_others_are_refused(self):
        svg = SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        for upload, is_taken in [
            (picture("PNG"), True),
            (picture("WEBP"), True),
            (picture("PNG", (700, 700)), False),
            (picture("BMP"), False),
            (svg, False),
            (SimpleUploadedFile("a.png", b"khong phai anh"), False),
        ]:
            with self.subTest(name=upload.name, size=upload.size):
                self.assertEqual("emblem" not in self.form(upload).errors, is_taken)
