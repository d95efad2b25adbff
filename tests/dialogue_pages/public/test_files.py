import zlib
from datetime import timedelta
from io import BytesIO
from struct import pack
from unittest import mock

from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from dialogue_pages.attachments import held_files
from dialogue_pages.attachments.pictures import LONGEST_SIDE
from dialogue_pages.attachments.reencoding import MAX_BYTES, CleanFile
from dialogue_pages.models import Question, QuestionFile
from dialogue_pages.public.sending import FILES_PER_ADDRESS
from tests.dialogue_pages.pages import soup_of

from .forms import QuestionFormTestCase, filled, picture

SCRIPT = DictionaryObject(
    {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    }
)


def paper(name="don.pdf", *, script=False, password=""):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "Quàng Thị Lả"})
    if script:
        writer.add_attachment("virus.exe", b"MZ")
        writer.root_object[NameObject("/OpenAction")] = SCRIPT
        writer.pages[0][NameObject("/AA")] = DictionaryObject(
            {NameObject("/O"): SCRIPT}
        )
        link = DictionaryObject(
            {
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/Rect"): ArrayObject([FloatObject(0)] * 4),
                NameObject("/A"): SCRIPT,
            }
        )
        attached = DictionaryObject(
            {NameObject("/Subtype"): NameObject("/FileAttachment")}
        )
        notes = ArrayObject([writer._add_object(link), attached])
        writer.pages[0][NameObject("/Annots")] = writer._add_object(notes)
    if password:
        writer.encrypt(password)
    written = BytesIO()
    writer.write(written)
    return SimpleUploadedFile(name, written.getvalue())


def located_picture():
    exif = Image.Exif()
    exif[0x010F] = "Vidophone"
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x0112] = 6  # lies on its side
    return picture(exif=exif.tobytes())


def bomb(side=30_000):
    """A PNG that says it is enormous, in a few bytes."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000_000)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels)
    return SimpleUploadedFile("bom.png", content + chunk(b"IEND", b""))


class FileTests(QuestionFormTestCase):
    def setUp(self):
        super().setUp()
        # A clean private store for each test.
        self.store = storages.create_storage(
            {"BACKEND": "django.core.files.storage.InMemoryStorage"}
        )
        field = QuestionFile._meta.get_field("file")
        for patch in (
            mock.patch.object(held_files, "private_storage", lambda: self.store),
            mock.patch.object(field, "storage", self.store),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def attach(self, *files, **changes):
        return self.post(step="preview", files=list(files), **changes)

    def sent_with(self, *files) -> list[QuestionFile]:
        carried = self.carried(self.attach(*files))
        response = self.client.post(self.page.url, carried | {"step": "send"})
        self.assertRedirects(response, self.receipt)
        return list(Question.objects.get().files.all())

    def held(self) -> list[str]:
        try:
            days = self.store.listdir("held")[0]
        except FileNotFoundError:
            return []
        return [
            f"held/{d}/{n}" for d in days for n in self.store.listdir(f"held/{d}")[1]
        ]

    def test_a_picture_loses_place_and_camera_and_stands_upright(self):
        (kept,) = self.sent_with(located_picture())
        with kept.file.open() as stored, Image.open(stored) as image:
            self.assertEqual(dict(image.getexif()), {})
            self.assertEqual(image.size, (30, 40))
            self.assertNotIn("exif", image.info)
        self.assertEqual((kept.name, kept.content_type), ("anh.jpg", "image/jpeg"))

    def test_a_second_file_behind_the_picture_is_gone(self):
        upload = picture()
        polyglot = upload.read() + b"<script>alert(1)</script>PK\x03\x04"
        (kept,) = self.sent_with(SimpleUploadedFile("anh.jpg.html", polyglot))
        with kept.file.open() as stored:
            self.assertNotIn(b"<script>", stored.read())
        self.assertEqual(kept.name, "anh.jpg.jpg")

    def test_a_large_picture_is_made_smaller(self):
        (kept,) = self.sent_with(picture(size=(4000, 3000)))
        with kept.file.open() as stored, Image.open(stored) as image:
            self.assertLessEqual(max(image.size), LONGEST_SIDE)

    def test_a_paper_keeps_its_pages_only(self):
        (kept,) = self.sent_with(paper(script=True))
        with kept.file.open() as stored:
            content = stored.read()
        reader = PdfReader(BytesIO(content))
        self.assertEqual(len(reader.pages), 1)
        self.assertFalse(reader.attachments)
        for dangerous in (b"/JavaScript", b"/JS", b"/AA", b"MZ", b"/Author", b"Attach"):
            self.assertNotIn(dangerous, content)

    def test_refuses_what_is_no_picture_or_paper(self):
        refused = [
            SimpleUploadedFile("ma.jpg", b"MZ\x90\x00" * 100),
            SimpleUploadedFile("trang.pdf", b"<html><script>alert(1)</script>"),
            SimpleUploadedFile(
                "hinh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"
            ),
            SimpleUploadedFile("hong.jpg", b"\xff\xd8\xff\xe0" + b"x" * 200),
            SimpleUploadedFile("hong.pdf", b"%PDF-1.7\n" + b"x" * 200),
            SimpleUploadedFile("hong.png", b"\x89PNG\r\n\x1a\n" + b"x" * 200),
            SimpleUploadedFile("rong.pdf", b""),
            SimpleUploadedFile("to.jpg", b"\xff\xd8\xff" + b"0" * MAX_BYTES),
            paper("khoa.pdf", password="bi-mat"),
            bomb(),
        ]
        for upload in refused:
            with self.subTest(file=upload.name):
                response = self.attach(upload)
                self.assertTrue(response.context["attachments"].errors)
                self.assertIn("Đường ngập mỗi khi", soup_of(response).textarea.text)
        self.assertEqual(self.held(), [])

    def test_files_stay_when_something_else_is_refused(self):
        response = self.attach(picture(), title="")
        self.assertIn("anh.jpg", self.said(response))
        token = self.carried(response)["held"]
        again = self.client.post(
            self.page.url, filled(step="preview") | {"held": token}
        )
        carried = self.carried(again)
        self.client.post(self.page.url, carried | {"step": "send"})
        self.assertEqual(Question.objects.get().files.count(), 1)
        self.assertEqual(self.held(), [])

    def test_a_file_can_be_taken_out_again(self):
        response = self.attach(picture(), paper(), title="")
        page = soup_of(response)
        told = {
            "held": self.carried(response)["held"],
            "remove": page.select_one("[name=remove]")["value"],
        }
        response = self.client.post(self.page.url, filled(step="preview") | told)
        self.assertEqual(len(self.carried(response)["held"]), 1)

    def test_three_files_and_no_more(self):
        response = self.attach(*(picture(f"{n}.jpg", size=(9, n)) for n in range(1, 5)))
        self.assertEqual(len(response.context["attachments"].held), 3)
        self.assertIn("4.jpg", response.context["attachments"].errors[0])

    def test_the_same_file_twice_is_one(self):
        response = self.attach(picture(), picture("lai.jpg"))
        self.assertEqual(len(self.carried(response)["held"]), 1)

    def test_a_token_of_somebody_elses_making_names_nothing(self):
        response = self.client.post(
            self.page.url,
            filled(step="preview") | {"held": ["../../etc/passwd", "a:b:c"]},
        )
        self.assertTrue(response.context["attachments"].errors)
        self.assertEqual(response.context["attachments"].held, [])

    def test_sending_twice_keeps_the_files_once(self):
        carried = self.carried(self.attach(picture())) | {"step": "send"}
        for _repeat in range(2):
            response = self.client.post(self.page.url, carried)
            self.assertRedirects(response, self.receipt)
        self.assertEqual(QuestionFile.objects.count(), 1)

    def test_files_that_are_gone_are_asked_for_again(self):
        carried = self.carried(self.attach(picture()))
        for path in self.held():
            self.store.delete(path)
        response = self.client.post(self.page.url, carried | {"step": "send"})
        self.assertTrue(response.context["attachments"].errors)
        self.assertFalse(Question.objects.exists())

    def test_a_complaint_leaves_no_file_behind(self):
        carried = self.carried(self.attach(picture()))
        self.client.post(self.page.url, carried | {"message_kind": "denunciation"})
        self.assertEqual(self.held(), [])

    def test_what_was_never_sent_is_deleted_after_a_day(self):
        long_ago = timezone.localdate() - timedelta(days=2)
        with mock.patch.object(timezone, "localdate", return_value=long_ago):
            held_files.hold(CleanFile("a.jpg", "image/jpeg", b"old"))
        self.assertEqual(len(self.held()), 1)
        self.attach(picture())
        self.assertEqual(len(self.held()), 1)
        self.assertNotIn(f"{long_ago}", self.held()[0])

    def test_one_network_cannot_fill_the_disk(self):
        for _file in range(FILES_PER_ADDRESS.times):
            FILES_PER_ADDRESS.count("127.0.0.1")
        self.assertTrue(self.attach(picture()).context["attachments"].errors)
        self.assertEqual(self.held(), [])
