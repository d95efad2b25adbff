import io
import json
import os
import subprocess
import sys
import tempfile

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase
from wagtail.models import Site

from dialogue_pages.models import WorkingDayException
from tests.factories import default_site
from tests.places import ROOT


def run(*args, **options):
    out, errors = io.StringIO(), io.StringIO()
    call_command("due_date", *args, stdout=out, stderr=errors, **options)
    return out.getvalue()


def told(*args, **options):
    return json.loads(run(*args, format="json", **options))


class DueDateCommandTests(TestCase):
    def test_json_has_exactly_the_documented_keys(self):
        result = told("2026-06-25", "5", "working_days")
        self.assertEqual(set(result), {"due_on", "rolled_from", "steps"})
        self.assertEqual(
            (result["due_on"], result["rolled_from"]), ("2026-07-02", None)
        )
        self.assertEqual(
            [(step["date"][-2:], step["counted"]) for step in result["steps"]],
            [
                ("26", True),
                ("27", False),
                ("28", False),
                ("29", True),
                ("30", True),
                ("01", True),
                ("02", True),
            ],
        )
        for step in result["steps"]:
            self.assertEqual(set(step), {"date", "counted", "reason"})
            self.assertTrue(step["reason"])

    def test_the_worked_examples(self):
        examples = {
            "2026-06-25": ("2026-07-02", "2026-07-06", "2026-07-09", "2026-07-06"),
            "2026-08-20": ("2026-08-26", "2026-08-28", "2026-09-07", "2026-09-03"),
            "2025-12-31": ("2026-01-09", "2026-01-12", "2026-01-15", "2026-01-10"),
        }
        for start, expected in examples.items():
            working = [
                told(start, n, "working_days")["due_on"] for n in "5 7 10".split()
            ]
            results = told(start, "10", "calendar_days")["due_on"]
            self.assertEqual((*working, results), expected)
        before = {
            "2026-06-25": "2026-06-18",
            "2026-08-20": "2026-08-13",
            "2025-12-31": "2025-12-24",
        }
        for start, expected in before.items():
            result = told(start, "7", "calendar_days", before=True)
            self.assertEqual(
                (result["due_on"], result["rolled_from"]), (expected, None)
            )

    def test_after_the_start_a_day_off_moves_to_the_next_working_day(self):
        result = told("2026-08-20", "10", "calendar_days")
        self.assertEqual(result["rolled_from"], "2026-08-30")
        moved = result["steps"][10:]
        self.assertEqual(
            [step["date"] for step in moved],
            ["2026-08-31", "2026-09-01", "2026-09-02", "2026-09-03"],
        )
        self.assertFalse(any(step["counted"] for step in moved))
        self.assertIn("Quốc khánh", moved[2]["reason"])

    def test_before_the_start_a_day_off_moves_to_the_previous_working_day(self):
        result = told("2026-07-05", "7", "calendar_days", before=True)
        self.assertEqual(result["due_on"], "2026-06-26")
        self.assertEqual(result["rolled_from"], "2026-06-28")
        self.assertEqual(result["steps"][0]["date"], "2026-07-04")
        self.assertEqual(result["steps"][-1]["date"], "2026-06-26")

    def test_the_offices_own_table_decides(self):
        WorkingDayException.objects.create(
            site=default_site(),
            day="2026-06-26",
            name="Nghỉ phòng, chống lũ",
            source_document="CĐ 01/CĐ-UBND",
        )
        result = told("2026-06-25", "1", "working_days")
        self.assertEqual(result["due_on"], "2026-06-29")
        self.assertEqual(
            result["steps"][0]["reason"], "Nghỉ phòng, chống lũ, CĐ 01/CĐ-UBND"
        )

    def test_another_site_counts_on_its_own_days(self):
        site = default_site()
        WorkingDayException.objects.create(
            site=site, day="2026-06-26", name="Nghỉ", source_document="01/QĐ"
        )
        Site.objects.create(hostname="khac.example", root_page=site.root_page)
        result = told("2026-06-25", "1", "working_days", site="khac.example")
        self.assertEqual(result["due_on"], "2026-06-26")

    def test_without_any_site_the_official_days_count(self):
        Site.objects.all().delete()
        self.assertEqual(
            told("2026-08-28", "1", "working_days")["due_on"], "2026-09-03"
        )

    def test_lines_for_people(self):
        lines = run("2026-08-20", "10", "calendar_days").splitlines()
        self.assertIn("03/09/2026", lines[0])
        self.assertIn("30/08/2026", lines[1])
        self.assertEqual(len(lines), 2 + 14)

    def test_what_cannot_be_counted_is_refused_in_one_line(self):
        bad = [
            ("25/06/2026", "5", "working_days"),
            ("2026-02-30", "5", "working_days"),
            ("20260625", "5", "working_days"),
            ("hôm nay", "5", "working_days"),
            ("2026-06-25", "-1", "working_days"),
            ("2026-06-25", "3661", "working_days"),
            ("2026-06-25", "năm", "working_days"),
            ("2026-06-25", "٥", "working_days"),
            ("2026-06-25", "5", "weeks"),
            ("9999-12-30", "5", "working_days"),
            ("9999-12-31", "0", "calendar_days", "--before", "--site=khong-co.example"),
        ]
        for args in bad:
            with self.subTest(args=args), self.assertRaises(CommandError) as caught:
                run(*args)
            self.assertEqual(caught.exception.returncode, 2)
            self.assertEqual(len(str(caught.exception).splitlines()), 1)

    def test_the_longest_count_is_taken(self):
        self.assertEqual(
            len(told("2026-06-25", "3660", "calendar_days")["steps"]), 3660
        )


class WithoutDatabaseTests(SimpleTestCase):
    def ended(self, *args):
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run(
                [sys.executable, "manage.py", "due_date", *args],
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=60,
                env=os.environ | {"DATABASE_URL": f"sqlite:///{folder}/trong.sqlite3"},
            )

    def test_the_official_days_count_and_the_officer_is_told(self):
        ended = self.ended("2026-08-20", "5", "working_days", "--format=json")
        self.assertEqual(ended.returncode, 0)
        self.assertEqual(json.loads(ended.stdout)["due_on"], "2026-08-26")
        self.assertEqual(len(ended.stderr.splitlines()), 1)

    def test_a_refusal_ends_with_code_2_and_one_line(self):
        ended = self.ended("2026-06-25", "-5", "working_days")
        self.assertEqual((ended.returncode, ended.stdout), (2, ""))
        self.assertEqual(len(ended.stderr.splitlines()), 1)
