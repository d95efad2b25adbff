"""Answered questions on their way to the public, for tests."""

from dialogue_pages import answering, moderation, redacting
from dialogue_pages.answer_pages import draft_answer_page
from dialogue_pages.models import Question, ReplyDraft
from dialogue_pages.question_choices import Outcome
from tests.factories import UnitFactory

from .cases import approver, asked, moderator, unit_officer

# What must never be read outside the office.
SECRETS = {
    "sender_name": "Quàng Thị Lả",
    "sender_phone": "0912345678",
    "sender_email": "la@vidu.example",
    "sender_address": "số 7 ngõ Tre",
    "title": "Nhà bà Lả ngập, gọi 0912345678",
    "content": "Tôi là Quàng Thị Lả ở cạnh nhà ông Tòng Văn Kín, gọi 0912345678.",
}
NOTE = "Người gửi hay kêu ca, cẩn thận."
PUBLIC_TITLE = "Đường vào thôn ngập khi mưa"
PUBLIC_TEXT = "Đường vào thôn ngập khi mưa, đề nghị xã sửa cống."
ANSWER = {
    "short_answer": "Xã nạo vét cống trong tháng 9.",
    "text": "Ủy ban nhân dân xã đã kiểm tra.\nCống được nạo vét trong tháng 9.",
    "legal_basis": "Luật Đường bộ 2024",
}


def triaged(**fields) -> Question:
    return moderation.take(asked(**fields), by=moderator())


def drafted(*, answer=None, **fields) -> Question:
    """Redacted, assigned with an internal note, and drafted."""
    question, office = triaged(**SECRETS | fields), moderator()
    redacting.prepare(question, PUBLIC_TITLE, PUBLIC_TEXT, by=office)
    unit = UnitFactory(site=question.site)
    question = moderation.assign(question, unit, by=office, note=NOTE)
    draft = ReplyDraft(outcome=Outcome.EXPLAINED, **ANSWER | (answer or {}))
    answering.submit_draft(question, draft, by=unit_officer())
    return Question.objects.get(pk=question.pk)


def answered(*, answer=None, **fields) -> Question:
    return answering.approve(drafted(answer=answer, **fields), by=approver())


def page_of(question, parent):
    return draft_answer_page(question, parent, by=moderator())


def publish(page, user=None):
    page.save_revision(user=user).publish(user=user)
    page.refresh_from_db()
    return page


def again(question) -> Question:
    return Question.objects.get(pk=question.pk)
