"""One text in any encoding is one document."""

import re
import unicodedata
import unittest

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_pages.official.reading.plan import read_plan
from dialogue_pages.official.writing.plain_text import render_text
from tests.dialogue_pages.official.plans import clean_plan
from tests.places import ROOT, SEEDS, needs_seeds

from .rereading import stripped
from .test_legacy import TCVN3_CODES, to_vni
from .test_plan import SHORT

PLANS = [SHORT, render_text(clean_plan())] + [
    re.sub(r"\$\w+", "2026", path.read_text())
    for path in sorted((ROOT / "home/demo/plans").glob("*.txt"))
]


def to_tcvn3(text):
    """Capitals with a tone have no code of their own: they lie there small."""
    return "".join(
        TCVN3_CODES.get(letter) or TCVN3_CODES.get(letter.lower()) or letter
        for letter in text
    )


def read(data):
    return stripped(read_plan(data, "a.txt").document)


def caseless(value):
    if isinstance(value, dict):
        return {key: caseless(item) for key, item in value.items()}
    if isinstance(value, list):
        return [caseless(item) for item in value]
    return value.casefold() if isinstance(value, str) else value


class EncodingTests(unittest.TestCase):
    maxDiff = None

    def assert_one_document(self, text):
        text = unicodedata.normalize("NFC", text)
        expected = read(text.encode())
        self.assertEqual(read(unicodedata.normalize("NFD", text).encode()), expected)
        self.assertEqual(read(to_vni(text).encode("cp1252")), expected)
        self.assertEqual(read(to_vni(text).encode()), expected)
        old = to_tcvn3(text).encode("cp1252")
        self.assertEqual(caseless(read(old)), caseless(expected))

    def test_plans_of_the_demonstration_and_the_tests(self):
        for text in PLANS:
            with self.subTest(text=text[:60]):
                self.assert_one_document(text)

    @needs_seeds
    def test_the_five_real_plans(self):
        for path in sorted(SEEDS.glob("*.txt")):
            with self.subTest(path.name):
                self.assert_one_document(path.read_text())

    @settings(max_examples=25, deadline=None)
    @given(st.data())
    def test_marks_anywhere_in_the_text_read_alike(self, data):
        text = data.draw(st.sampled_from(PLANS[:2]))
        told = data.draw(st.sampled_from(["ủy ban", "đã ký", "sự thật", "mãi", "Độc"]))
        marks = data.draw(st.sampled_from(["*", "**"]))
        marked = f"- Lắng nghe {marks}{told}{marks} của"
        text = text.replace("- Lắng nghe", marked, 1)
        self.assertIn(marked, text)
        self.assert_one_document(text)
        self.assertNotIn("*", str(read(text.encode())))


class CapitalTests(unittest.TestCase):
    def repairs(self, text):
        plan = read_plan(to_tcvn3(text).encode("cp1252"), "a.txt")
        return plan, [repair.code for repair in plan.repairs]

    def test_a_line_of_abbreviations_is_not_set_in_capitals(self):
        plan, _ = self.repairs(SHORT)
        numbered = next(line.plain for line in plan.source.lines if "/KH" in line.plain)
        self.assertTrue(numbered.startswith("Số:"))

    def test_lines_in_capitals_are_raised_and_told(self):
        plan, codes = self.repairs(SHORT)
        self.assertEqual(plan.document.signature.position, "PHÓ CHỦ TỊCH")
        self.assertIn("MỤC ĐÍCH", plan.document.sections[0].heading.plain)
        self.assertIn("old_capitals", codes)
