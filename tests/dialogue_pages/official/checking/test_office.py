from unittest import TestCase

from dialogue_pages.official.checking import CheckContext, Office

from .cases import RuleTestCase

OWN = Office(("ỦY BAN NHÂN DÂN", "XÃ SÔNG TRĂNG"), "Sông Trăng")
ELSEWHERE = Office(("ỦY BAN NHÂN DÂN", "XÃ NÚI SAO"), "Núi Sao")


class LetterheadTests(RuleTestCase):
    def test_an_own_plan_is_clean(self):
        self.assert_clean(CheckContext(office=OWN))

    def test_nothing_is_compared_where_the_settings_are_empty(self):
        self.assert_clean(CheckContext(office=Office()))

    def test_the_agency_and_the_place_of_another_commune(self):
        self.assert_finds("H10", "H10", context=CheckContext(office=ELSEWHERE))

    def test_the_place_alone_is_enough(self):
        self.plan.agency = []
        found = self.assert_finds("H03", "H10", context=CheckContext(office=ELSEWHERE))
        self.assertEqual(found.severity, "warning")

    def test_an_own_paper_without_agency_takes_the_letterhead_of_the_office(self):
        self.plan.agency = []
        self.assert_clean(CheckContext(office=OWN))
        self.assert_finds(
            "H03", context=CheckContext(office=Office(place="Sông Trăng"))
        )


class SameOfficeTests(TestCase):
    def test_spelling_case_and_short_forms_do_not_count(self):
        for agency in (["UBND XÃ SÔNG TRĂNG"], ["Uỷ ban nhân dân xã Sông Trăng"], []):
            with self.subTest(agency):
                self.assertTrue(OWN.shares_agency(agency))
        for place in ("Sông Trăng", "xã Sông Trăng", "SÔNG  TRĂNG", "", None):
            with self.subTest(place):
                self.assertTrue(OWN.shares_place(place))

    def test_another_name_does(self):
        self.assertFalse(OWN.shares_agency(["ỦY BAN NHÂN DÂN", "XÃ NÚI SAO"]))
        self.assertFalse(OWN.shares_place("Xã Đoài"))
