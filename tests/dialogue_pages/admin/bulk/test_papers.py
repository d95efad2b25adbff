from io import BytesIO

from django.test import TestCase
from openpyxl import load_workbook
from pypdf import PdfReader
from wagtail.models import ModelLogEntry

from tests.dialogue_pages.admin.desk.office import MODERATOR, SUPERVISOR, officer
from tests.dialogue_pages.questions.cases import asked
from tests.factories import open_portal

from .steps import BulkSteps, bulk_url


class PaperTests(BulkSteps, TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.client.force_login(self.moderator)

    def paper(self, kind, *cases):
        response = self.client.get(bulk_url(self.planned(kind, *cases), "paper"))
        self.assertEqual(response.status_code, 200)
        self.assertIn("no-store", response["Cache-Control"])
        return response

    def rows(self, response):
        sheet = load_workbook(BytesIO(response.content)).active
        return list(sheet.iter_rows())

    def test_a_spreadsheet_runs_nothing(self):
        case = asked(title="=1+1", content="@SUM(A1)\x07\nhai dòng")
        head, row = self.rows(self.paper("export", case))
        cells = {cell.value: other for cell, other in zip(head, row, strict=True)}
        self.assertIn("'=1+1", [cell.value for cell in row])
        self.assertTrue(all(cell.data_type != "f" for cell in row))
        self.assertIn("Quàng Thị Lả", [cell.value for cell in row], cells)

    def test_who_reads_masked_takes_masked(self):
        case = asked(content="Tôi là Quàng Thị Lả, số 0900000001")
        self.client.force_login(officer(SUPERVISOR))
        _head, row = self.rows(self.paper("export", case))
        told = " ".join(str(cell.value or "") for cell in row)
        self.assertNotIn("Quàng Thị Lả", told)
        self.assertNotIn("0900000001", told)

    def test_the_list_of_what_is_handed_out_speaks_of_no_change(self):
        bulk = self.planned("export", asked())
        _head, row = self.rows(self.client.get(bulk_url(bulk, "rows")))
        self.assertEqual(row[2].value, "có trong tệp")

    def test_slips_bear_number_and_code(self):
        cases = [asked() for _ in range(5)]
        response = self.paper("slips", *cases)
        reader = PdfReader(BytesIO(response.content))
        self.assertEqual(len(reader.pages), 2)
        told = "".join(page.extract_text() for page in reader.pages)
        for case in cases:
            self.assertIn(case.code, told)
            self.assertIn(case.number, told)

    def test_it_is_noted_who_took_how_many(self):
        self.paper("export", asked(), asked())
        entry = ModelLogEntry.objects.latest("pk")
        self.assertEqual(entry.action, "dialogue_pages.question.hand_out")
        self.assertEqual((entry.user, entry.data["count"]), (self.moderator, 2))

    def test_the_result_of_every_row_is_a_file(self):
        cases = [asked(), asked(title="+84")]
        bulk = self.done(self.planned("spam", *cases))
        _head, *rows = self.rows(self.client.get(bulk_url(bulk, "rows")))
        self.assertEqual([r[0].value for r in rows], [case.number for case in cases])
        self.assertEqual(rows[1][1].value, "'+84")
        self.assertEqual({r[2].value for r in rows}, {"Đã xong"})
