from datetime import date

from dialogue_pages.official.checking import CheckContext
from dialogue_pages.official.checking.known_laws import DECREES, LAWS
from dialogue_pages.official.document import IssueDate
from dialogue_pages.official.text import Text

from .cases import RuleTestCase


class LawTests(RuleTestCase):
    def cite(self, text):
        self.plan.bases[1] = Text.of(f"Căn cứ {text};")

    def test_a_wrong_date(self):
        self.cite("Điều 32 của Luật Thực hiện Dân chủ cơ sở, ngày 21/02/2025")
        finding = self.assert_finds("L02")
        self.assertEqual(finding.place, "Căn cứ 2")
        self.assertEqual(
            finding.params["right"],
            "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022",
        )
        self.assertNotIn("10/11/2022", finding.citation)

    def test_wrong_years_numbers_and_decrees(self):
        for text in (
            "Luật Thực hiện dân chủ ở cơ sở năm 2021",
            "Luật Tiếp công dân số 43/2013/QH13",
            "Luật Tố cáo ngày 12 tháng 7 năm 2018",
            "Nghị định số 59/2023/NĐ-CP ngày 15/8/2023 của Chính phủ",
        ):
            with self.subTest(text=text):
                self.cite(text)
                self.assert_finds("L02")

    def test_true_citations_in_many_forms(self):
        for text in (
            "Luật Thực hiện dân chủ ở cơ sở năm 2022",
            "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, ngày 10 tháng 11 năm 2022",
            "Luật Tổ chức chính quyền địa phương (sửa đổi) ngày 16/6/2025",
            "Luật Tiếp công dân, có hiệu lực từ ngày 01/7/2014",
            "Luật Sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại,"
            " Luật Tố cáo ngày 10/12/2025",
            "Luật Tiếp công dân; Nghị quyết ngày 02/3/2026 của HĐND xã",
            "Luật Tiếp công dân và Kế hoạch số 20/KH-UBND ngày 16/01/2026",
        ):
            with self.subTest(text=text):
                self.cite(text)
                self.assert_clean()

    def test_a_law_that_was_replaced(self):
        for text in (
            "Luật Tổ chức chính quyền địa phương năm 2015",
            "Luật Tổ chức chính quyền địa phương ngày 19/02/2025",
            "Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ",
        ):
            with self.subTest(text=text):
                self.cite(text)
                self.assert_finds("L21")

    def test_an_old_plan_cited_what_was_in_force(self):
        self.cite("Luật Tổ chức chính quyền địa phương năm 2015")
        self.plan.issued = IssueDate(1, 8, 2024)
        codes = {finding.code for finding in self.findings()}
        self.assertNotIn("L21", codes)

    def test_an_undated_plan_is_taken_by_its_day_of_publication(self):
        self.cite("Luật Tổ chức chính quyền địa phương năm 2015")
        self.plan.issued = IssueDate()
        context = CheckContext(published_on=date(2026, 6, 1))
        codes = [finding.code for finding in self.findings(context)]
        self.assertIn("L21", codes)

    def test_a_title_with_a_small_letter(self):
        self.cite("Luật thực hiện dân chủ ở cơ sở ngày 10/11/2022")
        self.assert_finds("L24")

    def test_each_law_counts_its_own_places(self):
        self.cite(
            "Luật thực hiện dân chủ ở cơ sở, luật tiếp công dân, Luật tiếp công dân"
        )
        self.assert_finds("L24", "L24")
        told = [finding.params for finding in self.findings()]
        self.assertEqual([params["count"] for params in told], [1, 2])
        self.assertEqual(told[1]["title"], "Luật Tiếp công dân")

    def test_a_decree_is_named_once(self):
        self.cite("Nghị định số 59/2023/NĐ-CP ngày 15/8/2023 của Chính phủ")
        right = self.assert_finds("L02").params["right"]
        self.assertEqual(right, "Nghị định số 59/2023/NĐ-CP ngày 14/08/2023")

    def test_the_table_is_in_order(self):
        for issue in (*DECREES, *(issue for law in LAWS for issue in law.issues)):
            with self.subTest(number=issue.number):
                self.assertIn(f"/{issue.on.year}/", issue.number)
                if issue.replaced_on:
                    self.assertLess(issue.on, issue.replaced_on)
                    self.assertTrue(issue.replaced_by)


class TierTests(RuleTestCase):
    def test_a_district_after_its_end_is_told_once(self):
        self.write("Báo cáo UBND huyện, Huyện ủy kết quả.")
        finding = self.assert_finds("L25")
        self.assertEqual(finding.params["text"], "UBND huyện")
        self.assertEqual(finding.params["count"], 2)

    def test_a_place_that_still_bears_the_name_is_no_authority(self):
        self.write("Nhân dân vùng huyện Bến Đá (cũ).")
        self.assert_clean()


class BasisPunctuationTests(RuleTestCase):
    def test_full_stop_inside_and_semicolon_at_the_end(self):
        self.plan.bases = [
            Text.of(basis.plain[:-1] + ending)
            for basis, ending in zip(self.plan.bases, ".;;;", strict=True)
        ]
        finding = self.assert_finds("L23", "L23")
        self.assertEqual(finding.place, "Căn cứ 1")

    def test_a_last_basis_that_runs_into_the_enacting_words(self):
        self.plan.bases[-1] = Text.of("Căn cứ Kế hoạch năm, UBND xã ban hành, như sau:")
        self.assert_clean()
