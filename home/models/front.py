"""How a new front page is arranged before an editor changes it.

The words are the commune's own from then on: they are text of a page, not of the code.
"""

STEPS = [
    (
        "Gửi ý kiến, kiến nghị",
        "Viết ý kiến, kiến nghị trên trang này, hoặc nhờ trưởng thôn, trưởng bản ghi "
        "giúp. Ông/bà nhận ngay một mã tra cứu.",
    ),
    (
        "Cơ quan xem xét và trả lời",
        "Ủy ban nhân dân xã phân loại, giao đơn vị trả lời. Hạn trả lời hiện rõ ở từng "
        "ý kiến.",
    ),
    (
        "Xem kết quả",
        "Tra cứu bằng mã, đọc câu trả lời và cho biết ý kiến. Câu trả lời hữu ích chung "
        "được công khai, không nêu thông tin cá nhân.",
    ),
]


def default_front() -> list[tuple[str, dict]]:
    """Blocks of `FrontBlock` with what they say."""
    return [
        ("next_conference", {"heading": "Hội nghị đối thoại sắp tới"}),
        ("announcements", {"heading": "Thông báo mới", "count": 4}),
        (
            "tracking",
            {
                "heading": "Tra cứu ý kiến của tôi",
                "text": "Cần mã tra cứu và 4 số cuối điện thoại (hoặc thư điện tử) đã "
                "dùng khi gửi.",
            },
        ),
        ("answers", {"heading": "Trả lời mới", "count": 3}),
        (
            "steps",
            {
                "heading": "Ba bước để được trả lời",
                "steps": [{"title": title, "text": text} for title, text in STEPS],
            },
        ),
        ("numbers", {"heading": "Đối thoại trong năm"}),
    ]
