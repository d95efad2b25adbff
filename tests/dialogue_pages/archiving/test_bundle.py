"""The file of a case: who gets it, and what is in it."""

import csv
import io
import zipfile
from hashlib import sha256
from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from wagtail.models import ModelLogEntry

from dialogue_pages import moderation
from dialogue_pages.anonymising import anonymise
from dialogue_pages.archiving.bundle import bundled
from dialogue_pages.archiving.chains import chain_of
from dialogue_pages.archiving.file_names import path_in_archive
from dialogue_pages.models import Question, QuestionFile
from dialogue_pages.papers.case_file import grouped
from tests.dialogue_pages.admin.desk.office import (
    APPROVER,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    answered,
    hamlet_of,
    officer,
    other_site,
    unit_of,
)
from tests.dialogue_pages.questions.cases import asked, moderator
from tests.factories import UnitFactory, UserFactory, open_portal

PICTURE = b"\x89PNG" + bytes(600_000)


def url(question):
    return reverse("dialogue_pages_question_case_file", args=[question.pk])


def opened(content):
    return zipfile.ZipFile(io.BytesIO(b"".join(content)))


def attached(question, name, content=PICTURE, **fields):
    told = {"content_type": "image/png", "digest": sha256(content).hexdigest()}
    file = QuestionFile(
        question=question, name=name, size=len(content), **told | fields
    )
    file.file.save("x.png", ContentFile(content), save=True)
    return file


class BundleCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        memory = mock.patch.object(
            QuestionFile._meta.get_field("file"), "storage", InMemoryStorage()
        )
        memory.start()
        cls.addClassCleanup(memory.stop)
        open_portal()


class ContentTests(BundleCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.question = answered(
            UnitFactory(), content="Cầu tre gãy.\nXin xã sửa.", title="Cầu <b> & gãy"
        )
        attached(cls.question, "../../Ảnh cầu.png")
        attached(cls.question, "Ảnh cầu.png", b"anders", digest="0" * 64)

    def setUp(self):
        self.archive = opened(bundled(self.question))
        self.paths = self.archive.namelist()

    def text(self):
        paper = io.BytesIO(self.archive.read(self.paths[0]))
        pages = [page.extract_text() for page in PdfReader(paper).pages]
        return " ".join(" ".join(pages).split())

    def table(self):
        content = self.archive.read(self.paths[1]).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(content)))

    def test_everything_lies_in_one_folder_under_safe_names(self):
        self.assertIsNone(self.archive.testzip())
        folder = f"ho-so-{self.question.serial:04}-{self.question.year}"
        names = ["ho-so.pdf", "dien-bien.csv"]
        names += ["tep/01-Ảnh cầu.png", "tep/02-Ảnh cầu.png"]
        self.assertEqual(self.paths, [f"{folder}/{name}" for name in names])
        self.assertEqual(self.archive.read(self.paths[2]), PICTURE)

    def test_the_paper_holds_the_words_the_steps_and_the_digests(self):
        text, digests = self.text(), [row[-1] for row in self.table()[1:]]
        for words in ("HỒ SƠ", "MỤC LỤC VĂN BẢN", "Cầu <b> & gãy", "Xin xã sửa."):
            self.assertIn(words, text)
        self.assertIn("Xã sẽ nạo vét cống trong tháng 9.", text)
        for digest in digests:
            self.assertIn(f"[{grouped(digest[:8])}]", text)
        self.assertEqual(digests[-1], chain_of(self.question).last.hex())
        self.assertIn(grouped(digests[-1]), text)

    def test_a_file_that_is_not_as_received_says_so(self):
        self.assertIn(sha256(PICTURE).hexdigest(), self.text().replace(" ", ""))
        self.assertIn("0" * 64, self.text().replace(" ", ""))

    def test_a_file_that_is_gone_is_told_and_left_out(self):
        gone = attached(self.question, "mất.png")
        gone.file.storage.delete(gone.file.name)
        self.archive = opened(bundled(self.question))
        self.assertEqual(self.archive.namelist(), self.paths)
        self.assertIn("không còn trong kho", self.text())

    def test_a_file_that_goes_while_the_archive_is_read_is_still_in_it(self):
        question = answered(UnitFactory())
        file = attached(question, "cầu.png")
        coming = bundled(question)
        content = [next(coming)]
        file.file.storage.delete(file.file.name)
        archive = opened([*content, *coming])
        self.assertIsNone(archive.testzip())
        self.assertEqual(archive.read(archive.namelist()[-1]), PICTURE)

    def test_words_of_a_table_are_no_formulas(self):
        moderation.withhold(self.question, by=moderator(), reason="=1+1")
        self.archive = opened(bundled(self.question))
        self.assertEqual(self.table()[-1][5], "'=1+1")

    def test_of_forgotten_people_nothing_is_left_but_the_chain(self):
        anonymise(self.question)
        self.question.refresh_from_db()
        self.archive = opened(bundled(self.question))
        text = self.text()
        for words in ("Quàng Thị Lả", "Cầu tre", "0900000001"):
            self.assertNotIn(words, text)
        self.assertIn("đã được xóa theo luật", text)

    def test_a_large_file_comes_in_pieces(self):
        pieces = list(bundled(self.question))
        self.assertGreater(len(pieces), 3)


class AccessTests(BundleCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        unit, head = officer(UNIT), officer(HAMLET_HEAD)
        cls.question = answered(unit_of(unit), hamlet=hamlet_of(head), source="hamlet")
        cls.people = {UNIT: unit, HAMLET_HEAD: head, SUPERVISOR: officer(SUPERVISOR)}

    def got(self, user, **headers):
        self.client.force_login(user)
        return self.client.get(url(self.question), **headers)

    def test_who_sorts_decides_or_administers_gets_it_and_it_is_logged(self):
        for user in (
            officer(MODERATOR),
            officer(APPROVER),
            UserFactory(is_superuser=True),
        ):
            response = self.got(user)
            self.assertEqual(response.status_code, 200)
            self.assertTrue(response.streaming)
            self.assertIn("no-store", response["Cache-Control"])
            self.assertIn("private", response["Cache-Control"])
            self.assertIsNone(opened(response.streaming_content).testzip())
            entry = ModelLogEntry.objects.get(user=user)
            self.assertEqual(entry.action, "dialogue_pages.question.archive")
            self.assertEqual(entry.label, self.question.number)

    def test_units_hamlet_heads_and_supervisors_are_refused_without_an_entry(self):
        for group, user in self.people.items():
            with self.subTest(group):
                self.assertEqual(self.got(user).status_code, 302)
                page = self.client.get(
                    reverse("dialogue_pages_question", args=[self.question.pk])
                )
                self.assertNotContains(page, url(self.question))
        self.assertFalse(
            ModelLogEntry.objects.filter(action="dialogue_pages.question.archive")
        )

    def test_the_case_leads_there(self):
        self.client.force_login(officer(MODERATOR))
        page = self.client.get(
            reverse("dialogue_pages_question", args=[self.question.pk])
        )
        self.assertContains(page, url(self.question))

    def test_a_case_of_another_commune_is_not_found(self):
        site = other_site()
        there = Question.objects.get(pk=asked(site=site).pk)
        self.client.force_login(officer(MODERATOR))
        self.assertEqual(self.client.get(url(there)).status_code, 404)

    def test_nothing_is_sent(self):
        self.client.force_login(officer(MODERATOR))
        self.assertEqual(self.client.post(url(self.question)).status_code, 405)


class FileNameTests(SimpleTestCase):
    @given(st.text(max_size=300))
    def test_no_name_leads_out_of_the_folder(self, name):
        path = path_in_archive(7, name)
        folder, _, last = path.partition("/")
        self.assertEqual(folder, "tep")
        self.assertTrue(last.startswith("07-"))
        self.assertLess(len(path), 110)
        self.assertFalse(set(last) & set('<>:"|?*/\\\0\r\n\u202e'))
        self.assertEqual(last, last.strip(" ."))

    def test_names_people_give(self):
        told = {
            "../../etc/passwd": "tep/01-passwd",
            "C:\\Ảnh\\cống.jpg": "tep/01-cống.jpg",
            "hinh\u202egnp.exe": "tep/01-hinhgnp.exe",
            "...": "tep/01-tep",
            "con": "tep/01-con",
            "Đơn: lần 2?.pdf": "tep/01-Đơn lần 2.pdf",
            "Cong\u0302.jpg": "tep/01-Conĝ.jpg",
        }
        for name, path in told.items():
            with self.subTest(name):
                self.assertEqual(path_in_archive(1, name), path)
