"""Rule packs to begin with: the law, two ways communes bind themselves, web questions.

They seed the office's own tables, which decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .periods import DayUnit, Direction
from .rules import Anchor, Rule

_DIALOGUE = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 43"
_RECEPTION = "Luật Tiếp công dân số 42/2013/QH13, Điều 28 khoản 1"
_FEEDBACK = "NĐ 20/2008/NĐ-CP, Điều 9"
_PERSONAL_DATA = "NĐ 356/2025/NĐ-CP"
_PLAN = "Theo kế hoạch đối thoại của xã"
_PRACTICE = "Thời hạn nội bộ, luật không quy định; sửa theo quy chế của xã"

_OFFICE = "Văn phòng HĐND và UBND xã"
_HAMLET_HEADS = "Trưởng thôn"
_ANSWERING = "Đơn vị được giao trả lời"


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules that come together; `key` stays the same when the office renames it."""

    key: str
    name: str
    citation: str
    rows: tuple[tuple, ...]
    note: str = ""
    valid_from: date | None = None

    @property
    def rules(self) -> Iterator[Rule]:
        for code, duty, anchor, count, responsible, *citation in self.rows:
            offset, unit, direction = count
            yield Rule(
                code,
                duty,
                Anchor(anchor),
                offset,
                DayUnit(unit),
                Direction(direction),
                responsible,
                citation[0] if citation else self.citation,
                self.name,
                self.valid_from,
            )


def _before(days: int):
    return days, "day", "before"


def _after(days: int):
    return days, "day", "after"


def _working(days: int):
    return days, "working_day", "after"


# code, duty, anchor, count, responsible, and a citation other than that of the pack
LAW = Pack(
    "law",
    "Luật 72/2025 Điều 43",
    _DIALOGUE,
    (
        (
            "announce",
            "Thông báo thời gian, địa điểm, nội dung và cách tham gia đối thoại",
            "conference",
            _before(7),
            "Ủy ban nhân dân xã",
        ),
        (
            "publish_results",
            "Công khai, niêm yết kết quả đối thoại và gửi đến trưởng thôn",
            "conference",
            _after(10),
            "Ủy ban nhân dân xã",
        ),
    ),
    note="Luật ghi “ngày”: tính theo ngày lịch; hạn sau hội nghị rơi vào ngày nghỉ thì "
    "chuyển sang ngày làm việc kế tiếp (Bộ luật Dân sự 2015, Điều 148).",
    valid_from=date(2025, 6, 16),
)
STRICT = Pack(
    "strict",
    "Chặt: báo trước 10 ngày, kết luận sau 5 ngày làm việc",
    _PLAN,
    (
        (
            "announce",
            "Niêm yết, thông báo kế hoạch đối thoại",
            "conference",
            _before(10),
            _OFFICE,
        ),
        (
            "collect_opinions",
            "Tổng hợp ý kiến của các thôn gửi về xã",
            "conference",
            _before(5),
            _HAMLET_HEADS,
        ),
        (
            "publish_results",
            "Niêm yết thông báo kết luận kèm biên bản",
            "conference",
            _working(5),
            _OFFICE,
        ),
        (
            "request_superior",
            "Gửi cấp trên kiến nghị vượt thẩm quyền",
            "conference",
            _after(5),
            _OFFICE,
        ),
        (
            "answer_in_writing",
            "Trả lời bằng văn bản những ý kiến chưa trả lời tại hội nghị",
            "conference",
            _working(7),
            _ANSWERING,
        ),
        (
            "report",
            "Báo cáo kết quả đối thoại lên cấp trên",
            "conference",
            _working(10),
            _OFFICE,
        ),
    ),
    note="“Sau 05 ngày” gửi cấp trên được hiểu là chậm nhất ngày thứ năm sau hội nghị.",
)
EARLY_OPINIONS = Pack(
    "early_opinions",
    "Lấy ý kiến sớm: ý kiến, phiếu đăng ký phát biểu trước 7 ngày",
    _PLAN,
    (
        (
            "collect_opinions",
            "Tổng hợp ý kiến và phiếu đăng ký phát biểu",
            "conference",
            _before(7),
            "Ban Công tác Mặt trận thôn",
        ),
    ),
)
WEB_QUESTIONS = Pack(
    "web_questions",
    "Ý kiến gửi qua cổng",
    _PRACTICE,
    (
        (
            "acknowledge",
            "Tiếp nhận và phân loại ý kiến",
            "received",
            _working(5),
            _OFFICE,
            _FEEDBACK,
        ),
        (
            "transfer",
            "Chuyển ý kiến không thuộc thẩm quyền đến nơi giải quyết",
            "received",
            _working(5),
            _OFFICE,
            _FEEDBACK,
        ),
        (
            "notice",
            "Thông báo kết quả xử lý ban đầu cho người gửi",
            "received",
            _working(10),
            _OFFICE,
            _RECEPTION,
        ),
        ("answer", "Trả lời ý kiến", "received", _working(7), _ANSWERING),
        (
            "chase",
            "Nhắc cơ quan cấp trên trả lời, tính từ lần gửi hoặc nhắc gần nhất",
            "referred",
            _working(10),
            _OFFICE,
        ),
        (
            "pass_on_reply",
            "Chuyển trả lời của cấp trên đến người gửi",
            "replied",
            _working(5),
            _OFFICE,
        ),
    ),
    note="Luật không quy định một thời hạn chung cho hỏi – đáp trên cổng.",
)
PERSONAL_DATA = Pack(
    "personal_data",
    "Yêu cầu về dữ liệu cá nhân",
    _PERSONAL_DATA,
    (
        (
            "answer_data_request",
            "Trả lời yêu cầu về dữ liệu cá nhân",
            "data_request",
            _working(2),
            _OFFICE,
        ),
        (
            "fulfil_data_request",
            "Thực hiện yêu cầu rút đồng ý, hạn chế hoặc phản đối xử lý dữ liệu",
            "data_request",
            _after(15),
            _OFFICE,
        ),
    ),
    note="Được gia hạn một lần, nhiều nhất 15 ngày.",
    valid_from=date(2026, 1, 1),
)

SHIPPED_PACKS = (LAW, STRICT, EARLY_OPINIONS, WEB_QUESTIONS, PERSONAL_DATA)
