"""What our writers print, our readers understand as the same plan."""

import unittest
from dataclasses import replace

from dialogue_pages.official.document import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    Withdrawal,
)
from dialogue_pages.official.reading.plan import read_plan, read_plan_file
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.pdf import render_pdf
from tests.dialogue_pages.official.plans import clean_plan
from tests.places import SEEDS, needs_seeds

from .rereading import stripped

WRITERS = {"docx": render_docx, "pdf": render_pdf}


class PapersReadAgainTests(unittest.TestCase):
    def assert_read_again(self, document):
        printed = replace(
            document, national_title=NATIONAL_TITLE, national_motto=NATIONAL_MOTTO
        )
        for kind, write in WRITERS.items():
            with self.subTest(kind=kind, subject=document.subject):
                again = read_plan(write(document), f"ke-hoach.{kind}").document
                self.assertEqual(single_spaced(again), single_spaced(printed))

    def test_an_invented_plan(self):
        self.assert_read_again(clean_plan())

    def test_a_withdrawn_plan_without_its_mark_which_is_told(self):
        reason = (
            "Lý do: hội nghị lùi lại vì mưa bão kéo dài, đường vào thôn còn ngập sâu"
        )
        note = (
            f"Thu hồi ngày 05 tháng 6 năm 2026, theo Quyết định số 12/QĐ-UBND. {reason}"
        )
        plan = clean_plan()
        for mark in ("ĐÃ THU HỒI", "ĐÃ ĐƯỢC THAY THẾ"):
            withdrawn = replace(plan, withdrawal=Withdrawal(mark, note))
            for kind, write in WRITERS.items():
                read = read_plan(write(withdrawn), f"ke-hoach.{kind}")
                with self.subTest(kind=kind, mark=mark):
                    self.assertEqual(read.document.agency, plan.agency)
                    told = {repair.code: repair for repair in read.repairs}
                    self.assertNotIn("left_out", told)
                    self.assertEqual(told["withdrawal_mark"].before, f"{mark} {note}")

    @needs_seeds
    def test_the_five_real_plans(self):
        for path in sorted(SEEDS.glob("*.txt")):
            self.assert_read_again(read_plan_file(path).document)


def single_spaced(document):
    """A document as data; on paper, two spaces (of lost letters) are as wide as one."""
    return _single_spaced(stripped(document))


def _single_spaced(value):
    if isinstance(value, dict):
        return {key: _single_spaced(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_single_spaced(item) for item in value]
    return value.replace("  ", " ") if isinstance(value, str) else value
