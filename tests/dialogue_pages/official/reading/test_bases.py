"""Legal bases and enacting words as offices type them."""

import unittest

from dialogue_pages.official.document import Item
from dialogue_pages.official.reading.plan import read_plan
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.folding import words

from .rereading import read_again, stripped
from .test_plan import SHORT

ENACTING = "Ủy ban nhân dân xã Sông Trăng xây dựng kế hoạch đối thoại như sau:"


class BasesTests(unittest.TestCase):
    def read(self, before, after):
        self.assertIn(before, SHORT)
        text = SHORT.replace(before, after)
        plan = read_plan(text.encode(), "a.txt")
        self.assertEqual(words(render_text(plan.document)), words(text))
        self.assertEqual(stripped(read_again(plan.document)), stripped(plan.document))
        return plan

    def repair(self, plan, code):
        (repair,) = [repair for repair in plan.repairs if repair.code == code]
        return repair

    def test_the_words_that_are_set_apart_are_quoted(self):
        for verb in ("xây dựng", "ban hành"):
            with self.subTest(verb=verb):
                enacting = ENACTING.replace("xây dựng", verb)
                plan = self.read(
                    f"10/11/2022;\n\n{ENACTING}", f"10/11/2022, {enacting}"
                )
                self.assertEqual(plan.document.opening.plain, enacting)
                quoted = self.repair(plan, "opening_split").params["text"]
                self.assertTrue(quoted.startswith("Ủy ban nhân dân"))
                self.assertIn(verb, quoted)

    def test_the_committee_that_acts_begins_the_enacting_words(self):
        enacting = (
            "UBND xã xây dựng kế hoạch đối thoại giữa Bí thư Đảng ủy, Chủ tịch UBND xã"
            " với Nhân dân như sau:"
        )
        plan = self.read(f"10/11/2022;\n\n{ENACTING}", f"10/11/2022; {enacting}")
        self.assertEqual(plan.document.opening.plain, enacting)

    def test_bases_with_dashes_are_bases(self):
        plan = self.read("Căn cứ Luật Th", "- Căn cứ Luật Th")
        self.assertEqual(len(plan.document.bases), 1)
        self.assertEqual(self.repair(plan, "basis_dash").before[0], "-")

    def test_a_plan_without_roman_parts_keeps_its_items(self):
        text = SHORT
        for heading in (
            "I. MỤC ĐÍCH, YÊU CẦU\n",
            "II. NỘI DUNG\n",
            "III. TỔ CHỨC THỰC HIỆN\n",
        ):
            text = text.replace(heading, "")
        document = read_plan(text.encode(), "a.txt").document
        self.assertEqual(document.opening.plain, ENACTING)
        (part,) = document.sections
        self.assertEqual(sum(isinstance(block, Item) for block in part.blocks), 3)

    def test_several_paragraphs_before_the_first_part_are_joined_and_told(self):
        plan = self.read(
            ENACTING, f"Theo đề nghị của Văn phòng.\n\nLời nói đầu.\n\n{ENACTING}"
        )
        self.assertIn("rejoined", [repair.code for repair in plan.repairs])
