from io import BytesIO

from django.test import TestCase
from docx import Document as WordFile
from pypdf import PdfReader

from dialogue_pages import letters
from dialogue_pages.anonymising import anonymise
from tests.dialogue_pages.admin.desk.office import (
    MODERATOR,
    SUPERVISOR,
    answered,
    case_url,
    drafted,
    officer,
)
from tests.dialogue_pages.public.forms import QuestionFormTestCase
from tests.factories import UnitFactory, open_portal


def words_of(response) -> str:
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


class LetterAtTheDeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.unit = UnitFactory(name="Phòng Kinh tế")

    def setUp(self):
        self.client.force_login(officer(MODERATOR))

    def get(self, question, paper_format="pdf"):
        url = case_url(question, f"letter.{paper_format}").rstrip("/")
        return self.client.get(url)

    def test_it_says_who_is_answered_what_and_by_whom(self):
        question = answered(self.unit)
        told = words_of(self.get(question))
        for part in (
            question.number,
            question.sender_name,
            "Kính gửi:",
            "V/v trả lời ý kiến",
            "nạo vét cống",
            "Phòng Kinh tế",
            "Như trên",
            "Lò Thị Mai Hoa",
        ):
            with self.subTest(part):
                self.assertIn(part, told)
        self.assertNotIn("DỰ THẢO", told)

    def test_the_word_file_says_the_same(self):
        file = WordFile(BytesIO(self.get(answered(self.unit), "docx").content))
        cells = [c.text for t in file.tables for row in t.rows for c in row.cells]
        told = "\n".join([p.text for p in file.paragraphs] + cells)
        for part in ("Kính gửi:", "V/v trả lời ý kiến", "nạo vét cống"):
            self.assertIn(part, told)

    def test_it_is_kept_by_nobody(self):
        response = self.get(answered(self.unit))
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_there_is_none_before_the_approval_and_none_of_a_forgotten_person(self):
        question = drafted(self.unit)
        self.assertEqual(self.get(question).status_code, 404)
        question = answered(self.unit)
        anonymise(question)
        self.assertEqual(self.get(question).status_code, 404)

    def test_a_supervisor_does_not_read_it(self):
        question = answered(self.unit)
        self.client.force_login(officer(SUPERVISOR))
        self.assertNotEqual(self.get(question).status_code, 200)
        page = self.client.get(case_url(question))
        self.assertNotContains(page, "letter.pdf")

    def test_a_stranger_does_not_read_it(self):
        self.client.logout()
        self.assertEqual(self.get(answered(self.unit)).status_code, 302)

    def test_markup_in_an_answer_is_printed_not_parsed(self):
        question = answered(self.unit, title="<b>Cống</b> & đường")
        self.assertIn("<b>Cống</b> & đường", words_of(self.get(question)))

    def test_one_letter_has_no_type_and_its_subject_below_the_number(self):
        question = answered(self.unit)
        letter = letters.letter_of(question, letters.approved_reply(question))
        self.assertTrue(letter.is_letter)
        self.assertFalse(letter.is_issued)


class LetterForTheSenderTests(QuestionFormTestCase):
    def setUp(self):
        super().setUp()
        self.question = answered(UnitFactory(), sender_phone="0912345678")
        self.address = f"{self.tracking}thu-tra-loi/pdf/"

    def test_who_has_proved_to_know_the_question_reads_it(self):
        told = {"code": self.question.code, "proof": "5678"}
        self.client.post(self.tracking, told)
        self.assertContains(self.client.get(self.tracking), self.address)
        response = self.client.get(self.address)
        self.assertEqual(response["Content-Type"], "application/pdf")
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertIn(self.question.number, words_of(response))

    def test_nobody_else_does(self):
        self.assertRedirects(self.client.get(self.address), self.tracking)
