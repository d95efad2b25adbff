from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.official.checking import CheckContext, check_plan
from dialogue_pages.official.document import Document, Item, Section
from dialogue_pages.official.text import Text

from .cases import RuleTestCase

STYLES = {
    "arabic": [f"{number}." for number in range(1, 13)],
    "decimal": [f"1.{number}." for number in range(1, 13)],
    "letters": [f"{letter})" for letter in "abcdđeghikl"],
    "roman": [f"{roman}." for roman in "I II III IV V VI VII VIII IX X XI XII".split()],
}


class NumberingTests(RuleTestCase):
    def relabel(self, *labels):
        for section, label in zip(self.plan.sections, labels, strict=True):
            section.label = label

    def test_an_item_number_used_twice(self):
        self.contents.blocks[2].label = "2."
        finding = self.assert_finds("L05")
        self.assertEqual(finding.place, "II.2")
        self.assertEqual(finding.params, {"label": "2.", "expected": "3."})
        self.assertIn("twice", finding.message)

    def test_an_item_number_left_out(self):
        self.contents.blocks[2].label = "4."
        finding = self.assert_finds("L05")
        self.assertEqual(finding.params, {"label": "4.", "expected": "3."})
        self.assertIn("missing", finding.message)

    def test_one_slip_in_the_middle_is_told_once(self):
        for labels in (("1.", "1.", "3."), ("1.", "1.", "2."), ("2.", "3.", "4.")):
            with self.subTest(labels=labels):
                for item, label in zip(self.contents.blocks, labels, strict=True):
                    item.label = label
                self.assert_finds("L05")

    def test_a_section_in_another_style(self):
        self.relabel("1.", "II.", "III.")
        finding = self.assert_finds("L05")
        self.assertEqual(finding.params, {"label": "1.", "expected": "I."})

    def test_the_irregular_sections_of_the_third_seed(self):
        self.relabel("1.", "I.", "III.")
        finding = self.assert_finds("L05", "L05")
        self.assertEqual(finding.params["expected"], "I.")
        self.assertEqual(self.findings()[1].params["expected"], "II.")

    def test_sections_with_capital_letters(self):
        self.relabel("A.", "B.", "C.")
        self.assert_clean()
        self.relabel("A.", "B.", "D.")
        self.assertEqual(self.assert_finds("L05").params["expected"], "C.")

    def test_a_section_left_out(self):
        self.relabel("I.", "III.", "IV.")
        finding = self.assert_finds("L05")
        self.assertEqual(finding.params["expected"], "II.")

    def test_a_numbered_conference_fact_counts_as_an_item(self):
        facts = self.contents.blocks[2].blocks[1:]
        del self.contents.blocks[2].blocks[1:]
        self.contents.blocks[2].heading = Text.of("Hình thức")
        facts[0].marker, facts[1].marker = "4.", "5."
        self.contents.blocks += facts
        self.assert_clean()
        facts[1].marker = "4."
        self.assertEqual(self.assert_finds("L05").place, "II.4")

    def test_decimal_numbers_beside_their_parent_are_a_series_of_their_own(self):
        for label in ("3.1.", "3.2."):
            self.contents.blocks.append(Item(label, Text.of("Phần nhỏ")))
        self.contents.blocks.append(Item("4.", Text.of("Kinh phí")))
        self.assert_clean()

    def test_numbers_within_an_item_are_checked(self):
        inner = [Item("1.1.", Text.of("Một")), Item("1.3.", Text.of("Ba"))]
        self.contents.blocks[0].blocks += inner
        finding = self.assert_finds("L05")
        self.assertEqual(finding.params["expected"], "1.2.")

    def test_numbers_of_another_parent_are_told_once(self):
        inner = [Item("1.1.", Text.of("Một")), Item("1.2.", Text.of("Hai"))]
        self.contents.blocks[1].blocks += inner
        finding = self.assert_finds("L05")
        self.assertEqual(finding.params["parent"], "2.")
        self.assertEqual(finding.params["expected"], "2.1.")

    @given(st.sampled_from(list(STYLES)), st.integers(1, 11), st.data())
    def test_a_whole_series_is_clean_and_one_taken_out_is_told_once(
        self, style, length, data
    ):
        labels = STYLES[style][:length]
        self.assertEqual(numbering_findings(labels), [])
        gone = data.draw(st.integers(0, length - 1))
        del labels[gone]
        expected = 1 if gone < len(labels) else 0
        self.assertEqual(len(numbering_findings(labels)), expected)


def numbering_findings(labels):
    items = [Item(label, Text.of("Việc")) for label in labels]
    document = Document(sections=[Section("I.", Text.of("VIỆC"), items)])
    findings = check_plan(document, CheckContext())
    return [finding for finding in findings if finding.code == "L05"]


class HeadingTests(RuleTestCase):
    def test_a_part_that_a_section_promises_and_does_not_hold(self):
        del self.contents.blocks[2].blocks[0]
        self.contents.blocks[2].heading = Text.of("Thời gian, địa điểm")
        finding = self.assert_finds("L07")
        self.assertEqual((finding.place, finding.params["part"]), ("II", "hình thức"))

    def test_a_part_that_an_item_promises_and_does_not_hold(self):
        self.contents.blocks[2].heading = Text.of("Hình thức, thời gian, kinh phí")
        self.contents.heading = Text.of("NỘI DUNG")
        finding = self.assert_finds("L07")
        self.assertEqual(finding.params["part"], "kinh phí")
        self.assertEqual(finding.place, "II.3")

    def test_parts_told_in_prose_keep_the_promise(self):
        self.contents.blocks[2].blocks = []
        self.contents.blocks[2].lead = Text.of(
            " Hội nghị theo hình thức trực tiếp, thời gian 07 giờ 30 phút ngày"
            " 25/6/2026, địa điểm tại Nhà văn hóa thôn Vạn Chài."
        )
        self.assert_clean()
