"""The list of answers, with what the demo's office has answered and looked through."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page, Site

from dialogue_pages import masked_words, redacting
from dialogue_pages.answer_pages import ANSWERED, draft_answer_page
from dialogue_pages.models import (
    AnswerIndexPage,
    AnswerPage,
    ClarityVote,
    Posting,
    Question,
)
from dialogue_pages.question_choices import DraftState
from home.first_pages import publish_below

from .office import DemoOffice

INTRODUCTION = (
    "Nơi Ủy ban nhân dân xã trả lời ý kiến, kiến nghị của Nhân dân. Thông tin cá nhân "
    "của người gửi không được công khai."
)

VOTES = [
    [*[""] * 11, "Chưa nói rõ nộp trên mạng thì vào chỗ nào"],
    [""] * 7,
    ["", "Xin thêm hình vẽ cách che chuồng", ""],
]


def load_answers(site: Site) -> None:
    """Open the list of answers and publish, where the commune has no such list."""
    home = site.root_page
    if AnswerIndexPage.objects.child_of(home).exists():
        return
    answers = AnswerIndexPage(
        title="Trả lời ý kiến, kiến nghị",
        slug="tra-loi",
        introduction=INTRODUCTION,
        show_in_menus=True,
    )
    publish_below(home, answers)
    office = DemoOffice(site)
    answered = Question.objects.of_site(site).filter(
        stage__in=ANSWERED, drafts__state=DraftState.APPROVED, answer_page=None
    )
    for question in answered.distinct().order_by("answered_at", "pk"):
        _publish(question, answers, office.moderator)
    _hear_readers(answers)


def _hear_readers(answers: AnswerIndexPage) -> None:
    """Some answers that readers have voted on, one of them not clear to all."""
    for page, votes in zip(AnswerPage.objects.child_of(answers), VOTES, strict=False):
        ClarityVote.objects.bulk_create(
            ClarityVote(page=page, is_clear=not reason, reason=reason)
            for reason in votes
        )


def _publish(question, answers, moderator) -> None:
    public = map(masked_words.without_personal_data, (question.title, question.content))
    redacting.prepare(question, *public, by=moderator)
    page = draft_answer_page(question, answers, by=moderator)
    page.get_latest_revision().publish()
    moment = min(question.answered_at + timedelta(days=1), timezone.now())
    Page.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment
    )
    Posting.objects.filter(page=page).update(posted_from=timezone.localdate(moment))
