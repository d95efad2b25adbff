"""A plan without a fault, for tests to reuse or to spoil. Places and people are invented."""

from datetime import date, time

from dialogue_pages.official.document import (
    Bullet,
    Conference,
    ConferenceFact,
    Deadline,
    Document,
    FactKind,
    IssueDate,
    Item,
    Paragraph,
    Recipient,
    Role,
    Section,
    Signature,
)
from dialogue_pages.official.text import Text
from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate, Precision

ISSUED_ON = date(2026, 6, 1)
HELD_ON = date(2026, 6, 25)  # a Thursday
QUESTIONS_END_ON = date(2026, 6, 17)


def clean_plan() -> Document:
    """An issued plan of xã Sông Trăng, rich in parts; the check finds nothing in it."""
    return Document(
        agency=["ỦY BAN NHÂN DÂN", "XÃ SÔNG TRĂNG"],
        national_title="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        national_motto="Độc lập - Tự do - Hạnh phúc",
        number="15",
        symbol="KH-UBND",
        place="Sông Trăng",
        issued=IssueDate(1, 6, 2026),
        document_type="KẾ HOẠCH",
        subject=(
            "Tổ chức Hội nghị tiếp xúc, đối thoại trực tiếp của Chủ tịch Ủy ban nhân dân"
            " xã với Nhân dân xã Sông Trăng năm 2026"
        ),
        bases=[
            Text.of(basis)
            for basis in (
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
                "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;",
                "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định"
                " chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở;",
                "Căn cứ Kế hoạch số 02-KH/ĐU ngày 12/01/2026 của Đảng ủy xã Sông Trăng về"
                " tổ chức đối thoại với Nhân dân năm 2026.",
            )
        ],
        opening=Text.of(
            "Ủy ban nhân dân xã Sông Trăng ban hành Kế hoạch tổ chức Hội nghị tiếp xúc,"
            " đối thoại trực tiếp của Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026,"
            " như sau:"
        ),
        sections=[_purposes(), _contents(), _assignments()],
        closing=[
            Text.of(
                "Trên đây là Kế hoạch tổ chức Hội nghị tiếp xúc, đối thoại trực tiếp của"
                " Chủ tịch Ủy ban nhân dân xã với Nhân dân xã Sông Trăng năm 2026. Yêu"
                " cầu các cơ quan, đơn vị triển khai thực hiện nghiêm túc./."
            )
        ],
        conferences=[
            Conference(
                when=FuzzyDate(
                    Precision.EXACT, year=2026, month=6, day=25, at=time(7, 30)
                ),
                schedule_text=Text.of(
                    "07 giờ 30 phút, thứ Năm, ngày 25 tháng 6 năm 2026."
                ),
                venue_text=Text.of("Nhà văn hóa thôn Vạn Chài, xã Sông Trăng."),
                hamlets=["Vạn Chài", "Bến Đá"],
                hamlet_kind="thôn",
                expected_min=80,
                expected_max=100,
            )
        ],
        question_deadline=Deadline("trước ngày 18/6/2026", on=QUESTIONS_END_ON),
        recipients=[
            Recipient("Thường trực Đảng ủy xã (b/c)", for_report=True),
            Recipient("Thường trực HĐND xã (b/c)", for_report=True),
            Recipient("Ủy ban MTTQ Việt Nam xã"),
            Recipient("Các cơ quan, đơn vị thuộc UBND xã"),
            Recipient("Trưởng thôn Vạn Chài, Trưởng thôn Bến Đá"),
            Recipient("Lưu: VT"),
        ],
        archive="VT",
        signature=Signature(
            capacity=["TM. ỦY BAN NHÂN DÂN"], position="CHỦ TỊCH", name="Đinh Thị Mây"
        ),
    )


def _purposes() -> Section:
    return Section(
        "I.",
        Text.of("MỤC ĐÍCH, YÊU CẦU"),
        [
            Item(
                "1.",
                Text.of("Mục đích"),
                role=Role.PURPOSES,
                blocks=[
                    Bullet(
                        "-",
                        Text.of(
                            "Lắng nghe tâm tư, nguyện vọng, ý kiến, kiến nghị của Nhân"
                            " dân; kịp thời giải quyết những vấn đề phát sinh ở cơ sở."
                        ),
                    ),
                    Bullet(
                        "-",
                        Text.of(
                            "Luôn luôn củng cố niềm tin của Nhân dân đối với cấp ủy,"
                            " chính quyền; ngày ngày nâng cao trách nhiệm phục vụ."
                        ),
                    ),
                ],
            ),
            Item(
                "2.",
                Text.of("Yêu cầu"),
                role=Role.REQUIREMENTS,
                blocks=[
                    Paragraph(
                        Text.from_marks(
                            "Hội nghị được tổ chức công khai, dân chủ, thiết thực, với"
                            " phương châm “*gần dân, sát dân, nghe dân nói*”; trả lời"
                            " ngắn gọn, dễ hiểu."
                        )
                    )
                ],
            ),
        ],
    )


def _contents() -> Section:
    return Section(
        "II.",
        Text.of("THÀNH PHẦN, NỘI DUNG, HÌNH THỨC, THỜI GIAN, ĐỊA ĐIỂM"),
        [
            Item(
                "1.",
                Text.of("Thành phần"),
                role=Role.ATTENDEES,
                blocks=[
                    Bullet(
                        "-",
                        Text.of("Chủ trì: Đồng chí Đinh Thị Mây - Chủ tịch UBND xã."),
                    ),
                    Bullet("-", Text.of("Mời tham dự:")),
                    Bullet("+", Text.of("Thường trực Đảng ủy, Thường trực HĐND xã;")),
                    Bullet("+", Text.of("Ủy ban Mặt trận Tổ quốc Việt Nam xã;")),
                    Bullet("+", Text.of("Trưởng các thôn Vạn Chài, Bến Đá;")),
                    Bullet(
                        "-",
                        Text.of(
                            "Nhân dân hai thôn Vạn Chài, Bến Đá (dự kiến 80 - 100 người)."
                        ),
                    ),
                ],
            ),
            Item(
                "2.",
                Text.of("Nội dung, chương trình"),
                role=Role.AGENDA,
                blocks=[
                    Bullet("-", Text.of("Ổn định tổ chức, giới thiệu đại biểu;")),
                    Bullet("-", Text.of("Báo cáo tình hình kinh tế - xã hội 6 tháng;")),
                    Bullet("-", Text.of("Nhân dân phát biểu ý kiến, kiến nghị;")),
                    Bullet(
                        "-",
                        Text.of(
                            "Chủ tịch UBND xã và lãnh đạo các cơ quan trả lời ý kiến,"
                            " kiến nghị của Nhân dân, kết luận Hội nghị."
                        ),
                    ),
                ],
            ),
            Item(
                "3.",
                Text.of("Hình thức, thời gian, địa điểm"),
                blocks=[
                    Bullet("-", Text.of("Hình thức: Đối thoại trực tiếp.")),
                    ConferenceFact("-", "Thời gian", FactKind.TIME),
                    ConferenceFact("-", "Địa điểm", FactKind.VENUE),
                ],
            ),
        ],
    )


def _assignments() -> Section:
    return Section(
        "III.",
        Text.of("TỔ CHỨC THỰC HIỆN"),
        [
            Item(
                "1.",
                Text.of("Văn phòng HĐND và UBND xã"),
                role=Role.ASSIGNMENT,
                unit="Văn phòng HĐND và UBND xã",
                blocks=[
                    Bullet(
                        "-",
                        Text.of(
                            "Thông báo thời gian, địa điểm, nội dung Hội nghị trên Trang"
                            " thông tin điện tử, hệ thống truyền thanh của xã chậm nhất"
                            " 10 ngày trước ngày tổ chức Hội nghị."
                        ),
                    ),
                    Bullet(
                        "-",
                        Text.of(
                            "Tham mưu niêm yết công khai kết luận Hội nghị chậm nhất sau"
                            " 05 ngày làm việc kể từ ngày kết thúc Hội nghị."
                        ),
                    ),
                ],
                due=[
                    Deadline(
                        "chậm nhất 10 ngày trước ngày tổ chức Hội nghị", offset=10
                    ),
                    Deadline(
                        "chậm nhất sau 05 ngày làm việc",
                        offset=5,
                        unit="working_day",
                        direction="after",
                    ),
                ],
            ),
            Item(
                "2.",
                Text.of("Trưởng thôn Vạn Chài, Trưởng thôn Bến Đá:"),
                Text.of(
                    "Tổng hợp ý kiến, kiến nghị của Nhân dân, gửi về Văn phòng HĐND và"
                    " UBND xã trước ngày 18/6/2026."
                ),
                role=Role.ASSIGNMENT,
                unit="Trưởng thôn Vạn Chài, Trưởng thôn Bến Đá",
                due=[Deadline("trước ngày 18/6/2026", on=QUESTIONS_END_ON)],
            ),
            Item(
                "3.",
                Text.of("Đề nghị Ủy ban MTTQ Việt Nam xã:"),
                Text.of(
                    "Phối hợp tổ chức Hội nghị; giám sát việc giải quyết kiến nghị của"
                    " Nhân dân theo điểm b khoản 2 Điều 43 của Luật."
                ),
                role=Role.ASSIGNMENT,
                unit="Ủy ban MTTQ Việt Nam xã",
            ),
        ],
    )
