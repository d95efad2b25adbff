"""The list of answers, with what the demo's office has answered and looked through."""

from wagtail.models import Site

from dialogue_pages import masked_words, redacting
from dialogue_pages.answer_pages import ANSWERED, draft_answer_page
from dialogue_pages.models import AnswerIndexPage, Question
from dialogue_pages.question_choices import DraftState

from .questions import DemoOffice

INTRODUCTION = (
    "Nơi Ủy ban nhân dân xã trả lời ý kiến, kiến nghị của Nhân dân. Thông tin cá nhân "
    "của người gửi không được công khai."
)


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
    home.add_child(instance=answers)
    answers.save_revision().publish()
    office = DemoOffice(site)
    answered = Question.objects.of_site(site).filter(
        stage__in=ANSWERED, drafts__state=DraftState.APPROVED, answer_page=None
    )
    for question in answered.distinct().order_by("answered_at", "pk"):
        _publish(question, answers, office.moderator)


def _publish(question, answers, moderator) -> None:
    public = map(masked_words.without_personal_data, (question.title, question.content))
    redacting.prepare(question, *public, by=moderator)
    page = draft_answer_page(question, answers, by=moderator)
    page.get_latest_revision().publish()
