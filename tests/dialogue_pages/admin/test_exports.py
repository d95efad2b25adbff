import csv
import io

import openpyxl
from django.contrib.auth import get_user_model
from django.test import SimpleTestCase, TestCase

from dialogue_pages.models import WorkingDayException
from dialogue_pages.spreadsheets import neutral
from tests.dialogue_pages.leaks.texts import file_text
from tests.factories import (
    AnswerPageFactory,
    HamletFactory,
    RulePackFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)

FILLED = ("hamlet", "unit", "topic", "workingdayexception", "rulepack")
FORMULA = '=HYPERLINK("https://x.example","xem")'


class NeutralTests(SimpleTestCase):
    def test_what_a_spreadsheet_would_run_gets_a_quote(self):
        for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"):
            with self.subTest(text=text):
                self.assertEqual(neutral(text), "'" + text)

    def test_other_text_stays(self):
        for text in ("", "-", "Bến Lau", "a=1", "0200 000 001", "'=1"):
            with self.subTest(text=text):
                self.assertEqual(neutral(text), text)


class ExportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.admin = get_user_model().objects.create_superuser("quan-tri")
        HamletFactory(name=FORMULA, head_name=FORMULA)
        TopicFactory(name=FORMULA, unit=UnitFactory(name=FORMULA))
        WorkingDayException.objects.create(
            site=default_site(),
            day="2026-09-01",
            name=FORMULA,
            source_document=FORMULA,
        )
        RulePackFactory(
            name=FORMULA,
            citation="+1",
            note="@SUM(A1)",
            rules=[{"text": FORMULA, "offset": 5}],
        )

    def setUp(self):
        self.client.force_login(self.admin)

    def content(self, name, kind):
        url = f"/admin/dialogue_pages/{name}/"
        response = self.client.get(url, {"export": kind})
        return b"".join(response.streaming_content)

    def rows(self, name):
        text = self.content(name, "csv").decode()
        return [cell for row in csv.reader(io.StringIO(text)) for cell in row]

    def cells(self, name):
        book = openpyxl.load_workbook(io.BytesIO(self.content(name, "xlsx")))
        return [cell for row in book.active for cell in row]

    def test_no_formula_leaves_a_registry(self):
        for name in FILLED:
            with self.subTest(registry=name):
                told = self.rows(name)
                self.assertTrue(any(cell.startswith("'=HYPER") for cell in told))
                self.assertFalse([cell for cell in told if neutral(cell) != cell])
                for cell in self.cells(name):
                    self.assertNotEqual(cell.data_type, "f")
                    self.assertFalse(str(cell.value).startswith("="))

    def test_nor_a_report_of_wagtail(self):
        page = AnswerPageFactory(title=FORMULA, owner=self.admin, locked=True)
        page.save_revision(user=self.admin).publish()
        page.copy(update_attrs={"slug": "ban-sao"}, user=self.admin)
        for report in ("site-history", "aging-pages", "locked"):
            for kind in ("csv", "xlsx"):
                with self.subTest(report=report, kind=kind):
                    url = f"/admin/reports/{report}/?export={kind}"
                    told = file_text(b"".join(self.client.get(url).streaming_content))
                    self.assertIn("'=HYPER", told)
                    self.assertNotRegex(told, r"(?<!')=HYPER")

    def test_signs_that_no_spreadsheet_holds_are_left_out(self):
        TopicFactory(name="Nước\x0b sạch")
        self.assertIn("Nước sạch", [cell.value for cell in self.cells("topic")])

    def test_a_pack_is_exported_with_its_rules(self):
        (text,) = [cell for cell in self.rows("rulepack") if "5" in cell]
        self.assertIn(FORMULA, text)
