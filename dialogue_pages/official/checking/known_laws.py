"""Laws and decrees that dialogue plans cite, with their true dates."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Issue:
    """One law under a title: number, date passed, and the day it was replaced."""

    number: str
    on: date
    replaced_on: date | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    title: str
    folded: str  # a pattern over folded text
    issues: tuple[Issue, ...]


LAWS = (
    Law(
        "Luật Thực hiện dân chủ ở cơ sở",
        r"luat thuc hien dan chu (?:o )?co so",
        (Issue("10/2022/QH15", date(2022, 11, 10)),),
    ),
    Law(
        "Luật Tổ chức chính quyền địa phương",
        r"luat to chuc chinh quyen dia phuong",
        (
            Issue("77/2015/QH13", date(2015, 6, 19), date(2025, 3, 1), "65/2025/QH15"),
            Issue("65/2025/QH15", date(2025, 2, 19), date(2025, 6, 16), "72/2025/QH15"),
            Issue("72/2025/QH15", date(2025, 6, 16)),
        ),
    ),
    Law(
        "Luật Tiếp công dân",
        r"luat tiep cong dan",
        (Issue("42/2013/QH13", date(2013, 11, 25)),),
    ),
    Law(
        "Luật Khiếu nại",
        r"luat khieu nai(?!, to cao)",
        (Issue("02/2011/QH13", date(2011, 11, 11)),),
    ),
    Law(
        "Luật Tố cáo",
        r"luat to cao",
        (
            Issue("03/2011/QH13", date(2011, 11, 11), date(2019, 1, 1), "25/2018/QH14"),
            Issue("25/2018/QH14", date(2018, 6, 12)),
        ),
    ),
    Law(
        "Luật Tiếp cận thông tin",
        r"luat tiep can thong tin",
        (Issue("104/2016/QH13", date(2016, 4, 6)),),
    ),
    Law(
        "Luật Bảo vệ dữ liệu cá nhân",
        r"luat bao ve du lieu ca nhan",
        (Issue("91/2025/QH15", date(2025, 6, 26)),),
    ),
)
DECREES = (
    Issue("59/2023/NĐ-CP", date(2023, 8, 14)),
    Issue("30/2020/NĐ-CP", date(2020, 3, 5)),
    Issue("13/2021/NĐ-CP", date(2021, 3, 1)),
    Issue("356/2025/NĐ-CP", date(2025, 12, 31)),
    Issue("13/2023/NĐ-CP", date(2023, 4, 17), date(2026, 1, 1), "356/2025/NĐ-CP"),
    Issue("42/2022/NĐ-CP", date(2022, 6, 24), date(2026, 7, 1), "224/2026/NĐ-CP"),
    Issue("64/2014/NĐ-CP", date(2014, 6, 26), date(2026, 7, 1), "154/2026/NĐ-CP"),
    Issue("154/2026/NĐ-CP", date(2026, 5, 15)),
)
