"""The quarterly list of what was made public (Luật Thực hiện dân chủ ở cơ sở 2022,
Điều 13 khoản 2) as an official paper; it is posted itself."""

from dialogue_pages.official.document import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    Document,
    Section,
    Signature,
    Table,
)
from dialogue_pages.official.text import Text

from .paper import lines_of

HEAD = (
    "STT",
    "Nội dung",
    "Hình thức, nơi công khai",
    "Từ ngày",
    "Đến ngày",
    "Người thực hiện",
)


def publication_list(rows, letterhead, *, year: int, quarter: str) -> Document:
    """`rows` are postings in the order of their days."""
    return Document(
        agency=lines_of(letterhead.agency_lines),
        parent_agency=letterhead.parent_agency or None,
        national_title=NATIONAL_TITLE,
        national_motto=NATIONAL_MOTTO,
        place=letterhead.place_name or None,
        document_type="DANH MỤC",
        subject=f"Nội dung đã công khai quý {quarter} năm {year}",
        opening=Text.of(
            "Thực hiện Điều 13 Luật Thực hiện dân chủ ở cơ sở, danh mục nội dung đã "
            "công khai, hình thức và thời gian công khai như sau:"
        ),
        sections=[Section("", Text(), [_table(rows)])],
        closing=[
            Text.of(
                "Danh mục này được niêm yết tại trụ sở Ủy ban nhân dân xã và nhà văn "
                "hóa, điểm sinh hoạt cộng đồng các thôn./."
            )
        ],
        signature=Signature(
            capacity=lines_of(letterhead.sign_capacity),
            position=letterhead.signer_title or None,
            name=letterhead.signer_name or None,
        ),
    )


def cells_of(rows) -> list[list[str]]:
    """What stands in the list, a posting a line."""
    return [
        [
            str(number),
            row.content,
            row.where,
            _day(row.posted_from),
            _day(row.posted_until),
            row.posted_by,
        ]
        for number, row in enumerate(rows, start=1)
    ]


def _table(rows) -> Table:
    lines = [[Text.of(cell) for cell in line] for line in cells_of(rows)]
    return Table([[Text.of(name) for name in HEAD]], lines)


def _day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
