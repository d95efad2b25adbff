from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from tests.factories import UserFactory, open_portal

PLACE, CAMERA = 0x8825, 0x0110


def photograph(file_format="JPEG", name="anh.jpg", size=(400, 300)):
    """A picture that says with what and where it was taken."""
    image, told = Image.new("RGB", size, "green"), Image.Exif()
    told[CAMERA] = "Máy của ông Bảy"
    told[PLACE] = {1: "N", 2: (21.0, 30.0, 0.0)}
    content = BytesIO()
    image.save(content, file_format, exif=told)
    return SimpleUploadedFile(name, content.getvalue(), f"image/{file_format.lower()}")


class PictureFormTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.editor = UserFactory(is_superuser=True, is_staff=True)

    def upload(self, file):
        self.client.force_login(self.editor)
        return self.client.post(
            reverse("wagtailimages:add"), {"title": "Cầu treo", "file": file}
        )

    def test_place_and_camera_stay_out(self):
        for file_format, name in (
            ("JPEG", "a.jpg"),
            ("PNG", "b.png"),
            ("WEBP", "c.webp"),
        ):
            with self.subTest(file_format):
                self.upload(photograph(file_format, name))
                kept = get_image_model().objects.latest("pk")
                with Image.open(BytesIO(kept.file.read())) as image:
                    self.assertEqual(dict(image.getexif()), {})
                self.assertEqual((kept.width, kept.height), (400, 300))

    def test_a_large_one_is_made_smaller(self):
        self.upload(photograph(size=(4000, 1000)))
        kept = get_image_model().objects.get()
        self.assertEqual((kept.width, kept.height), (2400, 600))

    def test_a_broken_one_is_refused_in_plain_words(self):
        whole = photograph().read()
        broken = SimpleUploadedFile("anh.jpg", whole[: len(whole) // 2], "image/jpeg")
        response = self.upload(broken)
        self.assertFalse(get_image_model().objects.exists())
        self.assertContains(response, "Ảnh này bị hỏng")

    def test_other_formats_are_refused(self):
        self.upload(photograph("GIF", "anh.gif"))
        self.assertFalse(get_image_model().objects.exists())
