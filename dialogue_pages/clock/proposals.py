import holidays

from .calendar import DayKind, SpecialDay

_SOURCE = f"Đề xuất của thư viện holidays {holidays.__version__}, chờ xác nhận"


def proposed_days(year: int) -> list[SpecialDay]:
    """Rows the `holidays` package expects for a year, each still to be confirmed.

    It does not know every swap and estimates years not yet decided: the office's own
    table decides.
    """
    known = holidays.country_holidays("VN", years=year, language="vi")
    days_off = [
        SpecialDay(day, DayKind.OFF, name, _SOURCE, is_confirmed=False)
        for day, name in known.items()
    ]
    made_up = [
        SpecialDay(day, DayKind.MAKE_UP, "Làm bù", _SOURCE, is_confirmed=False)
        for day in known.weekend_workdays
        if day.year == year  # the package returns some of other years as well
    ]
    return sorted(days_off + made_up, key=lambda day: day.on)
