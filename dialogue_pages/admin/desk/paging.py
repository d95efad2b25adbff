"""One page of a long list, found by the row where it begins (keyset paging).

The hundredth thousandth page costs what the first does, and rows that come or go
meanwhile neither repeat nor skip others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import BooleanField, F, Func, QuerySet, Value

from dialogue_pages.models import Question
from dialogue_pages.models.question_clocks import NO_DAY
from dialogue_pages.models.questions import BY_CLOCK

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Order:
    """The columns rows stand by, all rising or all falling; the last tells any two apart.

    `end` is the largest value of the first, if there is one that many rows have.
    """

    key: str
    fields: tuple[str, ...]
    is_falling: bool = False
    end: object = None

    def of(self, cases: QuerySet, *, is_backward: bool = False) -> QuerySet:
        sign = "-" if self.is_falling != is_backward else ""
        return cases.order_by(*(f"{sign}{name}" for name in self.fields))

    def beyond(self, cases: QuerySet, place: "Place", *, is_backward: bool) -> QuerySet:
        is_less = self.is_falling != is_backward
        first, *fields = self.fields
        if not is_less and place[0] == self.end:
            # PostgreSQL expects nothing beyond the end, and would sort what it finds.
            cases = cases.filter(**{first: self.end})
            return cases.filter(_Beyond(tuple(fields), place[1:], is_less=False))
        return cases.filter(_Beyond(self.fields, place, is_less=is_less))


EARLIEST_FIRST = Order("clock", BY_CLOCK, end=NO_DAY)
NEWEST_FIRST = Order("newest", ("received_at", "id"), is_falling=True)

PLACES = ("after", "before", "last")  # in an address: where a page begins
Place = tuple  # the values of an order's fields in one row


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some rows; `before` and `after` say from where the neighbours go on, if any."""

    rows: list[Question]
    before: str = ""
    after: str = ""


def page_at(
    cases: QuerySet, order: Order, asked: dict, size: int, load: Callable = list
) -> ListPage:
    """The page after a place (`after`), before it (`before`), the last (`last`), the first.

    A place that cannot be read leads to the first page.
    """
    after = _place(order, asked.get("after"))
    before = _place(order, asked.get("before"))
    is_backward = not after and bool(before or asked.get("last"))
    wanted = order.of(cases, is_backward=is_backward)
    if after or before:
        wanted = order.beyond(wanted, after or before, is_backward=is_backward)
    rows = load(wanted[: size + 1])
    is_more, rows = len(rows) > size, rows[:size]
    if is_backward:
        rows.reverse()
    if not rows:
        return ListPage([])
    is_before = is_more if is_backward else bool(after)
    is_after = bool(before) if is_backward else is_more
    return ListPage(
        rows,
        written(order, rows[0]) if is_before else "",
        written(order, rows[-1]) if is_after else "",
    )


class _Beyond(Func):
    """`(a, b) > (x, y)`, which both databases answer by an index on a and b."""

    output_field = BooleanField()

    def __init__(self, fields: tuple[str, ...], place: Place, *, is_less: bool):
        columns = [F(name) for name in fields]
        typed = map(Question._meta.get_field, fields)
        values = [Value(v, field) for v, field in zip(place, typed, strict=True)]
        super().__init__(*columns, *values)
        self.sign = "<" if is_less else ">"

    def as_sql(self, compiler, connection, **_options):
        compiled = [compiler.compile(part) for part in self.source_expressions]
        half = len(compiled) // 2
        sides = (compiled[:half], compiled[half:])
        left, right = (", ".join(sql for sql, _ in side) for side in sides)
        values = [value for _, some in compiled for value in some]
        return f"({left}) {self.sign} ({right})", values


def written(order: Order, case: Question) -> str:
    """`739600.1763798400000000.12`: days and microseconds as whole numbers."""
    return ".".join(str(_number(getattr(case, name))) for name in order.fields)


def _number(value) -> int:
    if isinstance(value, datetime):
        return (value - _EPOCH) // _MICROSECOND
    return value.toordinal() if isinstance(value, date) else value


def _place(order: Order, text: str | None) -> Place | None:
    parts = (text or "").split(".")
    if len(parts) != len(order.fields) or not all(map(str.isdecimal, parts)):
        return None
    try:
        pairs = zip(order.fields, map(int, parts), strict=True)
        return tuple(_value(name, number) for name, number in pairs)
    except (OverflowError, ValueError):
        return None


def _value(name: str, number: int):
    if name == "next_due":
        return date.fromordinal(number)
    if name == "received_at":
        return _EPOCH + number * _MICROSECOND
    return min(number, _LARGEST_KEY)
