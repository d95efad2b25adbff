from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from dialogue_pages.hamlet_lists.sheets import Sheet
from dialogue_pages.models import EmptyHamletList, HamletLink, OfficeMail, Question
from tests.dialogue_pages.hamlet_lists.lists import (
    COMPLAINT,
    DRAIN,
    LAMP,
    coming_conference,
    list_of,
)
from tests.dialogue_pages.official.hamlet_sheets import filled, with_part
from tests.dialogue_pages.pages import soup_of
from tests.factories import open_portal
from tests.uncached import nothing_kept

from .desk.office import (
    APPROVER,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    hamlet_of,
    officer,
    other_site,
)

ROWS = [
    {"name": "Lò Thị Mai", "content": DRAIN},
    {"name": "", "content": LAMP},
    {"name": "Quàng Văn Ín", "content": COMPLAINT},
]


class HamletListsTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.conference = coming_conference(cls.plans)
        cls.moderator = officer(MODERATOR)
        cls.head = officer(HAMLET_HEAD, email="truong-thon@songtrang.example")
        cls.own = Sheet(cls.conference, hamlet_of(cls.head, name="Bến Lau"))
        cls.other = list_of(cls.conference, name="Nà Pản")
        cls.list = f"/admin/hamlet-lists/{cls.conference.pk}/"

    def setUp(self):
        self.client.force_login(self.moderator)

    def address(self, sheet, last):
        return f"{self.list}{sheet.hamlet.pk}/{last}"


class HamletListsTests(HamletListsTestCase):
    def test_the_office_sees_every_hamlet_and_a_head_the_own_one(self):
        page = self.client.get(self.list)
        self.assertContains(page, "Nà Pản")
        self.assertEqual(len(page.context["silent"]), 2)
        self.client.force_login(self.head)
        page = self.client.get(self.list)
        self.assertNotContains(page, "Nà Pản")
        self.assertEqual([t.hamlet for t in page.context["totals"]], [self.own.hamlet])

    def test_a_head_gets_no_sheet_of_another_hamlet(self):
        self.client.force_login(self.head)
        for kind in ("pdf", "xlsx"):
            own = self.client.get(self.address(self.own, f"sheet.{kind}"))
            other = self.client.get(self.address(self.other, f"sheet.{kind}"))
            self.assertEqual((own.status_code, other.status_code), (200, 404))

    def test_nobody_else_comes_in(self):
        for group in (APPROVER, SUPERVISOR, UNIT):
            user = officer(group)
            if user.has_perm("dialogue_pages.keep_minutes"):
                continue
            self.client.force_login(user)
            with self.subTest(group):
                self.assertRedirects(
                    self.client.get(self.list), "/admin/", fetch_redirect_response=False
                )

    def test_the_conferences_of_another_commune_are_not_there(self):
        stranger = officer(MODERATOR, site=other_site())
        self.client.force_login(stranger)
        self.assertEqual(self.client.get(self.list).status_code, 302)

    def test_the_sheet_carries_the_code(self):
        response = self.client.get(self.address(self.own, "sheet.xlsx"))
        book = load_workbook(BytesIO(response.content))
        texts = [str(row[0].value) for row in book.active.iter_rows(max_row=8)]
        self.assertIn(self.own.code, " ".join(texts))
        self.assertIn("no-store", response["Cache-Control"])

    def test_a_link_is_shown_once_and_only_the_office_makes_one(self):
        url = self.address(self.own, "link/")
        page = self.client.post(url, {"do": "issue"})
        self.assertIn("no-store", page["Cache-Control"])
        token = page.context["address"].rstrip("/").rpartition("/")[2]
        self.assertNotContains(self.client.get(self.list), token)
        self.client.post(url, {"do": "revoke"})
        self.assertFalse(HamletLink.objects.get().is_valid)
        self.client.force_login(self.head)
        self.client.post(url, {"do": "issue"})
        self.assertEqual(HamletLink.objects.count(), 1)

    def test_silent_heads_are_reminded_by_the_office_only(self):
        self.client.force_login(self.head)
        self.client.post(self.list)
        self.assertFalse(OfficeMail.objects.exists())
        self.client.force_login(self.moderator)
        self.client.post(self.list)
        self.assertEqual(OfficeMail.objects.get().person, self.head)

    def test_a_hamlet_without_opinions_is_not_silent(self):
        url = self.address(self.own, "no-opinions/")
        self.assertEqual(self.client.get(url).status_code, 200)
        self.assertFalse(EmptyHamletList.objects.exists())
        self.assertRedirects(self.client.post(url, {"do": "say"}), self.list)
        page = self.client.get(self.list)
        self.assertEqual(
            [total.hamlet for total in page.context["silent"]], [self.other.hamlet]
        )
        self.assertEqual(len(page.context["without_opinions"]), 1)
        self.client.post(self.list)
        self.assertFalse(OfficeMail.objects.exists())
        self.client.post(url, {"do": "take-back"})
        self.assertFalse(EmptyHamletList.objects.exists())

    def test_a_head_says_it_of_the_own_hamlet_alone(self):
        self.client.force_login(self.head)
        for sheet in (self.other, self.own):
            self.client.post(self.address(sheet, "no-opinions/"), {"do": "say"})
        word = EmptyHamletList.objects.get()
        self.assertEqual((word.hamlet, word.said_by), (self.own.hamlet, self.head))

    @nothing_kept
    def test_the_screen_takes_as_many_queries_for_many_hamlets(self):
        self.client.get(self.list)
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.list)
        for number in range(15):
            list_of(self.conference, name=f"Bản {number}")
        with self.assertNumQueries(len(few)):
            self.client.get(self.list)


class ImportTests(HamletListsTestCase):
    def setUp(self):
        super().setUp()
        self.url = self.list + "import/"

    def upload(self, data, name="so-thon.xlsx", **fields):
        file = SimpleUploadedFile(name, data)
        return self.client.post(self.url, {"file": file, **fields})

    def enter(self, preview, **ticks):
        told = {"rows": preview.context["rows"], "agreed": "on"}
        return self.client.post(self.url, told | ticks)

    def sheet(self, rows=ROWS, own=None, box=""):
        return filled(rows, (own or self.own).paper, box=box)

    def test_the_box_for_no_opinions_is_understood(self):
        for box in ("x", "X", "có", True):
            preview = self.upload(self.sheet([], box=box))
            self.assertTrue(preview.context["is_empty"])
            self.assertFalse(EmptyHamletList.objects.exists())
            report = self.client.post(self.url, {"rows": preview.context["rows"]})
            self.assertTrue(report.context["is_empty"])
            self.assertEqual(EmptyHamletList.objects.get().said_by, self.moderator)
            EmptyHamletList.objects.all().delete()

    def test_rows_beside_the_ticked_box_are_refused(self):
        numbers = [p.row.number for p in self.upload(self.sheet()).context["found"]]
        refused = self.upload(self.sheet(box="x"))
        [words] = refused.context["form"].errors["file"]
        self.assertIn(", ".join(map(str, numbers)), words)
        self.assertIn("bỏ dấu", words)
        self.assertIn("xóa các dòng", words)
        self.assertFalse(EmptyHamletList.objects.exists())

    def test_words_of_no_opinion_beside_the_box_are_no_row(self):
        rows = [{"name": "Lò Văn Pản", "content": "Không có ý kiến gì"}]
        preview = self.upload(self.sheet(rows, box="x"))
        self.assertTrue(preview.context["is_empty"])
        alone = self.upload(self.sheet(rows))
        self.assertEqual([p.state for p in alone.context["found"]], ["wrong"])

    def test_the_box_is_refused_once_questions_have_come(self):
        self.enter(self.upload(self.sheet()))
        preview = self.upload(self.sheet([], box="x"))
        again = self.client.post(self.url, {"rows": preview.context["rows"]})
        self.assertTrue(again.context["refusal"])
        self.assertFalse(EmptyHamletList.objects.exists())

    def test_the_rows_are_shown_before_any_is_entered(self):
        preview = self.upload(self.sheet())
        states = [prospect.state for prospect in preview.context["found"]]
        self.assertEqual(states, ["good", "wrong", "doubtful"])
        self.assertEqual(Question.objects.count(), 0)

    def test_from_any_preview_a_mended_file_can_be_chosen(self):
        for told in (ROWS, [{"name": "Lò Thị Mai"}], []):
            preview = soup_of(self.upload(self.sheet(told)))
            self.assertTrue(preview.select_one(f"main a[href='{self.url}']"))

    def test_good_rows_are_entered_and_every_row_is_reported(self):
        report = self.enter(self.upload(self.sheet()))
        question = Question.objects.get()
        self.assertEqual(question.hamlet, self.own.hamlet)
        rows = soup_of(report).select("table.hamlet-table tbody tr")
        self.assertEqual(len(rows), 3)
        self.assertIn(question.number, rows[0].get_text())
        numbers = [entered.row.number for entered in report.context["results"]]
        self.assertEqual([row.th.get_text() for row in rows], list(map(str, numbers)))
        self.assertContains(report, "Sửa các dòng còn lại")
        alone = self.enter(self.upload(self.sheet(ROWS[:1], own=self.other)))
        self.assertTrue(alone.context["new"])
        self.assertNotContains(alone, "Sửa các dòng còn lại")

    def test_the_same_sheet_again_enters_nothing_twice(self):
        for _time in range(2):
            preview = self.upload(self.sheet())
            doubtful = preview.context["found"][2].row.number
            self.enter(preview, **{f"sure-{doubtful}": "on"})
        self.assertEqual(Question.objects.count(), 2)

    def test_without_the_consent_of_those_named_nothing_is_entered(self):
        preview = self.upload(self.sheet())
        again = self.client.post(self.url, {"rows": preview.context["rows"]})
        self.assertEqual(Question.objects.count(), 0)
        self.assertTrue(again.context["refusal"])

    def test_rows_that_were_not_shown_are_not_entered(self):
        for rows in ("", "x", '{"rows": []}'):
            response = self.client.post(self.url, {"rows": rows, "agreed": "on"})
            self.assertRedirects(response, self.url)
        self.assertEqual(Question.objects.count(), 0)

    def test_dangerous_files_are_refused_in_words(self):
        good = self.sheet()
        files = {
            "macro": with_part(good, "xl/vbaProject.bin", b"x"),
            "bomb": with_part(good, "xl/x.xml", bytes(30 * 1024 * 1024)),
            "formula": self.sheet([ROWS[0] | {"name": "=1+1"}]),
            "text": b"no spreadsheet",
            "empty": b"x",
        }
        for name, data in files.items():
            with self.subTest(name):
                response = self.upload(data)
                self.assertEqual(response.status_code, 200)
                self.assertTrue(response.context["form"].errors["file"])

    def test_a_head_enters_the_own_list_and_no_other(self):
        self.client.force_login(self.head)
        refused = self.upload(self.sheet(own=self.other))
        self.assertTrue(refused.context["form"].errors["file"])
        self.enter(self.upload(self.sheet()))
        self.assertEqual(Question.objects.get().hamlet, self.own.hamlet)

    def test_what_the_office_was_shown_a_head_cannot_enter(self):
        preview = self.upload(self.sheet(own=self.other))
        self.client.force_login(self.head)
        self.enter(preview)
        self.assertEqual(Question.objects.count(), 0)

    def test_a_list_for_another_conference_is_not_entered_here(self):
        other = Sheet(coming_conference(self.plans), self.own.hamlet)
        refused = self.upload(self.sheet(own=other))
        self.assertTrue(refused.context["form"].errors["file"])

    def test_a_code_of_another_hamlet_than_the_chosen_one_is_told(self):
        refused = self.upload(self.sheet(), hamlet=self.other.hamlet.pk)
        [words] = refused.context["form"].errors["hamlet"]
        self.assertIn(str(self.own.hamlet), words)
        preview = self.upload(self.sheet(), hamlet=self.own.hamlet.pk)
        self.assertTrue(preview.context["found"])

    def test_without_a_code_the_hamlet_is_chosen(self):
        data = self.sheet()
        book = load_workbook(BytesIO(data))
        for row in book.active.iter_rows(max_row=8):
            if self.own.code in str(row[0].value):
                row[0].value = "Mã danh sách:"
        out = BytesIO()
        book.save(out)
        asked = self.upload(out.getvalue())
        self.assertTrue(asked.context["form"].errors["hamlet"])
        preview = self.upload(out.getvalue(), hamlet=self.own.hamlet.pk)
        self.assertEqual(preview.context["sheet"].hamlet, self.own.hamlet)
