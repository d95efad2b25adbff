"""No count that is withheld can be worked out from all that is told."""

import unittest
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.openness.figures import LEAST, MEASURES, Figures, is_small
from dialogue_pages.openness.tables import Group, told_apart, told_parts, told_whole
from dialogue_pages.openness.withholding import withheld, worked_out

from .audit import given_away

few = st.integers(0, 9)


@st.composite
def figures(draw, most=9):
    count = st.integers(0, most)
    on_time, late, in_work, closed = (draw(count) for _ in range(4))
    return Figures(
        received=on_time + late + in_work + closed,
        answered=on_time + late,
        on_time=on_time,
        late=late,
        in_work=in_work,
        overdue=draw(st.integers(0, in_work)),
        referred=draw(st.integers(0, on_time + late + in_work)),
    )


def groups(most=9):
    counted = st.lists(figures(most), min_size=1, max_size=7)
    return counted.map(
        lambda all_: [Group(n, f"Tổ {n}", found) for n, found in enumerate(all_)]
    )


def whole_of(parts):
    total = Figures()
    for part in parts:
        total = total.plus(part.figures)
    return Group("year", "", total)


def equations_of(parts):
    """All that holds between the counts of a table and its total."""
    keys = ["year", *(part.key for part in parts)]
    for name in MEASURES:
        yield {("year", name): -1} | {(part.key, name): 1 for part in parts}
    for key in keys:
        yield {(key, "answered"): -1, (key, "on_time"): 1, (key, "late"): 1}


class PartsTests(unittest.TestCase):
    @given(st.one_of(groups(2), groups(9), groups(40)))
    def test_what_is_withheld_follows_from_nothing_that_is_told(self, parts):
        total = whole_of(parts)
        told = [told_whole(total), *told_parts(total, parts)]
        unknown = {(row.key, name) for row in told for name in row.withheld}
        self.assertEqual(given_away(unknown, list(equations_of(parts))), set())

    @given(groups())
    def test_a_small_count_is_told_only_where_the_total_tells_it(self, parts):
        total = whole_of(parts)
        everything = {(part.key, name) for part in parts for name in MEASURES}
        told_by_total = given_away(everything, list(equations_of(parts)))
        for row in told_parts(total, parts):
            for name, count in row.counts.items():
                if (row.key, name) not in told_by_total:
                    self.assertFalse(count and is_small(count), (row, name))

    @given(groups())
    def test_what_is_told_is_true(self, parts):
        for part, row in zip(parts, told_parts(whole_of(parts), parts), strict=True):
            for name, count in row.counts.items():
                self.assertIn(count, (None, getattr(part.figures, name)))

    def test_large_counts_are_all_told(self):
        parts = [Group(n, "", Figures(30, 20, 10, 10, 10, 5, 6)) for n in range(3)]
        told = told_parts(whole_of(parts), parts)
        self.assertEqual([row.withheld for row in told], [[], [], []])

    def test_one_small_count_takes_the_smallest_other_with_it(self):
        sizes = {"a": 3, "b": 40, "c": 8, "d": 0}
        parts = [Group(k, "", Figures(received=n, in_work=n)) for k, n in sizes.items()]
        told = {
            row.key: row.counts["received"]
            for row in told_parts(whole_of(parts), parts)
        }
        self.assertEqual(told, {"a": None, "b": 40, "c": None, "d": 0})

    def test_a_year_with_few_questions_tells_nothing_of_them(self):
        parts = [Group(1, "", Figures(received=3, in_work=3))]
        told = [told_whole(whole_of(parts)), *told_parts(whole_of(parts), parts)]
        self.assertEqual([row.withheld for row in told], [list(MEASURES)] * 2)

    def test_an_empty_year_says_so(self):
        self.assertEqual(told_whole(Group("year", "")).withheld, [])


class ConferenceTests(unittest.TestCase):
    """Conferences stand beside their plans, whose numbers stand on pages of their own."""

    @given(st.lists(st.tuples(st.integers(1, 3), few), max_size=8))
    def test_no_conference_follows_from_its_plan(self, asked):
        rows = [
            Group(n, "", Figures(received=count), belongs_to=plan)
            for n, (plan, count) in enumerate(asked)
        ]
        plans = Counter()
        for plan, count in asked:
            plans[plan] += count
        told = told_apart(rows, plans)
        unknown = {row.key for row in told if row.withheld}
        equations = [
            {row.key: 1 for row in rows if row.belongs_to == plan}
            for plan, count in plans.items()
            if not is_small(count)
        ]
        self.assertEqual(given_away(unknown, equations), set())
        for row in told:
            self.assertFalse(
                row.counts["received"] and is_small(row.counts["received"])
            )


class WithholdingTests(unittest.TestCase):
    @given(st.dictionaries(st.integers(0, 5), few, min_size=1), st.data())
    def test_any_equations_between_any_counts(self, counts, data):
        names = st.dictionaries(
            st.sampled_from(sorted(counts)), st.sampled_from([-1, 1])
        )
        equations = data.draw(st.lists(names, max_size=6))
        hidden = withheld(counts, equations)
        self.assertEqual(given_away(hidden, equations), set())
        alone = worked_out(counts.keys(), equations)
        for name in counts.keys() - hidden - alone:
            self.assertFalse(is_small(counts[name]))

    @given(st.lists(st.dictionaries(st.integers(0, 6), st.integers(-3, 3)), max_size=7))
    def test_two_ways_of_solving_agree(self, equations):
        unknown = set(range(7))
        self.assertEqual(
            set(worked_out(unknown, equations)), given_away(unknown, equations)
        )


class MedianTests(unittest.TestCase):
    def median_of(self, days):
        answered = sum(days.values())
        group = Group("", "", Figures(answered, answered, answered), Counter(days))
        return told_whole(group).first

    def test_of_few_answers_is_not_told(self):
        self.assertIsNone(self.median_of({3: LEAST - 1}))
        self.assertEqual(self.median_of({3: LEAST}), 3)
        self.assertEqual(self.median_of({3: 3, 4: 3}), 3.5)
