import csv
import io

import openpyxl
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from tests.dialogue_pages.questions.cases import asked
from tests.factories import HamletFactory, UnitFactory, default_site, open_portal

from .office import (
    ADMINISTRATOR,
    APPROVER,
    GROUPS,
    MODERATOR,
    assigned,
    officer,
    other_site,
)

BOOK = "/admin/dialogue_pages/question/"
READERS = (MODERATOR, APPROVER, ADMINISTRATOR)


class ReceptionBookTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)
        cls.formula = asked(title="=1+1", content="+CMD|' /C calc'!A0")

    def setUp(self):
        self.client.force_login(self.moderator)

    def exported(self, kind):
        response = self.client.get(BOOK, {"export": kind})
        return b"".join(response.streaming_content)

    def test_only_who_handles_every_case_opens_it(self):
        for group in GROUPS:
            with self.subTest(group):
                self.client.force_login(officer(group))
                for url in (BOOK, f"{BOOK}inspect/{self.formula.pk}/"):
                    expected = 200 if group in READERS else 302
                    self.assertEqual(self.client.get(url).status_code, expected)

    def test_nobody_writes_in_it(self):
        for act in (
            "create/",
            f"edit/{self.formula.pk}/",
            f"delete/{self.formula.pk}/",
        ):
            response = self.client.post(BOOK + act, {"title": "x"})
            self.assertEqual(response.status_code, 302, act)
        self.formula.refresh_from_db()
        self.assertEqual(self.formula.title, "=1+1")

    def test_another_commune_is_not_in_it(self):
        there = other_site()
        theirs = asked(site=there, title="Việc nơi khác")
        self.assertNotContains(self.client.get(BOOK), "Việc nơi khác")
        url = f"{BOOK}inspect/{theirs.pk}/"
        self.assertEqual(self.client.get(url).status_code, 404)
        self.client.force_login(officer(MODERATOR, site=there))
        for address in (BOOK, f"{BOOK}?export=csv"):
            self.assertEqual(self.client.get(address).status_code, 302)

    def test_an_export_holds_no_formula_and_is_logged(self):
        text = self.exported("csv").decode()
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        self.assertIn("'=1+1", cells)
        self.assertIn(self.formula.number, cells)
        sheet = openpyxl.load_workbook(io.BytesIO(self.exported("xlsx"))).active
        self.assertNotIn("f", {cell.data_type for row in sheet for cell in row})
        entries = ModelLogEntry.objects.for_instance(default_site())
        self.assertEqual(
            {(entry.action, entry.user) for entry in entries},
            {("dialogue_pages.question.export", self.moderator)},
        )

    def test_the_code_of_the_sender_stands_nowhere(self):
        inspected = self.client.get(f"{BOOK}inspect/{self.formula.pk}/")
        self.assertNotContains(inspected, self.formula.code)
        self.assertNotIn(self.formula.code, self.exported("csv").decode())

    def test_it_is_searched_without_accents(self):
        asked(title="Đường ngập")
        response = self.client.get(BOOK, {"q": "duong ngap"})
        self.assertContains(response, "Đường ngập")
        self.assertNotContains(response, "=1+1")

    def test_the_number_of_queries_does_not_grow(self):
        unit = UnitFactory()
        assigned(unit, hamlet=HamletFactory())
        self.client.get(BOOK)
        with CaptureQueriesContext(connection) as few:
            self.client.get(BOOK)
        for _ in range(5):
            assigned(unit, hamlet=HamletFactory())
        self.client.get(BOOK)  # reads again what is kept until something is written
        with CaptureQueriesContext(connection) as more:
            self.client.get(BOOK)
        self.assertEqual(len(more), len(few))
