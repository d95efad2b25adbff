from dialogue_pages.official.document import Recipient, Signature
from dialogue_pages.official.text import Text

from .cases import RuleTestCase


class EndingTests(RuleTestCase):
    def test_no_end_mark(self):
        self.plan.closing = [Text.of("Trên đây là Kế hoạch của xã Sông Trăng.")]
        self.assert_finds("L12")

    def test_no_authority_before_the_chairman(self):
        self.plan.signature.capacity = []
        self.assert_finds("L13")

    def test_a_deputy_signs_for_the_chairman(self):
        self.plan.signature.position = "PHÓ CHỦ TỊCH"
        finding = self.assert_finds("L13")
        self.assertEqual(finding.params["expected"], "KT. CHỦ TỊCH")
        self.plan.signature.capacity.append("KT. CHỦ TỊCH")
        self.assert_clean()

    def test_a_chairman_in_his_own_right_needs_no_authority(self):
        self.plan.agency = ["CHỦ TỊCH ỦY BAN NHÂN DÂN", "XÃ SÔNG TRĂNG"]
        self.plan.signature.capacity = []
        self.assert_clean()

    def test_an_office_signs_by_order(self):
        self.plan.signature = Signature(
            ["TL. CHỦ TỊCH"], "CHÁNH VĂN PHÒNG", "Đinh Thị Mây"
        )
        self.assert_clean()

    def test_no_signer(self):
        self.plan.signature.name = None
        self.assert_finds("H07")


class RecipientTests(RuleTestCase):
    def test_no_recipients(self):
        self.plan.recipients, self.plan.archive = [], None
        self.assert_finds("H06")

    def test_no_archive_line(self):
        self.plan.recipients.pop()
        self.plan.archive = None
        self.assert_finds("L14")

    def test_an_archive_line_without_the_clerical_office(self):
        self.plan.recipients[-1].text, self.plan.archive = "Lưu: VP", "VP"
        self.assert_finds("L14")

    def test_an_archive_line_before_others(self):
        self.plan.recipients.append(Recipient("Công an xã"))
        self.assert_finds("L14")

    def test_other_ways_to_write_the_archive_line(self):
        for text in ("Lưu: VP, VT", "Lưu VT, VHXH.03", "- Lưu: VT (05b)"):
            with self.subTest(text=text):
                self.plan.recipients[-1].text = text
                self.assert_clean()

    def test_no_fatherland_front(self):
        del self.plan.recipients[2]
        self.assert_finds("C05")

    def test_the_front_under_its_many_names(self):
        for text in (
            "MTTQ và Đoàn thể",
            "UBMTTQVN xã",
            "Mặt trận và các đoàn thể",
            "Uỷ ban MTTQ",
        ):
            with self.subTest(text=text):
                self.plan.recipients[2].text = text
                codes = {finding.code for finding in self.findings()}
                self.assertNotIn("C05", codes)
