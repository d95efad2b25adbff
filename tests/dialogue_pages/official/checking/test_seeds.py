from functools import cache
from pathlib import Path
from unittest import TestCase, skipUnless

from dialogue_pages.official.checking import CheckContext, check_plan
from dialogue_pages.official.reading.plan import read_plan_file

SEEDS = Path(__file__).parents[4].parent / "shared" / "seeds"

# Beside these every seed has no number and no full date.
EXPECTED = {
    "000": "C05 H03 L05 L16 L17 L18 L23",
    "001": "H03 L02 L03 L06 L07 L08 L12 L16 L17 L24",
    "002": "H03 L05 L11 L16 L17",
    "003": "H03 H04 L09 L16 L17",
    "004": "L04 L05 L10 L13 L17 L23 L24",
}


@cache
def seed(number):
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_plan_file(path).document


@skipUnless(SEEDS.is_dir(), f"the five real plans are not in {SEEDS}")
class SeedTests(TestCase):
    def findings(self, number, code):
        found = check_plan(seed(number), CheckContext())
        return [finding for finding in found if finding.code == code]

    def finding(self, number, code):
        (finding,) = self.findings(number, code)
        return finding

    def test_each_seed_raises_these_rules_and_no_others(self):
        for number, codes in EXPECTED.items():
            with self.subTest(seed=number):
                found = check_plan(seed(number), CheckContext())
                self.assertEqual(
                    sorted({finding.code for finding in found}),
                    sorted(["H01", "H02", *codes.split()]),
                )

    def test_the_law_with_a_wrong_date(self):
        finding = self.finding("001", "L02")
        self.assertEqual(finding.place, "Căn cứ 2")
        self.assertEqual(finding.params["printed"], "21/02/2025")

    def test_cham_spelled_two_ways(self):
        finding = self.finding("001", "L08")
        self.assertEqual(finding.params["usual_count"], 6)
        self.assertEqual(finding.params["other_count"], 3)

    def test_the_blank_deadline(self):
        finding = self.finding("001", "L06")
        self.assertEqual((finding.place, finding.line), ("III.6", 121))

    def test_the_heading_that_promises_a_form(self):
        self.assertEqual(self.finding("001", "L07").params["part"], "hình thức")

    def test_numbering(self):
        for number, places in {
            "000": ["II.4"],
            "002": ["1", "I"],
            "004": ["II.4"],
        }.items():
            with self.subTest(seed=number):
                found = [finding.place for finding in self.findings(number, "L05")]
                self.assertEqual(found, places)

    def test_the_doubled_word(self):
        self.assertEqual(self.finding("003", "L09").params["words"], "bản bản")

    def test_the_lost_letters(self):
        lost = [finding.params["text"] for finding in self.findings("004", "L10")]
        self.assertEqual(lost, ["t  nh", "n định", "t ị", "T ưởng"])

    def test_the_symbol_with_spaces_and_a_dash(self):
        self.assertEqual(self.finding("004", "L04").params["written"], "KH – UBND")

    def test_the_other_audience(self):
        self.assertEqual(self.finding("000", "L18").params["audience"], "đoàn viên")
