from dialogue_pages.official.document import Banner, Bullet
from dialogue_pages.official.text import Text

from .cases import RuleTestCase


class WordingTests(RuleTestCase):
    def test_a_doubled_word(self):
        self.rewrite("Nhân dân hai thôn", "Nhân dân hai hai thôn thôn")
        self.assert_finds("L09", "L09")

    def test_lost_letters(self):
        self.rewrite("Ổn định", "n định")
        finding = self.assert_finds("L10")
        self.assertEqual(finding.place, "II.2")
        self.assertEqual(finding.excerpt, "n định tổ chức, giới thiệu đại biểu;")

    def test_a_text_full_of_losses_is_told_briefly(self):
        for _ in range(30):
            self.write("Chương t  nh tổ chức")
        self.assert_finds(*["L10"] * 11)
        self.assertEqual(self.findings()[-1].params["count"], 20)

    def test_two_customs_of_tone_marks_are_told_once(self):
        self.rewrite("Thường trực Đảng ủy", "Thường trực Đảng uỷ")
        self.write("Cấp uỷ xây dựng đời sống văn hoá.")
        finding = self.assert_finds("L16")
        self.assertEqual(finding.params["second_count"], 3)

    def test_one_custom_throughout_is_no_fault(self):
        self.write("Văn hóa, sức khỏe, thủy lợi; đồng chí Lê Thị Thuý; tỉnh Khánh Hoà.")
        self.assert_clean()

    def test_nhan_dan_in_small_letters_is_told_once(self):
        self.rewrite("Nhân dân hai thôn", "nhân dân hai thôn")
        self.write("Ý kiến của nhân dân.")
        finding = self.assert_finds("L17")
        self.assertEqual(finding.params["count"], 2)

    def test_names_with_nhan_dan_keep_the_small_letter(self):
        self.write(
            "Ủy ban nhân dân, Hội đồng nhân dân, Tòa án nhân dân, Viện kiểm sát nhân dân,"
            " Công an nhân dân, Quân đội nhân dân, Ban Thanh tra nhân dân."
        )
        self.assert_clean()

    def test_answers_for_another_audience(self):
        self.rewrite("của Nhân dân, kết luận", "của đoàn viên, hội viên, kết luận")
        finding = self.assert_finds("L18")
        self.assertEqual(finding.params["audience"], "đoàn viên")

    def test_members_beside_the_people_are_no_other_audience(self):
        self.rewrite("của Nhân dân, kết luận", "của hội viên và Nhân dân, kết luận")
        self.write("Hội Nông dân xã tổng hợp ý kiến của hội viên.")
        self.assert_clean()

    def test_a_youth_dialogue_answers_youth(self):
        self.plan.subject = (
            "Đối thoại của Chủ tịch UBND xã với thanh niên và Nhân dân năm 2026"
        )
        self.rewrite("của Nhân dân, kết luận", "của thanh niên, kết luận")
        self.assert_clean()


class NameTests(RuleTestCase):
    def test_a_hamlet_spelled_two_ways(self):
        self.rewrite("Trưởng các thôn Vạn Chài", "Trưởng các thôn Vạn Chái")
        finding = self.assert_finds("L08")
        self.assertEqual(finding.params["usual"], "Vạn Chài")
        self.assertEqual(finding.params["other"], "Vạn Chái")
        self.assertEqual(finding.params["other_count"], 1)

    def test_a_banner_in_capitals_is_compared(self):
        lines = [Text.of("HỘI NGHỊ ĐỐI THOẠI"), Text.of("VỚI NHÂN DÂN THÔN VẠN CHÁI")]
        self.contents.blocks[2].blocks.append(Banner(lines))
        finding = self.assert_finds("L08")
        self.assertEqual(finding.place, "II.3")

    def test_the_signer_spelled_two_ways(self):
        self.rewrite("Đinh Thị Mây", "Đinh Thị Mấy")
        self.assert_finds("L08")

    def test_two_names_in_one_list_are_two_names(self):
        self.write("Nhân dân các thôn Tân Lập, Tân Lấp và thôn Tân Lạp.")
        self.assert_clean()

    def test_case_and_custom_of_tone_marks_do_not_make_two_names(self):
        self.contents.blocks[2].blocks.append(Banner([Text.of("XÃ SÔNG TRĂNG")]))
        self.write("Thôn Hoà Bình, thôn Hòa Bình; THÔN HÒA BÌNH.")
        codes = {finding.code for finding in self.findings()}
        self.assertNotIn("L08", codes)

    def test_common_words_are_not_names(self):
        self.write("Thôn Bến Đá; trời bên đá lở, để bên Đà.")
        self.assert_clean()


class ListTests(RuleTestCase):
    def bullets(self, *texts):
        self.contents.blocks[1].blocks = [Bullet("-", Text.of(text)) for text in texts]

    def test_a_list_that_ends_with_a_semicolon(self):
        self.bullets("Khai mạc;", "Bế mạc;")
        finding = self.assert_finds("L11")
        self.assertEqual(finding.place, "II.2")

    def test_a_sublist_may_end_with_a_semicolon_while_the_list_goes_on(self):
        self.contents.blocks[1].blocks = [
            Bullet("-", Text.of("Khai mạc:")),
            Bullet("+", Text.of("Chào cờ;")),
            Bullet("+", Text.of("Giới thiệu;")),
            Bullet("-", Text.of("Bế mạc.")),
        ]
        self.assert_clean()
