"""The pages that every commune's site needs, as a start: the office edits them at will.

What they must say: contact and responsible person (TT 32/2017/TT-BTTTT), reception of
citizens (Luật Tiếp công dân art. 24), accessibility (TT 26/2020/TT-BTTTT), personal
data (Luật số 91/2025/QH15).
"""

from typing import NamedTuple

from wagtail.models import Page

from home.first_pages import publish_below
from home.models import InformationPage


class Draft(NamedTuple):
    title: str
    slug: str
    introduction: str
    body: list[tuple[str, dict]]


def _words(heading: str, *paragraphs: str) -> tuple[str, dict]:
    html = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in paragraphs)
    return "text", {"heading": heading, "text": html}


def _listed(*lines: str) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


CONTACT = Draft(
    "Liên hệ",
    "lien-he",
    "Ông/bà có thể đến trụ sở, gọi điện hoặc viết thư điện tử cho Ủy ban nhân dân.",
    [
        ("contact", {"heading": "Địa chỉ, điện thoại, thư điện tử"}),
        _words(
            "Gửi ý kiến, kiến nghị",
            "Ý kiến gửi qua biểu mẫu trên trang này được cấp mã tra cứu và có hạn trả "
            "lời. Ông/bà cũng có thể nhờ trưởng thôn, trưởng bản, tổ trưởng tổ dân phố "
            "ghi giúp.",
        ),
    ],
)
RECEPTION = Draft(
    "Lịch tiếp công dân",
    "lich-tiep-cong-dan",
    "Khi đến, ông/bà mang theo giấy tờ tùy thân và các giấy tờ liên quan đến sự việc.",
    [
        (
            "reception",
            {
                "heading": "Lịch tiếp thường xuyên",
                "rows": [
                    {
                        "who": "Chủ tịch Ủy ban nhân dân",
                        "when": "Thứ Năm hằng tuần, 7 giờ 30 đến 11 giờ 30",
                        "where": "Phòng Tiếp công dân, trụ sở Ủy ban nhân dân",
                    },
                    {
                        "who": "Công chức tiếp công dân",
                        "when": "Các ngày làm việc trong tuần, giờ hành chính",
                        "where": "Phòng Tiếp công dân, trụ sở Ủy ban nhân dân",
                    },
                ],
            },
        ),
        _words(
            "Khiếu nại, tố cáo",
            "Khiếu nại, tố cáo gửi bằng đơn có chữ ký hoặc trình bày trực tiếp tại nơi "
            "tiếp công dân, theo Luật Khiếu nại và Luật Tố cáo. Biểu mẫu gửi ý kiến "
            "trên trang này không tiếp nhận khiếu nại, tố cáo.",
        ),
    ],
)
PRIVACY = Draft(
    "Bảo vệ dữ liệu cá nhân",
    "bao-ve-du-lieu-ca-nhan",
    "Trang này chỉ hỏi những gì cần để trả lời ông/bà, và không công khai thông tin "
    "cá nhân.",
    [
        _words(
            "Những gì được lưu",
            _listed(
                "Họ tên, số điện thoại hoặc thư điện tử, thôn (bản, tổ dân phố), nội "
                "dung và tệp ông/bà gửi kèm ý kiến.",
                "Nhật ký xử lý ý kiến: ai làm gì, vào lúc nào.",
                "Địa chỉ thư điện tử của người đăng ký nhận tin mới, chỉ để gửi tin; địa "
                "chỉ chưa xác nhận được xóa sau 7 ngày, địa chỉ của người dừng nhận được "
                "xóa ngay.",
                "Trang không hỏi số căn cước, giới tính, ngày sinh; không dùng công cụ "
                "theo dõi hay quảng cáo; không gửi dữ liệu cho bên thứ ba.",
            ),
        ),
        _words(
            "Ai được xem",
            "Chỉ cán bộ, công chức được giao xử lý ý kiến. Bản công khai của ý kiến đã "
            "che tên, số điện thoại, địa chỉ, số thửa đất và giấy tờ; họ tên chỉ được nêu "
            "khi ông/bà đồng ý riêng.",
        ),
        _words(
            "Lưu trong bao lâu",
            "Sau thời hạn lưu do Ủy ban nhân dân quy định, thông tin cá nhân được xóa khỏi "
            "ý kiến; phần công khai không còn gắn với người gửi.",
        ),
        _words(
            "Quyền của ông/bà",
            "Ông/bà có quyền xem, nhận bản sao, yêu cầu sửa, xóa dữ liệu của mình và rút "
            "lại sự đồng ý (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15). Yêu cầu gửi "
            "ngay tại trang tra cứu ý kiến, hoặc tại trụ sở Ủy ban nhân dân.",
        ),
    ],
)
HELP = Draft(
    "Hướng dẫn sử dụng",
    "huong-dan",
    "Cách gửi ý kiến, theo dõi và tìm câu trả lời.",
    [
        _words(
            "Gửi ý kiến",
            "<ol><li>Mở trang gửi ý kiến, kiến nghị; ghi họ tên, số điện thoại hoặc thư "
            "điện tử, nội dung. Có thể kèm đến 3 tệp ảnh hoặc PDF.</li><li>Xem trước: "
            "trang cho thấy đúng những gì mọi người sẽ đọc được.</li><li>Gửi, rồi ghi lại "
            "hoặc in mã tra cứu.</li></ol>",
        ),
        _words(
            "Theo dõi ý kiến",
            "Nhập mã tra cứu và 4 số cuối điện thoại (hoặc thư điện tử) đã dùng khi gửi. "
            "Trang cho biết ý kiến đang ở bước nào, đơn vị nào trả lời, hạn trả lời và "
            "vì sao là ngày đó.",
        ),
        _words(
            "Nhận tin mới",
            "Trang “Theo dõi tin mới” (ở cuối mỗi trang) có ba cách: nhận thư điện tử, "
            "nhiều nhất mỗi ngày một thư; thêm lịch hội nghị vào điện thoại; dùng nguồn "
            "tin RSS, Atom. Mỗi thư đều có liên kết để dừng nhận.",
        ),
        _words(
            "Không có điện thoại thông minh",
            "Ông/bà nói với trưởng thôn, trưởng bản, tổ trưởng tổ dân phố, gọi điện, hoặc "
            "đến trụ sở: cán bộ nhập ý kiến và đưa phiếu có mã tra cứu.",
        ),
        _words(
            "Các từ trên trang",
            _listed(
                "<b>Đã trả lời</b>: người hỏi đã có câu trả lời; việc có thể còn phải làm.",
                "<b>Đã giải quyết xong</b>: không còn việc gì phải làm.",
                "<b>Vượt thẩm quyền</b>: ý kiến đã được chuyển đến cơ quan cấp trên.",
            ),
        ),
    ],
)
ACCESSIBILITY = Draft(
    "Khả năng tiếp cận",
    "kha-nang-tiep-can",
    "Trang được làm để mọi người dùng được, kể cả người cao tuổi, người khuyết tật, "
    "người dùng điện thoại cũ.",
    [
        _words(
            "Trang hỗ trợ những gì",
            _listed(
                "Dùng được bằng bàn phím và bằng trình đọc màn hình.",
                "Phóng chữ đến 200% không mất nội dung; có nền tối theo cài đặt của máy.",
                "Không cần JavaScript; trang nhẹ, mở được khi mạng yếu.",
                "Văn bản đăng kèm nội dung chữ, không chỉ có ảnh chụp.",
            ),
        ),
        _words(
            "Theo chuẩn nào",
            "Trang theo Thông tư 26/2020/TT-BTTTT và hướng đến mức AA của WCAG 2.2. Tệp "
            "người dân gửi và văn bản cũ được quét có thể chưa đạt.",
        ),
        _words(
            "Nếu ông/bà gặp khó khăn",
            "Xin báo cho Ủy ban nhân dân: chúng tôi gửi nội dung ở dạng khác và sửa trang.",
        ),
        ("contact", {"heading": "Nơi tiếp nhận"}),
    ],
)

PORTAL_PAGES = [CONTACT, RECEPTION, HELP, PRIVACY, ACCESSIBILITY]


def add_portal_pages(home: Page) -> list[InformationPage]:
    """Publish those of the pages that are not there yet, and return them."""
    there = set(home.get_children().values_list("slug", flat=True))
    missing = [draft for draft in PORTAL_PAGES if draft.slug not in there]
    return [publish_below(home, InformationPage(**d._asdict())) for d in missing]
