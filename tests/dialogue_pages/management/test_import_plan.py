import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase
from pypdf import PdfReader

from dialogue_pages.models import DialoguePlanPage, Hamlet, PlanSource
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import DialoguePlanIndexPageFactory, default_site, open_portal
from tests.places import ROOT

KEYS = {
    "agency", "parent_agency", "number", "symbol", "place", "issued", "type",
    "subject", "bases", "opening", "sections", "conferences", "question_deadline",
    "assignments", "recipients", "archive", "banner", "signature",
}  # fmt: skip


class ImportPlanCommandTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.path = self.folder / "ke-hoach.txt"
        self.path.write_text(render_text(clean_plan()), encoding="utf-8")

    def run_command(self, *args, **options):
        out = io.StringIO()
        call_command("import_plan", *args, stdout=out, **options)
        return out.getvalue()

    def assert_refused(self, *args, says):
        with self.assertRaises(CommandError) as caught:
            self.run_command(*args)
        self.assertEqual(caught.exception.returncode, 2)
        told = str(caught.exception)
        self.assertIn(says, told)
        self.assertEqual(len(told.splitlines()), 1)
        self.assertFalse(DialoguePlanPage.objects.exists())

    def test_json_has_every_documented_key(self):
        told = json.loads(self.run_command(self.path, dry_run=True, format="json"))
        self.assertEqual(
            set(told),
            {"source", "document", "repairs", "findings", "hamlets", "page"},
        )
        self.assertLessEqual(KEYS, set(told["document"]))
        document = told["document"]
        self.assertEqual(document["issued"], {"day": 1, "month": 6, "year": 2026})
        self.assertEqual(document["conferences"][0]["precision"], "exact")
        self.assertEqual(document["signature"]["position"], "CHỦ TỊCH")

    def test_a_trial_run_makes_no_page(self):
        told = json.loads(self.run_command(self.path, dry_run=True, format="json"))
        self.assertIsNone(told["page"])
        self.assertFalse(DialoguePlanPage.objects.exists())

    def test_makes_a_draft_and_tells_its_number(self):
        told = json.loads(self.run_command(self.path, format="json"))
        page = DialoguePlanPage.objects.get()
        self.assertEqual(told["page"]["id"], page.pk)
        self.assertFalse(page.live)

    def test_publish_makes_the_page_public(self):
        self.run_command(self.path, publish=True)
        page = DialoguePlanPage.objects.get()
        self.assertEqual(self.client.get(page.url).status_code, 200)

    def test_several_files_make_a_list_and_papers_in_a_folder(self):
        second = self.folder / "lan-hai.txt"
        second.write_bytes(self.path.read_bytes())
        out = self.folder / "out"
        out.mkdir()
        told = json.loads(
            self.run_command(
                self.path, second, dry_run=True, format="json", write_text=out
            )
        )
        self.assertEqual(len(told), 2)
        self.assertEqual(
            sorted(path.name for path in out.iterdir()),
            ["ke-hoach.txt", "lan-hai.txt"],
        )

    def test_the_folder_for_papers_is_made(self):
        out = self.folder / "moi" / "out"
        second = self.folder / "lan-hai.txt"
        second.write_bytes(self.path.read_bytes())
        self.run_command(self.path, second, dry_run=True, write_text=out)
        self.assertEqual(len(list(out.iterdir())), 2)

    def test_a_file_in_the_way_of_the_folder_is_told_in_one_line(self):
        self.assert_refused(
            self.path, self.path, f"--write-text={self.path}", says=self.path.name
        )

    def test_new_hamlets_are_told_and_added_unless_refused(self):
        new = ["Vạn Chài", "Bến Đá"]
        for options, added, unknown in [
            ({"dry_run": True}, [], new),
            ({"no_new_hamlets": True}, [], new),
            ({}, new, []),
            ({}, [], []),
        ]:
            with self.subTest(options=options):
                told = json.loads(self.run_command(self.path, format="json", **options))
                self.assertEqual(told["hamlets"], {"added": added, "unknown": unknown})
                names = Hamlet.objects.values_list("name", flat=True)
                self.assertEqual(set(names) if added else set(), set(added))

    def test_hamlets_of_another_commune_stay_out_of_the_directory(self):
        document = clean_plan()
        document.place = "Núi Sao"
        self.path.write_text(render_text(document), encoding="utf-8")
        told = json.loads(self.run_command(self.path, format="json"))
        self.assertEqual(told["hamlets"]["added"], [])
        self.assertIn("H10", [finding["code"] for finding in told["findings"]])
        self.assertFalse(Hamlet.objects.exists())

    def test_the_address_of_a_page_names_the_port_of_its_site(self):
        site = default_site()
        site.port = 8123
        site.save()
        told = json.loads(self.run_command(self.path, format="json"))
        self.assertIn(":8123/", told["page"]["url"])

    def test_papers_hold_every_word(self):
        pdf, docx, text = (
            self.folder / f"out.{kind}" for kind in ("pdf", "docx", "txt")
        )
        self.run_command(
            self.path, dry_run=True, write_pdf=pdf, write_docx=docx, write_text=text
        )
        source = words(self.path.read_text(encoding="utf-8"))
        self.assertEqual(words(text.read_text(encoding="utf-8")), source)
        printed = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
        self.assertLessEqual(set(source), set(words(printed)))
        again = json.loads(self.run_command(docx, dry_run=True, format="json"))
        self.assertEqual(again["document"]["subject"], clean_plan().subject)

    def test_files_of_one_name_give_papers_of_their_own(self):
        second = self.folder / "khac" / self.path.name.upper()
        second.parent.mkdir()
        shutil.copy(self.path, second)
        out = self.folder / "ra"
        self.run_command(self.path, second, self.path, dry_run=True, write_text=out)
        names = {path.stem.lower() for path in out.iterdir()}
        stem = self.path.stem.lower()
        self.assertEqual(names, {stem, f"{stem}-2", f"{stem}-3"})

    def test_a_paper_that_names_no_agency_is_by_the_office_of_the_site(self):
        out = self.folder / "out.pdf"
        for place, author in (("Sông Trăng", "ỦY BAN NHÂN DÂN XÃ"), ("Núi Sao", None)):
            document = clean_plan()
            document.agency, document.place = [], place
            self.path.write_text(render_text(document), encoding="utf-8")
            self.run_command(self.path, dry_run=True, write_pdf=out)
            with self.subTest(place=place):
                self.assertIn(author or "", PdfReader(out).metadata.author or "")
                self.assertEqual(bool(PdfReader(out).metadata.author), bool(author))

    def test_the_site_can_be_named(self):
        other = DialoguePlanIndexPageFactory(parent__slug="xa-khac")
        site = default_site()
        site.pk, site.hostname, site.is_default_site = None, "khac.example", False
        site.root_page = other.get_parent()
        site.save()
        self.run_command(self.path, site="khac.example")
        self.assertTrue(DialoguePlanPage.objects.child_of(other).exists())

    def test_an_unknown_site_is_refused(self):
        with self.assertRaises(CommandError) as caught:
            self.run_command(self.path, site="khong-co.example")
        self.assertEqual(caught.exception.returncode, 2)

    def test_a_missing_file_is_refused_in_one_line(self):
        self.assert_refused(self.folder / "khong-co.txt", says="khong-co.txt")

    def test_another_document_is_refused_and_nothing_is_written(self):
        bad = self.folder / "thong-bao.txt"
        bad.write_text("THÔNG BÁO\nVề việc họp thôn", encoding="utf-8")
        out = self.folder / "out.pdf"
        self.assert_refused(bad, f"--write-pdf={out}", says="THÔNG BÁO")
        self.assertFalse(out.exists())

    def test_one_bad_file_among_good_ones_writes_nothing(self):
        bad = self.folder / "rong.txt"
        bad.write_bytes(b"")
        self.assert_refused(self.path, bad, says="rong.txt")

    def test_an_unwritable_place_is_refused_before_a_page_is_made(self):
        self.assert_refused(
            self.path, f"--write-pdf={self.folder}/khong/co/out.pdf", says="out.pdf"
        )

    def test_no_source_file_is_left_behind_by_the_command(self):
        self.run_command(self.path)
        self.assertFalse(PlanSource.objects.exists())


class ExitCodeTests(SimpleTestCase):
    def test_a_refusal_ends_with_code_2_and_one_line(self):
        ended = subprocess.run(
            [sys.executable, "manage.py", "import_plan", "--dry-run", "khong-co.txt"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
        self.assertEqual(ended.returncode, 2)
        self.assertEqual(ended.stdout, "")
        (line,) = ended.stderr.splitlines()
        self.assertTrue(line.startswith("khong-co.txt: "), line)
