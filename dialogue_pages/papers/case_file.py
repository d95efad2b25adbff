"""A case as a file for the archive; reads attributes only.

`told` has the `question`, its `steps`, `replies`, `letters` and `files` (as gathered by
`archiving`), the `chain`, and `state`, what is said of that in a sentence.
"""

from dialogue_pages.official.document import Paragraph, Section
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.case_file import CaseFile, Listed, listing

from .paper import lines_of

PAPER, STEPS = "ho-so.pdf", "dien-bien.csv"
_STEPS = ("STT", "Thời điểm, dấu", "Việc, người thực hiện", "Lý do, nội dung")
_FILES = ("STT", "Tên tệp", "Loại, dung lượng", "SHA-256")
_FACTS = ("Mục", "Nội dung")
_SHORT = 8  # letters of a digest that are enough to compare two papers by eye


def case_file(told, letterhead, *, made_on) -> CaseFile:
    question = told.question
    return CaseFile(
        agency=lines_of(letterhead.agency_lines),
        parent_agency=letterhead.parent_agency or None,
        number=question.number,
        title=question.title.strip() or "(đã xóa theo luật)",
        began=f"{told.began:%d/%m/%Y}",
        ended=f"{told.ended:%d/%m/%Y}",
        made_on=made_on,
        archive=letterhead.archive,
        listed=list(_listed(told, letterhead)),
        sections=[
            _section("I.", "Thông tin vụ việc", [listing(_FACTS, told.facts)]),
            _section("II.", "Nội dung ý kiến, kiến nghị (nguyên văn)", _words(told)),
            _section("III.", "Diễn biến giải quyết", _steps(told)),
            _section("IV.", "Nội dung trả lời", _replies(told)),
            _section("V.", "Tệp kèm theo", _files(told)),
            _section("VI.", "Dấu vân tay của hồ sơ", _chain(told)),
        ],
    )


def grouped(digest: str) -> str:
    """In fours, so that it can be read out."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def _listed(told, letterhead):
    question = told.question
    office = letterhead.commune_name or "Ủy ban nhân dân xã"
    yield Listed(
        question.number,
        f"{told.began:%d/%m/%Y}",
        f"Ý kiến, kiến nghị về việc: {question.title.strip()}",
        question.sender_name or "Công dân",
        "Mục II",
    )
    for letter in told.letters:
        kind = "Văn bản đôn đốc" if letter.is_reminder else "Văn bản chuyển cấp trên"
        day = f"{letter.dated_on:%d/%m/%Y}"
        yield Listed(
            letter.number, day, f"{kind}: {letter.authority}", office, "Bản giấy"
        )
    for reply in told.replies:
        about = f"Trả lời ý kiến, kiến nghị ({reply.state})"
        yield Listed(reply.number, reply.day, about, reply.author, "Mục IV")
    for place, file in enumerate(told.files, 1):
        where = f"Thư mục “tep”, số {place:02}" if file.path else "–"
        yield Listed("", "", f"Tệp: {file.name}", file.author, where)
    yield Listed("", "", "Diễn biến giải quyết dạng bảng", office, STEPS)


def _words(told) -> list[Paragraph]:
    question = told.question
    if question.anonymised_at:
        return [_line("Lời của người gửi đã được xóa theo luật.")]
    return [
        _line(f"“{question.title.strip()}”"),
        *map(_line, lines_of(question.content)),
    ]


def _steps(told) -> list:
    rows = [
        [
            str(step.place),
            "\n".join(filter(None, [step.moment, _short(step.digest)])),
            "\n".join(filter(None, [step.act, step.moved, step.who])),
            "\n".join(filter(None, [step.reason, step.note, step.public_note])),
        ]
        for step in told.steps
    ]
    return [listing(_STEPS, rows)]


def _short(digest: str) -> str:
    return f"[{grouped(digest[:_SHORT])}]" if digest else ""


def _replies(told) -> list:
    blocks = []
    for reply in told.replies:
        head = ", ".join(filter(None, [reply.state, reply.author, reply.day]))
        if reply.number:
            head += f", số {reply.number}"
        blocks.append(Paragraph(Text.from_marks(f"**{_plain(head)}:**")))
        blocks += map(_line, lines_of(reply.text))
        if reply.basis:
            blocks.append(_line(f"Căn cứ: {reply.basis.rstrip('. ')}."))
    return blocks or [_line("Chưa có.")]


def _files(told) -> list:
    rows = [
        [str(place), file.path or file.name, f"{file.kind}, {file.size}", file.state]
        for place, file in enumerate(told.files, 1)
    ]
    return [listing(_FILES, rows)] if rows else [_line("Không có.")]


def _chain(told) -> list[Paragraph]:
    lines = [
        "Mỗi bước ở mục III mang một dấu vân tay tính từ nội dung của bước ấy và dấu của "
        "bước ngay trước; sửa, bớt hay chèn một bước thì các dấu về sau không còn khớp.",
        f"Khi lập hồ sơ này: {told.state}",
    ]
    if told.chain.last:
        which = "Dấu cuối cùng còn khớp" if told.chain.fault else "Dấu cuối cùng"
        digest = grouped(told.chain.last.hex())
        lines.append(f"{which}, sau {told.chain.length} bước: {digest}")
    lines.append(
        f"Kiểm tra tại xã bằng lệnh: check_cases {told.question.number} --digest và dấu cần đối chiếu"
    )
    return [*map(_line, lines)]


def _plain(words: str) -> str:
    return words.replace("*", "")


def _line(words: str) -> Paragraph:
    return Paragraph(Text.of(words))


def _section(label: str, heading: str, blocks) -> Section:
    return Section(label, Text.of(heading), list(blocks))
