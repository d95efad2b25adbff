import re
from datetime import date
from unittest import TestCase

from hypothesis import HealthCheck, given, settings

from dialogue_pages.official.checking import CheckContext, check_plan
from dialogue_pages.official.checking.rules import RULES
from dialogue_pages.official.document import Document

from ..documents import contexts, documents
from ..plans import clean_plan


class CheckPlanTests(TestCase):
    def test_a_clean_plan_raises_nothing(self):
        self.assertEqual(check_plan(clean_plan(), CheckContext()), [])

    def test_nor_does_it_on_the_day_it_is_published(self):
        day = date(2026, 6, 2)
        context = CheckContext(published_on=day, today=day)
        self.assertEqual(check_plan(clean_plan(), context), [])

    def test_an_empty_paper_lacks_its_parts_and_nothing_else(self):
        codes = {finding.code for finding in check_plan(Document(), CheckContext())}
        self.assertEqual(codes, {f"H0{number}" for number in range(1, 10)})

    def test_a_later_paper_is_not_asked_for_the_parts_of_a_plan(self):
        notice = clean_plan()
        notice.document_type, notice.symbol = "THÔNG BÁO", "TB-UBND"
        notice.bases, notice.conferences = [], []
        notice.sections[1].blocks.pop()
        notice.sections[1].heading = notice.sections[1].blocks[1].heading
        del notice.recipients[2]
        self.assertEqual(check_plan(notice, CheckContext()), [])

    def test_every_rule_is_told_in_one_sentence_with_its_code(self):
        for rule in RULES:
            with self.subTest(rule=rule.__name__):
                self.assertRegex(rule.__doc__, r"\A[LHC]\d\d: ")

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(documents, contexts)
    def test_any_document_can_be_checked_and_every_finding_printed(
        self, document, context
    ):
        for finding in check_plan(document, context):
            for template in (finding.message, finding.advice):
                self.assertTrue(template % finding.params)
            self.assertTrue(re.fullmatch(r"[LHC]\d\d", finding.code))
            self.assertTrue(finding.place or finding.excerpt)
