from datetime import date
from unittest import TestCase

from dialogue_pages.clock.official_days import official_calendar
from dialogue_pages.clock.rules import due_by, strictest
from dialogue_pages.clock.shipped_packs import (
    EARLY_OPINIONS,
    LAW,
    PERSONAL_DATA,
    SHIPPED_PACKS,
    STRICT,
    WEB_QUESTIONS,
)


def due(day, *packs):
    rules = [rule for pack in packs for rule in pack.rules]
    results = strictest(due_by(rules, date.fromisoformat(day), official_calendar()))
    return {
        result.code: (f"{result.due_on:%d/%m/%Y}", result.limit.rule.pack)
        for result in results
    }


class ShippedPackTests(TestCase):
    def test_the_worked_examples_by_packs(self):
        # conference: announced by law, and by the strict pack the rest
        examples = {
            "2026-06-25": ("18/06/2026", "02/07/2026", "06/07/2026", "09/07/2026"),
            "2026-08-20": ("13/08/2026", "26/08/2026", "28/08/2026", "07/09/2026"),
            "2025-12-31": ("24/12/2025", "09/01/2026", "12/01/2026", "15/01/2026"),
        }
        for day, (announced, *after) in examples.items():
            with self.subTest(conference=day):
                self.assertEqual(due(day, LAW)["announce"], (announced, LAW.name))
                strict = due(day, STRICT)
                codes = ("publish_results", "answer_in_writing", "report")
                self.assertEqual([strict[code][0] for code in codes], after)

    def test_the_law_alone_gives_ten_days_for_the_results(self):
        results = {
            "2026-06-25": "06/07/2026",
            "2026-08-20": "03/09/2026",
            "2025-12-31": "10/01/2026",
        }
        for day, expected in results.items():
            self.assertEqual(due(day, LAW)["publish_results"], (expected, LAW.name))

    def test_packs_together_bind_by_the_strictest(self):
        both = due("2026-06-25", LAW, STRICT, EARLY_OPINIONS)
        self.assertEqual(both["announce"], ("15/06/2026", STRICT.name))
        self.assertEqual(both["publish_results"], ("02/07/2026", STRICT.name))
        self.assertEqual(both["collect_opinions"], ("18/06/2026", EARLY_OPINIONS.name))

    def test_the_law_of_2025_binds_no_conference_of_2024(self):
        self.assertEqual(due("2024-08-15", LAW), {})

    def test_questions_and_data_requests(self):
        self.assertEqual(
            {code: day for code, (day, _) in due("2026-06-25", WEB_QUESTIONS).items()}
            | due("2026-06-25", PERSONAL_DATA),
            {
                "acknowledge": "02/07/2026",
                "transfer": "02/07/2026",
                "notice": "09/07/2026",
                "answer": "06/07/2026",
                "chase": "09/07/2026",
                "pass_on_reply": "02/07/2026",
                "answer_data_request": ("29/06/2026", PERSONAL_DATA.name),
                "fulfil_data_request": ("10/07/2026", PERSONAL_DATA.name),
            },
        )

    def test_every_rule_is_complete_and_fits_its_columns(self):
        self.assertEqual(len({pack.key for pack in SHIPPED_PACKS}), len(SHIPPED_PACKS))
        for pack in SHIPPED_PACKS:
            for rule in pack.rules:
                with self.subTest(pack=pack.key, rule=rule.code):
                    self.assertTrue(rule.duty and rule.responsible and rule.citation)
                    self.assertLessEqual(len(rule.code), 30)
                    self.assertLessEqual(len(rule.duty), 200)
                    self.assertLessEqual(len(rule.citation), 200)
                    self.assertLessEqual(len(rule.pack), 120)
