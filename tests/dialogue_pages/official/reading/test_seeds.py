"""The five real plans, read exactly; the numbers are those of the product's issue."""

import unittest
from datetime import date

from dialogue_pages.official.reading.plan import read_plan_file
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words
from tests.places import needs_seeds, seed

from .rereading import read_again, stripped

NUMBERS = ("000", "001", "002", "003", "004")


@needs_seeds
class SeedTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plans = {number: read_plan_file(seed(number)) for number in NUMBERS}
        cls.documents = {number: plan.document for number, plan in cls.plans.items()}

    def counts(self, count):
        return [count(self.documents[number]) for number in NUMBERS]

    def test_bases_sections_units_and_recipients_are_counted_right(self):
        self.assertEqual(self.counts(lambda d: len(d.bases)), [2, 3, 3, 1, 4])
        self.assertEqual(self.counts(lambda d: len(d.sections)), [3, 3, 3, 3, 3])
        self.assertEqual(self.counts(lambda d: len(d.assignments)), [5, 6, 3, 5, 5])
        self.assertEqual(self.counts(lambda d: len(d.recipients)), [6, 10, 12, 10, 8])

    def test_each_has_one_conference_as_precise_as_printed(self):
        self.assertEqual(
            self.counts(
                lambda d: [(c.when.precision.value, c.when.iso) for c in d.conferences]
            ),
            [
                [("month", "2026-08")],
                [("exact", "2026-06-25T07:30:00+07:00")],
                [("quarter_end", "2026-Q3")],
                [("month", "2025-08")],
                [("before_month", "2024-09")],
            ],
        )

    def test_expected_people(self):
        self.assertEqual(
            self.counts(
                lambda d: (d.conferences[0].expected_min, d.conferences[0].expected_max)
            ),
            [(80, 100), (None, None), (120, 150), (None, None), (None, None)],
        )

    def test_hamlets(self):
        self.assertEqual(
            self.counts(lambda d: len(d.conferences[0].hamlets)), [2, 1, 0, 1, 0]
        )

    def test_question_deadlines(self):
        first, second, third, fourth, fifth = self.counts(lambda d: d.question_deadline)
        self.assertEqual(first.on, date(2026, 7, 14))
        self.assertTrue(second.is_blank)
        self.assertIsNone(third)
        self.assertEqual((fourth.offset, fourth.direction), (7, "before"))
        self.assertEqual((fifth.offset, fifth.direction), (5, "before"))

    def test_the_brace_groups_the_first_three_recipients_for_report(self):
        document = self.documents["001"]
        marked = [recipient.for_report for recipient in document.recipients]
        self.assertEqual(marked, [True] * 3 + [False] * 7)
        self.assertEqual(document.archive, "VP, VT")
        self.assertIn("report_brace", self.codes("001"))

    def test_marks_b_c_are_for_report(self):
        for number in ("000", "002", "003"):
            with self.subTest(number):
                marked = [
                    recipient
                    for recipient in self.documents[number].recipients
                    if recipient.for_report
                ]
                self.assertEqual(len(marked), 1)
                self.assertIn("b/c", marked[0].text.lower())

    def test_banner_is_five_lines_and_a_date(self):
        banner = self.documents["001"].banner
        self.assertEqual(len(banner), 6)
        self.assertEqual(banner[0], "HỘI NGHỊ")
        self.assertIn("tháng 06", banner[-1])

    def test_signatures(self):
        for number, document in self.documents.items():
            with self.subTest(number):
                self.assertEqual(document.signature.position, "CHỦ TỊCH")
                last = [line.strip() for line in seed(number).read_text().splitlines()]
                self.assertIn(
                    document.signature.name, [line for line in last if line][-2:]
                )
        self.assertEqual(
            self.counts(lambda d: len(d.signature.capacity)), [1, 1, 1, 1, 0]
        )

    def test_what_is_unknown_stays_empty(self):
        for document in self.documents.values():
            self.assertIsNone(document.number)
            self.assertIsNone(document.parent_agency)
            self.assertFalse(document.issued.is_complete)
        self.assertEqual(self.documents["003"].symbol, None)
        self.assertEqual(self.documents["003"].issued.year, None)
        self.assertEqual(self.documents["004"].symbol, "KH – UBND")

    def test_every_word_is_kept_in_order_but_for_the_named_repair(self):
        for number, document in self.documents.items():
            with self.subTest(number):
                source = words(seed(number).read_text(encoding="utf-8"))
                written = words(render_text(document))
                if number == "001":
                    self.assertIn("month_zero", self.codes("001"))
                    source[source.index("06")] = "6"
                self.assertEqual(written, source)

    def test_printed_numbering_stays(self):
        labels = [section.label for section in self.documents["002"].sections]
        self.assertEqual(labels, ["1.", "I.", "III."])
        second = self.documents["000"].sections[1]
        items = [item.label for item in second.blocks]
        self.assertEqual(items, ["1.", "2.", "3.", "4.", "4."])

    def test_wrapped_lines_are_joined_and_reported(self):
        for number, least in (("003", 20), ("004", 35)):
            with self.subTest(number):
                self.assertGreaterEqual(self.codes(number).count("rejoined"), least)

    def test_the_false_bullet_is_reported_and_joined(self):
        self.assertEqual(self.codes("003").count("false_bullet"), 1)
        told = render_text(self.documents["003"])
        self.assertIn("quốc phòng - an ninh của xã", told)

    def test_lost_letters_are_reported_and_not_invented(self):
        lost = [r for r in self.plans["004"].repairs if r.code == "lost_letters"]
        self.assertEqual([r.before for r in lost], ["t  nh", "n định", "t ị", "T ưởng"])
        self.assertTrue(all(repair.after is None for repair in lost))
        self.assertIn("chính t ị - xã hội", render_text(self.documents["004"]))

    def test_reading_what_was_written_gives_the_same_document_again(self):
        for number, document in self.documents.items():
            with self.subTest(number):
                self.assertEqual(stripped(read_again(document)), stripped(document))

    def codes(self, number):
        return [repair.code for repair in self.plans[number].repairs]
