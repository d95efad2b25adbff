"""Days off and make-up days of state offices, as decided and announced each year.

These rows seed the office's own table, which decides. Bộ luật Lao động 2019 Điều 112
names the holidays; the notices fix the days of Tết and Quốc khánh and the swaps. The
notices were compared, by number, date and days, with what the press and public calendars
print of them, not with the signed papers. In 2026 no day was swapped around 30/4
(CV 3383/BNV-CVL ngày 10/4/2026); a swap of 23/11 for 28/11 was proposed, and no decision
on it was found.
"""

from datetime import date

from .calendar import DayKind, SpecialDay, WorkingCalendar

_LABOUR_CODE = "Bộ luật Lao động 2019, Điều 112"
_COMPENSATION = "Bộ luật Lao động 2019, Điều 111 khoản 3"
_NOTICE_2025 = "TB 6150/TB-BLĐTBXH ngày 03/12/2024"
_NOTICE_2026 = "TB 9441/TB-BNV ngày 16/10/2025"
_NEW_YEAR_2026 = "CV 12729/VPCP-KGVX ngày 25/12/2025"
_CULTURE_DAY = "NQ 28/2026/QH16, Điều 2 (hiệu lực từ 01/7/2026)"

# month, day, kind, name, source
_ROWS = {
    2025: [
        (1, 1, "off", "Tết Dương lịch", _LABOUR_CODE),
        (1, 27, "off", "Tết Nguyên đán (28 tháng Chạp)", _NOTICE_2025),
        (1, 28, "off", "Tết Nguyên đán (29 tháng Chạp)", _NOTICE_2025),
        (1, 29, "off", "Tết Nguyên đán (mùng 1)", _NOTICE_2025),
        (1, 30, "off", "Tết Nguyên đán (mùng 2)", _NOTICE_2025),
        (1, 31, "off", "Tết Nguyên đán (mùng 3)", _NOTICE_2025),
        (4, 7, "off", "Giỗ Tổ Hùng Vương", _LABOUR_CODE),
        (4, 26, "make_up", "Làm bù cho thứ Sáu 02/5/2025", _NOTICE_2025),
        (4, 30, "off", "Ngày Chiến thắng", _LABOUR_CODE),
        (5, 1, "off", "Ngày Quốc tế lao động", _LABOUR_CODE),
        (5, 2, "off", "Hoán đổi với thứ Bảy 26/4/2025", _NOTICE_2025),
        (9, 1, "off", "Quốc khánh (ngày liền trước)", _NOTICE_2025),
        (9, 2, "off", "Quốc khánh", _LABOUR_CODE),
    ],
    2026: [
        (1, 1, "off", "Tết Dương lịch", _LABOUR_CODE),
        (1, 2, "off", "Hoán đổi với thứ Bảy 10/01/2026", _NEW_YEAR_2026),
        (1, 10, "make_up", "Làm bù cho thứ Sáu 02/01/2026", _NEW_YEAR_2026),
        (2, 16, "off", "Tết Nguyên đán (29 tháng Chạp)", _NOTICE_2026),
        (2, 17, "off", "Tết Nguyên đán (mùng 1)", _NOTICE_2026),
        (2, 18, "off", "Tết Nguyên đán (mùng 2)", _NOTICE_2026),
        (2, 19, "off", "Tết Nguyên đán (mùng 3)", _NOTICE_2026),
        (2, 20, "off", "Tết Nguyên đán (mùng 4)", _NOTICE_2026),
        (4, 26, "off", "Giỗ Tổ Hùng Vương", _LABOUR_CODE),
        (4, 27, "off", "Nghỉ bù Giỗ Tổ Hùng Vương", _COMPENSATION),
        (4, 30, "off", "Ngày Chiến thắng", _LABOUR_CODE),
        (5, 1, "off", "Ngày Quốc tế lao động", _LABOUR_CODE),
        (8, 22, "make_up", "Làm bù cho thứ Hai 31/8/2026", _NOTICE_2026),
        (8, 31, "off", "Hoán đổi với thứ Bảy 22/8/2026", _NOTICE_2026),
        (9, 1, "off", "Quốc khánh (ngày liền trước)", _NOTICE_2026),
        (9, 2, "off", "Quốc khánh", _LABOUR_CODE),
        (11, 24, "off", "Ngày Văn hóa Việt Nam", _CULTURE_DAY),
    ],
}

OFFICIAL_DAYS = tuple(
    SpecialDay(date(year, month, day), DayKind(kind), *rest)
    for year, rows in _ROWS.items()
    for month, day, kind, *rest in rows
)


def official_calendar() -> WorkingCalendar:
    """The calendar of the rows shipped here, for use where no office table exists."""
    return WorkingCalendar.of(OFFICIAL_DAYS)
