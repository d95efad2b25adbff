from dataclasses import replace
from datetime import date, timedelta
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.clock.calendar import DayKind, SpecialDay
from dialogue_pages.clock.official_days import official_calendar
from dialogue_pages.clock.periods import DayUnit, Direction
from dialogue_pages.clock.rules import Anchor, Rule, due_by, strictest

from .calendars import calendars, days, special_days, with_row, without

LAW = Rule(
    "publish_results",
    "Công khai kết quả",
    Anchor.CONFERENCE,
    10,
    DayUnit.CALENDAR,
    Direction.AFTER,
    citation="Điều 43",
    pack="Luật",
    valid_from=date(2025, 6, 16),
)
STRICT = replace(LAW, offset=5, unit=DayUnit.WORKING, pack="Chặt", valid_from=None)
ANNOUNCE = replace(
    LAW, code="announce", duty="Thông báo", offset=7, direction=Direction.BEFORE
)
EARLIER = replace(ANNOUNCE, offset=10, pack="Chặt")


class StrictestTests(TestCase):
    calendar = official_calendar()

    def strictest(self, *rules, on=date(2026, 6, 25)):
        return strictest(due_by(rules, on, self.calendar))

    def test_after_an_event_the_earliest_due_date_wins_and_the_other_is_told(self):
        (results,) = self.strictest(LAW, STRICT)
        self.assertEqual(results.due_on, date(2026, 7, 2))
        self.assertEqual(results.limit.rule.pack, "Chặt")
        (other,) = results.others
        self.assertEqual((other.rule.pack, other.due_on), ("Luật", date(2026, 7, 6)))
        self.assertEqual(other.due.rolled_from, date(2026, 7, 5))

    def test_before_an_event_the_earliest_last_day_wins(self):
        (announced,) = self.strictest(ANNOUNCE, EARLIER)
        self.assertEqual(announced.due_on, date(2026, 6, 15))
        self.assertEqual(announced.limit.rule, EARLIER)
        self.assertEqual(announced.others[0].due_on, date(2026, 6, 18))

    def test_which_rule_is_strictest_depends_on_the_days_off(self):
        """Ten days end before five working days that Tết stretches."""
        (results,) = self.strictest(LAW, STRICT, on=date(2026, 2, 13))
        self.assertEqual(results.limit.rule.pack, "Luật")
        self.assertEqual(results.due_on, date(2026, 2, 23))
        self.assertEqual(results.others[0].due_on, date(2026, 2, 27))

    def test_duties_stand_apart_soonest_first(self):
        duties = self.strictest(LAW, ANNOUNCE, STRICT, EARLIER)
        self.assertEqual(
            [duty.code for duty in duties], ["announce", "publish_results"]
        )

    def test_duties_without_a_code_of_their_own_are_told_apart_by_their_words(self):
        draw_up = replace(LAW, code="other", duty="Lập danh sách")
        print_out = replace(LAW, code="other", duty="In tài liệu", offset=3)
        self.assertEqual(len(self.strictest(draw_up, print_out)), 2)
        self.assertEqual(len(self.strictest(draw_up, replace(draw_up, offset=3))), 1)

    def test_of_equal_limits_the_first_named_wins(self):
        copy = replace(LAW, pack="Chép")
        (results,) = self.strictest(LAW, copy)
        self.assertEqual(results.limit.rule.pack, "Luật")
        (results,) = self.strictest(copy, LAW)
        self.assertEqual(results.limit.rule.pack, "Chép")

    def test_only_rules_in_force_on_the_day_of_the_event_apply(self):
        self.assertEqual(self.strictest(LAW, on=date(2025, 6, 15)), [])
        self.assertEqual(len(self.strictest(LAW, on=date(2025, 6, 16))), 1)
        ended = replace(LAW, valid_until=date(2026, 6, 24))
        self.assertEqual(self.strictest(ended), [])
        self.assertEqual(len(self.strictest(ended, on=date(2026, 6, 24))), 1)


rules = st.builds(
    Rule,
    code=st.sampled_from(["announce", "publish_results"]),
    duty=st.just("Việc"),
    anchor=st.just(Anchor.CONFERENCE),
    offset=st.integers(0, 20),
    unit=st.sampled_from(DayUnit),
    direction=st.sampled_from(Direction),
    pack=st.sampled_from(["Một", "Hai", "Ba"]),
)
rule_lists = st.lists(rules, max_size=6)


def dates(rules, day, calendar):
    return {
        result.code: result.due_on for result in strictest(due_by(rules, day, calendar))
    }


class RulePropertyTests(TestCase):
    @given(rule_lists, days, calendars)
    def test_every_limit_is_told_once_and_none_ends_before_the_winner(
        self, rules, day, calendar
    ):
        limits = due_by(rules, day, calendar)
        results = strictest(limits)
        told = [limit for result in results for limit in (result.limit, *result.others)]
        self.assertCountEqual(told, limits)
        for result in results:
            for other in result.others:
                self.assertGreaterEqual(other.due_on, result.due_on)
                self.assertEqual(other.rule.code, result.code)

    @given(rule_lists, rules, days, calendars)
    def test_one_more_rule_never_gives_more_time(self, rules, more, day, calendar):
        fewer, all_of_them = (
            dates(rows, day, calendar) for rows in (rules, [*rules, more])
        )
        for code, due_on in fewer.items():
            self.assertLessEqual(all_of_them[code], due_on)

    @given(st.permutations(range(4)), st.lists(rules, min_size=4, max_size=4), days)
    def test_the_order_of_rules_changes_no_date(self, order, rules, day):
        calendar = official_calendar()
        mixed = [rules[n] for n in order]
        self.assertEqual(dates(rules, day, calendar), dates(mixed, day, calendar))

    @given(rule_lists, days, calendars, special_days())
    def test_a_row_added_and_removed_changes_no_date(self, rules, day, calendar, row):
        before = without(calendar, row.on)
        after = without(with_row(before, row), row.on)
        self.assertEqual(dates(rules, day, before), dates(rules, day, after))

    @given(rule_lists, days, calendars, days)
    def test_a_made_up_day_brings_limits_nearer_to_their_event_never_past_one_day(
        self, rules, day, calendar, made_up_on
    ):
        made_up = SpecialDay(made_up_on, DayKind.MAKE_UP, "Làm bù")
        swapped = with_row(calendar, made_up)
        for rule in rules:
            (due,), (moved,) = (
                due_by([rule], day, days_off) for days_off in (calendar, swapped)
            )
            if rule.direction is Direction.AFTER:
                self.assertLessEqual(moved.due_on, due.due_on)
                earliest = swapped.previous_working_day(due.due_on)
                self.assertGreaterEqual(moved.due_on, earliest)
            else:
                self.assertGreaterEqual(moved.due_on, due.due_on)
                latest = swapped.next_working_day(due.due_on)
                self.assertLessEqual(moved.due_on, latest)

    @given(days, st.integers(0, 400))
    def test_a_rule_is_valid_from_its_first_to_its_last_day(self, first, length):
        last = first + timedelta(days=length)
        rule = replace(LAW, valid_from=first, valid_until=last)
        self.assertTrue(rule.is_valid_on(first) and rule.is_valid_on(last))
        self.assertFalse(rule.is_valid_on(first - timedelta(days=1)))
        self.assertFalse(rule.is_valid_on(last + timedelta(days=1)))
