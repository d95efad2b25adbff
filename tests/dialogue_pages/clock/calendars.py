"""Strategies for calendars and days, shared by the clock's property tests."""

from datetime import date

from hypothesis import strategies as st

from dialogue_pages.clock.calendar import DayKind, SpecialDay, WorkingCalendar

days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def special_days(draw, on=days):
    day = draw(on)
    kind = DayKind.MAKE_UP if day.weekday() > 4 else DayKind.OFF
    return SpecialDay(day, kind, "Ngày theo quyết định", "01/QĐ")


calendars = st.lists(special_days(), max_size=40).map(WorkingCalendar.of)


def with_row(calendar, row):
    return WorkingCalendar({**calendar.exceptions, row.on: row})


def without(calendar, day):
    rest = {on: row for on, row in calendar.exceptions.items() if on != day}
    return WorkingCalendar(rest)
