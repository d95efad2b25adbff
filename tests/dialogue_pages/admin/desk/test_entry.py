import uuid
from unittest import mock

from django.core.files.storage import storages
from django.test import TestCase

from dialogue_pages.attachments import held_files
from dialogue_pages.models import Question, QuestionFile
from dialogue_pages.question_choices import Source
from dialogue_pages.stages import Act
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.public.forms import picture
from tests.factories import HamletFactory, TopicFactory, open_portal

from .office import HAMLET_HEAD, LIST, MODERATOR, hamlet_of, officer, other_site

URL = LIST + "new/"


class EntryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        store = storages.create_storage(
            {"BACKEND": "django.core.files.storage.InMemoryStorage"}
        )
        field = QuestionFile._meta.get_field("file")
        for patch in (
            mock.patch.object(held_files, "private_storage", lambda: store),
            mock.patch.object(field, "storage", store),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def sent(self, **fields):
        told = {
            "send_key": uuid.uuid4(),
            "source": "paper",
            "sender_name": "Quàng Thị Lả",
            "sender_address": "thôn Bến Lau",
            "title": "Đường ngập",
            "content": "Đường ngập mỗi khi mưa to.",
            "reason": "Thư gửi tại quầy",
            "is_no_complaint": "on",
        }
        return told | fields

    def enter(self, user=None, **fields):
        self.client.force_login(user or self.moderator)
        return self.client.post(URL, self.sent(**fields), follow=True)

    def test_a_letter_becomes_a_question_with_number_and_reason(self):
        topic, hamlet = TopicFactory(), HamletFactory()
        response = self.enter(topic=topic.pk, hamlet=hamlet.pk)
        case = Question.objects.get()
        self.assertEqual((case.source, case.hamlet), (Source.PAPER, hamlet))
        event = case.events.get()
        self.assertEqual((event.act, event.actor), (Act.REGISTER, self.moderator))
        self.assertEqual(event.reason, "Thư gửi tại quầy")
        self.assertTrue(case.clocks.exists())
        self.assertContains(response, case.code)

    def test_one_form_sent_twice_is_one_question(self):
        key = uuid.uuid4()
        self.enter(send_key=key)
        self.enter(send_key=key)
        self.assertEqual(Question.objects.count(), 1)

    def test_name_address_reason_and_the_tick_are_needed(self):
        for name in ("sender_name", "sender_address", "reason", "is_no_complaint"):
            with self.subTest(name):
                response = self.enter(**{name: ""})
                self.assertIn(name, response.context["form"].errors)
        self.assertFalse(Question.objects.exists())

    def test_what_reads_like_a_denunciation_is_warned_of_and_kept_apart(self):
        told = {"content": "Tôi tố cáo ông trưởng thôn nhận hối lộ của dân."}
        response = self.enter(**told)
        self.assertContains(response, "tố cáo ông trưởng thôn")
        self.assertFalse(Question.objects.exists())
        self.enter(**told, is_read_again="on")
        self.assertTrue(Question.objects.get().is_withheld)

    def test_what_reads_like_a_complaint_needs_a_second_look_only(self):
        told = {"content": "Tôi khiếu nại quyết định thu hồi đất của nhà tôi."}
        self.enter(**told)
        self.assertFalse(Question.objects.exists())
        self.enter(**told, is_read_again="on")
        self.assertFalse(Question.objects.get().is_withheld)

    def test_the_second_look_is_not_asked_for_at_first(self):
        self.client.force_login(self.moderator)
        self.assertNotContains(self.client.get(URL), "is_read_again")

    def test_a_hamlet_head_enters_for_the_own_hamlet_only(self):
        head = officer(HAMLET_HEAD)
        own, other = hamlet_of(head), HamletFactory()
        self.enter(head, source="hamlet", hamlet=other.pk)
        self.enter(head, source="paper", hamlet=own.pk)
        self.assertFalse(Question.objects.exists())
        self.enter(head, source="hamlet", hamlet=own.pk)
        self.assertEqual(Question.objects.get().hamlet, own)

    def test_the_head_of_a_hamlet_elsewhere_enters_nothing_here(self):
        head = officer(HAMLET_HEAD)
        hamlet_of(head, site=other_site())
        self.client.force_login(head)
        self.assertEqual(self.client.get(URL).status_code, 302)

    def test_entries_of_another_commune_are_not_offered(self):
        theirs = HamletFactory(name="Nơi Khác", site=other_site())
        self.client.force_login(self.moderator)
        self.assertNotContains(self.client.get(URL), "Nơi Khác")
        self.enter(hamlet=theirs.pk)
        self.assertFalse(Question.objects.exists())

    def test_scans_of_the_paper_come_along_cleaned_and_private(self):
        self.enter(files=[picture("la-thu.jpg", exif=b"Exif\0\0SECRET")])
        (file,) = Question.objects.get().files.all()
        self.assertEqual((file.name, file.visibility), ("la-thu.jpg", "private"))
        with file.file.open() as stored:
            self.assertNotIn(b"SECRET", stored.read())

    def test_a_refused_entry_keeps_its_files(self):
        response = self.enter(title="", files=[picture()])
        self.assertContains(response, "anh.jpg")
        token = soup_of(response).select_one("[name=held]")["value"]
        key = uuid.uuid4()
        for _double in range(2):
            self.enter(held=token, send_key=key)
        self.assertEqual(Question.objects.get().files.count(), 1)
        self.assertEqual(QuestionFile.objects.count(), 1)

    def test_a_file_that_is_none_is_refused_and_nothing_stored(self):
        response = self.enter(files=[picture(), picture("ma.jpg", file_format="GIF")])
        self.assertContains(response, "ma.jpg")
        self.assertContains(response, "Đường ngập mỗi khi mưa to.")
        self.assertFalse(Question.objects.exists())

    def test_files_that_are_gone_are_asked_for_again(self):
        response = self.enter(title="", files=[picture()])
        token = soup_of(response).select_one("[name=held]")["value"]
        (held,), _lost = held_files.held_by([token])
        held.delete()
        response = self.enter(held=token)
        self.assertTrue(response.context["attachments"].errors)
        self.assertFalse(Question.objects.exists())
