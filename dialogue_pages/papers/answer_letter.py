"""An approved answer as a letter to its sender (công văn, NĐ 30/2020/NĐ-CP).

The number stays open: it is given when the letter is signed. Reads attributes only:
fields of a question, of its approved reply and of the commune's letterhead.
"""

from dialogue_pages.official.document import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    Document,
    IssueDate,
    Paragraph,
    Recipient,
    Section,
    Signature,
)
from dialogue_pages.official.text import Text

from .paper import lines_of

SYMBOL = "UBND"


def answer_letter(question, reply, letterhead, *, asked_on, approved_on) -> Document:
    """`asked_on` and `approved_on` are the days of receipt and approval."""
    office = f"Ủy ban nhân dân {letterhead.commune_name}".strip()
    return Document(
        agency=lines_of(letterhead.agency_lines),
        parent_agency=letterhead.parent_agency or None,
        national_title=NATIONAL_TITLE,
        national_motto=NATIONAL_MOTTO,
        symbol=SYMBOL,
        place=letterhead.place_name or None,
        issued=IssueDate(None, approved_on.month, approved_on.year),
        subject=f"V/v trả lời ý kiến, kiến nghị số\u00a0{question.number}",
        addressees=[_addressee(question)],
        opening=Text.of(
            f"{office} nhận được ý kiến, kiến nghị số {question.number} của ông/bà ngày "
            f"{asked_on:%d/%m/%Y} về việc: “{question.title.strip()}”. Sau khi xem xét, "
            f"{office} trả lời như sau:"
        ),
        sections=[Section("", Text(), list(_body(reply)))],
        closing=[
            Text.of(
                f"Trên đây là trả lời của {office}. Ông/bà chưa đồng ý với nội dung trả "
                "lời có thể phản hồi trong 15 ngày kể từ ngày được trả lời./."
            )
        ],
        recipients=list(_recipients(question, letterhead)),
        archive=letterhead.archive or None,
        signature=Signature(
            capacity=lines_of(letterhead.sign_capacity),
            position=letterhead.signer_title or None,
            name=letterhead.signer_name or None,
        ),
    )


def _addressee(question) -> str:
    where = question.sender_address or (str(question.hamlet) if question.hamlet else "")
    return ", ".join(filter(None, [f"Ông/bà {question.sender_name}".strip(), where]))


def _body(reply):
    for line in lines_of(reply.text):
        yield Paragraph(Text.of(line))
    if reply.legal_basis:
        yield Paragraph(Text.of(f"Căn cứ: {reply.legal_basis.rstrip('. ')}."))


def _recipients(question, letterhead):
    yield Recipient("Như trên")
    if question.unit:
        yield Recipient(str(question.unit))
    if letterhead.archive:
        yield Recipient(f"Lưu: {letterhead.archive}")
