from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import SimpleTestCase, TestCase

from dialogue_pages.choices import DayUnit, DutyAnchor, DutyCode, DutyDirection
from dialogue_pages.clock import periods, rules
from dialogue_pages.clock.shipped_packs import SHIPPED_PACKS
from dialogue_pages.models import DeadlineRule
from tests.factories import DialoguePlanPageFactory, RulePackFactory

RULE = {"code": DutyCode.REPORT, "offset": 10, "unit": "working_day"}


class RulePackTests(TestCase):
    def test_a_row_counts_as_the_rule_it_says(self):
        pack = RulePackFactory(
            name="Chặt",
            valid_from=date(2026, 1, 1),
            rules=[RULE | {"responsible": "Văn phòng", "text": "Gửi báo cáo"}],
        )
        self.assertEqual(
            pack.as_rules(),
            [
                rules.Rule(
                    "report",
                    "Gửi báo cáo",
                    rules.Anchor.CONFERENCE,
                    10,
                    periods.DayUnit.WORKING,
                    periods.Direction.AFTER,
                    "Văn phòng",
                    pack.citation,
                    "Chặt",
                    date(2026, 1, 1),
                )
            ],
        )

    def test_a_row_without_words_takes_the_name_of_its_duty(self):
        pack = RulePackFactory(rules=[RULE])
        self.assertEqual(pack.as_rules()[0].duty, DutyCode.REPORT.label)

    def test_the_source_of_a_row_stands_before_that_of_its_pack(self):
        pack = RulePackFactory(rules=[RULE | {"citation": "Điều 3"}])
        self.assertEqual(pack.as_rules()[0].citation, "Điều 3")

    def test_a_pack_that_is_not_in_use_sets_no_limit(self):
        pack = RulePackFactory(is_active=False, rules=[RULE])
        self.assertEqual(pack.as_rules(), [])

    def test_a_pack_ends_after_it_begins(self):
        pack = RulePackFactory.build(
            site=None, valid_from=date(2026, 2, 1), valid_until=date(2026, 1, 1)
        )
        with self.assertRaises(ValidationError):
            pack.clean()

    def test_a_name_stands_once_in_a_commune(self):
        RulePackFactory(name="Chặt")
        with self.assertRaises(IntegrityError), transaction.atomic():
            RulePackFactory(name="Chặt")

    def test_a_limit_longer_than_a_year_is_refused(self):
        row = DeadlineRule(pack=RulePackFactory(), offset=367)
        with self.assertRaises(ValidationError):
            row.full_clean()

    def test_a_plan_keeps_its_packs_in_every_version(self):
        plan, pack = DialoguePlanPageFactory(), RulePackFactory()
        plan.rule_packs.add(pack)
        revision = plan.save_revision()
        self.assertEqual(list(revision.as_object().rule_packs.all()), [pack])
        self.assertFalse(type(plan).objects.get(pk=plan.pk).rule_packs.exists())
        revision.publish()
        self.assertTrue(type(plan).objects.get(pk=plan.pk).rule_packs.exists())


class CodesTests(SimpleTestCase):
    def test_the_choices_are_those_of_the_clock(self):
        pairs = [
            (DutyAnchor, rules.Anchor),
            (DayUnit, periods.DayUnit),
            (DutyDirection, periods.Direction),
        ]
        for choices, codes in pairs:
            with self.subTest(codes=codes.__name__):
                self.assertEqual(choices.values, [code.value for code in codes])
        self.assertEqual(DutyCode.OTHER, rules.OTHER)

    def test_every_shipped_rule_has_a_duty_of_the_list(self):
        shipped = {rule.code for pack in SHIPPED_PACKS for rule in pack.rules}
        self.assertEqual(shipped, set(DutyCode.values) - {DutyCode.OTHER})
