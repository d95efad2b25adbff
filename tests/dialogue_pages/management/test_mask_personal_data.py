import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

from tests.places import ROOT

TEXT = "Tôi là Nam 😀, sđt 0901 234 567, thư nam@gmail.com.\r\nSố 12/KH-UBND."
MASKED = TEXT.replace("0901 234 567", "[số điện thoại]").replace(
    "nam@gmail.com", "[thư điện tử]"
)


class MaskPersonalDataCommandTests(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "y-kien.txt"
        self.path.write_bytes(TEXT.encode())

    def run_command(self, *args, **options):
        out = io.StringIO()
        call_command("mask_personal_data", *args, stdout=out, **options)
        return out.getvalue()

    def assert_refused(self, *args, says):
        with self.assertRaises(CommandError) as caught:
            self.run_command(*args)
        self.assertEqual(caught.exception.returncode, 2)
        told = str(caught.exception)
        self.assertIn(says, told)
        self.assertEqual(len(told.splitlines()), 1)

    def test_json_gives_the_masked_text_and_the_spans_of_the_original(self):
        told = json.loads(self.run_command(str(self.path)))
        self.assertEqual(set(told), {"text", "spans"})
        self.assertEqual(told["text"], MASKED)
        shown = {
            span["kind"]: TEXT[span["start"] : span["end"]] for span in told["spans"]
        }
        self.assertEqual(shown, {"phone": "0901 234 567", "email": "nam@gmail.com"})

    def test_text_format_prints_the_masked_text_and_nothing_else(self):
        self.assertEqual(self.run_command(str(self.path), format="text"), MASKED)

    def test_a_dash_reads_standard_input(self):
        with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()))):
            told = json.loads(self.run_command("-"))
        self.assertEqual(told["text"], MASKED)

    def test_an_empty_text_stays_empty(self):
        self.path.write_bytes(b"")
        told = json.loads(self.run_command(str(self.path)))
        self.assertEqual(told, {"text": "", "spans": []})

    def test_a_file_that_is_not_there_is_told_in_a_sentence(self):
        self.assert_refused(str(self.path) + ".khac", says="Không mở được tệp")

    def test_a_folder_is_refused(self):
        self.assert_refused(str(self.path.parent), says="Không mở được tệp")

    def test_another_encoding_is_refused(self):
        self.path.write_bytes(TEXT.encode("utf-16"))
        self.assert_refused(str(self.path), says="UTF-8")

    def test_a_text_that_is_too_large_is_refused(self):
        self.path.write_bytes(b"a" * (5 * 1024 * 1024 + 1))
        self.assert_refused(str(self.path), says="5 MB")

    def test_the_process_ends_with_code_two_and_one_line(self):
        result = subprocess.run(
            [sys.executable, "manage.py", "mask_personal_data", "khong-co.txt"],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, "")
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertNotIn("CommandError", result.stderr)

    def test_a_command_written_wrongly_is_answered_with_how_to_write_it(self):
        for args in ([], ["-", "--format", "xml"], ["a.txt", "b.txt"], ["--la", "-"]):
            with self.subTest(args=args):
                result = subprocess.run(
                    [sys.executable, "manage.py", "mask_personal_data", *args],
                    cwd=ROOT,
                    capture_output=True,
                    text=True,
                    stdin=subprocess.DEVNULL,
                )
                self.assertEqual((result.returncode, result.stdout), (2, ""))
                (line,) = result.stderr.splitlines()
                self.assertIn("mask_personal_data FILE [--format json|text]", line)
                self.assertIn("Cách viết lệnh", line)
