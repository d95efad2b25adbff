from .cases import RuleTestCase


class HeaderTests(RuleTestCase):
    def test_a_number_still_open(self):
        self.plan.number = None
        self.assert_finds("H01")

    def test_a_day_still_open(self):
        self.plan.issued.day = None
        finding = self.assert_finds("H02")
        self.assertEqual(finding.excerpt, "ngày … tháng 6 năm 2026")

    def test_no_agency(self):
        self.plan.agency = [" "]
        self.assert_finds("H03")

    def test_no_symbol(self):
        self.plan.symbol = None
        self.assert_finds("H04")

    def test_no_subject(self):
        self.plan.subject = None
        self.assert_finds("H05")

    def test_no_bases(self):
        self.plan.bases = []
        self.assert_finds("H08")


class SymbolTests(RuleTestCase):
    def test_spaces_and_dash(self):
        self.plan.symbol = "KH – UBND"
        finding = self.assert_finds("L04")
        self.assertEqual(finding.params["expected"], "KH-UBND")

    def test_a_dash_alone(self):
        self.plan.symbol = "KH–UBND"
        self.assert_finds("L04")

    def test_a_number_below_ten_has_a_zero(self):
        self.plan.number = "5"
        finding = self.assert_finds("L04")
        self.assertEqual(finding.params["expected"], "05")

    def test_a_cited_number_is_looked_at_as_well(self):
        self.write("Theo Kế hoạch số 20/KH – UBND và Quy chế số 06 - QC/TU.")
        finding = self.assert_finds("L04", "L04")
        self.assertEqual(finding.place, "I.2")
        self.assertEqual(finding.params["expected"], "20/KH-UBND")

    def test_well_written_numbers_are_left_alone(self):
        self.write("Số 20/KH-UBND, 52-KH/ĐU, 59/2023/NĐ-CP, 12/UBND-VX, 2543-QĐ/TU.")
        self.write("Ngày 25/6 - UBND xã; năm 2025 - 2026; TP/HĐND - UBND.")
        self.assert_clean()

    def test_a_symbol_of_another_type(self):
        self.plan.symbol = "TB-UBND"
        finding = self.assert_finds("L22")
        self.assertEqual(finding.params["expected"], "KH")
