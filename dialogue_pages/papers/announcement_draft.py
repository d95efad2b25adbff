"""The fields of an announcement, filled from a conference and the commune settings.

`[…]` marks what only a person can say.
"""

from collections.abc import Iterator

from ..choices import AnnouncementKind
from .paper import lines_of, printed_conference
from .poster import when_words

_LAWS = """Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;"""
_FACTS = (
    "conferences",
    {
        "facts": [
            {"marker": "1.", "caption": "Thời gian", "fact": "time", "conference": 1},
            {"marker": "2.", "caption": "Địa điểm", "fact": "venue", "conference": 1},
        ]
    },
)
_SIGNED = ("place_name", "sign_capacity", "signer_title", "signer_name", "archive")


def drafted_fields(conference, kind: str, commune) -> dict:
    """Values for the fields of an `AnnouncementPage`."""
    words = _Words(conference, commune)
    fields = _BY_KIND[kind](words)
    return {
        **{name: getattr(commune, name) for name in _SIGNED},
        "legal_bases": words.bases,
        "recipients": _recipients(kind),
        **fields,
    }


class _Words:
    """What the texts of one conference have in common."""

    def __init__(self, conference, commune):
        self.plan = conference.plan
        self.printed = printed_conference(conference)
        self.office = f"Ủy ban nhân dân {commune.commune_name or 'xã [tên xã]'}"
        self.chairman = f"Chủ tịch {self.office} với Nhân dân"
        hamlets = ", ".join(map(str, conference.hamlets.all()))
        self.people = f"Bà con {hamlets}" if hamlets else "Bà con trong xã"
        self.among = f" {hamlets}" if hamlets else ""
        self.day = when_words(self.printed.when)

    @property
    def short_meeting(self) -> str:
        """For titles: `Hội nghị đối thoại với Nhân dân thôn Bến Trăng, thôn Bãi Dâu`."""
        return f"Hội nghị đối thoại với Nhân dân{self.among or ' trong xã'}"

    @property
    def meeting(self) -> str:
        return f"Hội nghị đối thoại giữa {self.chairman}{self.among}"

    @property
    def plan_words(self) -> str:
        if not self.plan.is_issued:
            return "Kế hoạch đối thoại [số, ngày của kế hoạch]"
        day = self.plan.issue_date.as_date
        return (
            f"Kế hoạch số {self.plan.reference} ngày {day:%d/%m/%Y} của {self.office}"
        )

    @property
    def bases(self) -> str:
        return f"{_LAWS}\nThực hiện {self.plan_words}."

    @property
    def held(self) -> str:
        return f"{self.meeting}, tổ chức {self.day or '[ngày họp]'}"


def _notice(words: _Words) -> dict:
    return {
        "title": words.short_meeting[:255],
        "subject": f"Về việc tổ chức {words.meeting}",
        "summary": f"Chủ tịch {words.office} đối thoại với Nhân dân{words.among or ' trong xã'}.",
        "what_to_do": "\n".join(_actions(words)),
        "opening": f"{words.office} thông báo việc tổ chức {words.meeting} như sau:",
        "body": [
            _FACTS,
            ("text", f"3. Thành phần: {words.people}."),
            ("text", "4. Nội dung: [nội dung đối thoại]."),
            (
                "text",
                "5. Cách tham gia: đến dự trực tiếp; gửi ý kiến qua trưởng thôn, tại "
                "trụ sở Ủy ban nhân dân hoặc trên trang thông tin điện tử.",
            ),
        ],
        "closing": f"{words.office} thông báo để Nhân dân biết, tham gia./.",
    }


def _actions(words: _Words) -> Iterator[str]:
    if words.plan.questions_close_on:
        closes = words.plan.questions_close_on
        yield f"Gửi ý kiến, kiến nghị đến hết ngày {closes:%d/%m/%Y}"
    else:
        yield "Gửi ý kiến, kiến nghị trước hội nghị"
    yield "Đến dự và phát biểu tại hội nghị"


def _invitation(words: _Words) -> dict:
    return {
        "title": f"Mời dự {words.short_meeting}"[:255],
        "subject": words.meeting,
        "summary": f"Đến dự {words.short_meeting}.",
        "what_to_do": "Đến dự đúng giờ\nChuẩn bị ý kiến ngắn gọn",
        "opening": f"{words.office} trân trọng kính mời: {words.people}",
        "body": [
            ("text", f"Tới dự: {words.meeting}."),
            ("text", "Chủ trì: [họ tên, chức vụ người chủ trì]."),
            _FACTS,
        ],
        "closing": "Rất mong ông (bà) đến dự đúng thành phần và thời gian./.",
        "legal_bases": "",
    }


def _conclusion(words: _Words) -> dict:
    return {
        "title": f"Kết luận {words.short_meeting}"[:255],
        "subject": f"Kết luận của Chủ tịch {words.office} tại {words.meeting}",
        "summary": "[Nêu trong một, hai câu điều người dân cần biết nhất].",
        "opening": f"Sau khi nghe các ý kiến tại {words.held}, Chủ tịch {words.office} "
        "kết luận như sau:",
        "body": [
            ("text", "1. Đánh giá chung: [đánh giá]."),
            ("text", "2. Từng nội dung: [nội dung, đơn vị thực hiện, thời hạn]."),
            ("text", "3. Tổ chức thực hiện: [đơn vị theo dõi, đôn đốc]."),
        ],
        "closing": f"{words.office} thông báo để các đơn vị và Nhân dân biết, thực hiện./.",
    }


def _result(words: _Words) -> dict:
    return {
        "title": f"Kết quả {words.short_meeting}"[:255],
        "subject": f"Kết quả {words.meeting}",
        "summary": "[Số ý kiến, số đã trả lời, số giao đơn vị giải quyết].",
        "opening": f"{words.office} thông báo kết quả {words.held} như sau:",
        "body": [
            _FACTS,
            ("text", "3. Số người dự: [số người]."),
            (
                "text",
                "4. Số ý kiến: [tổng số, đã trả lời tại hội nghị, giao giải quyết].",
            ),
            (
                "table",
                {
                    "rows": "Nội dung | Đơn vị giải quyết | Thời hạn\n"
                    "[nội dung] | [đơn vị] | [ngày]"
                },
            ),
        ],
        "closing": f"{words.office} thông báo để Nhân dân biết và giám sát./.",
    }


_BY_KIND = {
    AnnouncementKind.NOTICE: _notice,
    AnnouncementKind.INVITATION: _invitation,
    AnnouncementKind.CONCLUSION: _conclusion,
    AnnouncementKind.RESULT: _result,
}


def _recipients(kind: str) -> list[tuple[str, dict]]:
    lines = {
        AnnouncementKind.INVITATION: "Như trên\nTrưởng các thôn",
    }.get(
        kind,
        "Thường trực Đảng ủy\nThường trực HĐND xã\nỦy ban MTTQ Việt Nam xã\n"
        "Trưởng các thôn\nTrang thông tin điện tử xã",
    )
    first = "Thường trực Đảng ủy"
    return [
        ("recipient", {"text": line, "for_report": line == first})
        for line in lines_of(lines)
    ]
