from datetime import UTC, date, datetime, timedelta

from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase as PropertyTestCase

from dialogue_pages.admin.desk.paging import (
    EARLIEST_FIRST,
    NEWEST_FIRST,
    ListPage,
    page_at,
)
from dialogue_pages.models import Question
from dialogue_pages.models.question_clocks import NO_DAY
from tests.factories import default_site

MOMENT = datetime(2026, 3, 2, 1, tzinfo=UTC)
# Few values, so that many rows stand at the same place.
days = some.sampled_from([date(2026, 3, 5), date(2026, 3, 6), NO_DAY])
moments = some.sampled_from([MOMENT, MOMENT + timedelta(microseconds=1)])
orders = some.sampled_from([EARLIEST_FIRST, NEWEST_FIRST])


def made(places, first_serial=1):
    """Questions that stand at these days and moments."""
    return Question.objects.bulk_create(
        Question(
            site=default_site(),
            year=2026,
            serial=serial,
            title="Đường ngập",
            next_due=due,
            received_at=received,
        )
        for serial, (due, received) in enumerate(places, first_serial)
    )


def walked(order, size, *, way: str) -> list[ListPage]:
    """All pages from the first on (`after`), or from the last back (`before`)."""
    asked = {"last": "1"} if way == "before" else {}
    pages = [page_at(Question.objects.all(), order, asked, size)]
    while place := getattr(pages[-1], way):
        pages.append(page_at(Question.objects.all(), order, {way: place}, size))
    return pages


def rows_of(pages) -> list[Question]:
    return [row for page in pages for row in page.rows]


class WalkingTests(PropertyTestCase):
    @settings(max_examples=15, deadline=None)
    @given(
        some.lists(some.tuples(days, moments), max_size=12), some.integers(1, 5), orders
    )
    def test_every_row_comes_once_and_in_order_on_the_way_there_and_back(
        self, places, size, order
    ):
        made(places)
        expected = list(order.of(Question.objects.all()))
        there = walked(order, size, way="after")
        back = walked(order, size, way="before")
        self.assertEqual(rows_of(there), expected)
        self.assertEqual(rows_of(reversed(back)), expected)
        self.assertEqual([there[0].before, back[0].after], ["", ""])
        self.assertTrue(all(page.before for page in there[1:]))
        self.assertTrue(all(page.after for page in back[1:]))

    @settings(max_examples=15, deadline=None)
    @given(
        some.lists(some.tuples(days, moments), min_size=4, max_size=8),
        some.lists(some.tuples(days, moments), max_size=4),
        some.data(),
    )
    def test_rows_that_stay_neither_repeat_nor_are_skipped_while_others_come_and_go(
        self, places, newcomers, data
    ):
        stay = made(places)
        first = page_at(Question.objects.all(), EARLIEST_FIRST, {}, 2)
        gone = data.draw(some.sampled_from(stay))
        Question.objects.filter(pk=gone.pk).delete()
        made(newcomers, first_serial=100)
        seen = list(first.rows)
        place = first.after
        while place:
            asked = {"after": place}
            page = page_at(Question.objects.all(), EARLIEST_FIRST, asked, 2)
            seen += page.rows
            place = page.after
        kept = [row.pk for row in seen if row in stay and row != gone]
        self.assertEqual(sorted(kept), sorted(row.pk for row in stay if row != gone))


class PlaceTests(TestCase):
    def test_what_is_no_place_leads_to_the_first_page(self):
        rows = made([(NO_DAY, MOMENT)] * 3)
        for text in ("x", "1.2", "1.2.3.4", "0.0.0", "-1.2.3", f"1.{10**30}.3", "²²"):
            with self.subTest(text):
                asked = {"after": text, "before": text}
                page = page_at(Question.objects.all(), EARLIEST_FIRST, asked, 2)
                self.assertEqual(page.rows, rows[:2])

    def test_a_place_behind_all_rows_is_an_empty_page(self):
        made([(NO_DAY, MOMENT)])
        asked = {"after": f"{NO_DAY.toordinal()}.{10**16}.{2**70}"}
        page = page_at(Question.objects.all(), EARLIEST_FIRST, asked, 2)
        self.assertEqual(page, ListPage([]))
