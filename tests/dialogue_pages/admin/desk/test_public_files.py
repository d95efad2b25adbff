from django.test import TestCase

from dialogue_pages.models import QuestionFile
from dialogue_pages.question_choices import Visibility
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.public.test_answer_files import with_file
from tests.dialogue_pages.questions.published import triaged
from tests.factories import open_portal

from .office import MODERATOR, SUPERVISOR, UNIT, case_url, officer


class PublicFilesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)
        cls.question = triaged()
        cls.first = with_file(cls.question, "anh-nha-la.jpg")
        cls.second = with_file(cls.question, "don.pdf", kind="application/pdf")
        cls.url = case_url(cls.question, "public-files")

    def setUp(self):
        self.client.force_login(self.moderator)

    @classmethod
    def tearDownClass(cls):
        for file in QuestionFile.objects.all():
            file.file.storage.delete(file.file.name)
        super().tearDownClass()

    def send(self, **told):
        sent = {"version": self.question.version} | told
        return self.client.post(self.url, sent, follow=True)

    def chosen(self, name="Cầu tre", **besides):
        shown = {f"shown-{self.first.pk}": "on", f"name-{self.first.pk}": name}
        return self.send(**shown | besides)

    def names(self):
        return [f.public_name for f in QuestionFile.objects.released()]

    def test_offers_neutral_names_and_keeps_all_private(self):
        names = soup_of(self.client.get(self.url)).select("[name^=name-]")
        self.assertEqual([n["value"] for n in names], ["Ảnh 1", "Tài liệu 2"])
        self.send()
        self.assertEqual(self.names(), [])

    def test_releases_one_by_its_new_name(self):
        response = self.chosen(is_looked_at="on")
        self.assertEqual(self.names(), ["Cầu tre.jpg"])
        self.assertContains(response, "Cầu tre.jpg")
        self.second.refresh_from_db()
        self.assertEqual(self.second.visibility, Visibility.PRIVATE)

    def test_the_files_have_to_be_looked_at_first(self):
        self.chosen()
        self.assertEqual(self.names(), [])

    def test_a_name_of_a_person_is_refused_and_what_was_typed_stays(self):
        response = self.chosen("Nhà bà Quàng Thị Lả", is_looked_at="on")
        self.assertEqual(self.names(), [])
        self.assertContains(response, "Nhà bà Quàng Thị Lả")

    def test_a_form_opened_before_somebody_else_worked_is_refused(self):
        self.chosen(is_looked_at="on", version=self.question.version - 1)
        self.assertEqual(self.names(), [])

    def test_units_and_supervisors_do_not_decide(self):
        for group in (UNIT, SUPERVISOR):
            self.client.force_login(officer(group))
            self.assertNotEqual(self.client.post(self.url, {}).status_code, 200)
            self.assertEqual(self.names(), [])
