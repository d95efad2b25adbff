"""From the desk to the published answer, and from a published answer to a new question."""

from datetime import date

from django.contrib.auth import get_user_model
from django.test import TestCase

from dialogue_pages.models import AnswerIndexPage, AnswerPage
from dialogue_pages.question_choices import AnswerKind
from dialogue_pages.stages import Stage
from tests.dialogue_pages.questions.published import answered, page_of, publish
from tests.factories import default_site, open_portal

from .office import (
    MODERATOR,
    SUPERVISOR,
    UNIT,
    act_data,
    act_url,
    case_url,
    officer,
    taken,
)


class AnswersAtTheDeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.answers = default_site().root_page.add_child(
            instance=AnswerIndexPage(title="Hỏi – đáp", slug="hoi-dap")
        )
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.client.force_login(self.moderator)

    def test_an_approved_answer_becomes_a_draft_page(self):
        case = answered()
        self.assertContains(self.client.get(case_url(case)), "/answer-page/")
        self.client.post(case_url(case, "answer-page"))
        page = AnswerPage.objects.get()
        self.assertFalse(page.live)
        self.assertNotContains(self.client.get(case_url(case)), "/answer-page/")

    def test_who_may_edit_pages_is_led_to_it(self):
        case = answered()
        page = page_of(case, self.answers)
        self.client.force_login(get_user_model().objects.create_superuser("quan-tri"))
        self.assertContains(
            self.client.get(case_url(case)), f"/admin/pages/{page.pk}/edit/"
        )

    def test_what_is_not_ready_is_refused_with_a_message(self):
        for case in (taken(), answered(answer={"text": "Gọi 0912 345 678"})):
            response = self.client.post(case_url(case, "answer-page"), follow=True)
            self.assertEqual(len(list(response.context["messages"])), 1)
        self.answers.delete()
        response = self.client.post(case_url(answered(), "answer-page"), follow=True)
        self.assertEqual(len(list(response.context["messages"])), 1)
        self.assertFalse(AnswerPage.objects.exists())

    def test_others_make_no_page(self):
        case = answered()
        for group in (SUPERVISOR, UNIT):
            self.client.force_login(officer(group))
            self.client.post(case_url(case, "answer-page"))
        self.assertFalse(AnswerPage.objects.exists())

    def test_a_published_answer_answers_a_new_question(self):
        page = publish(page_of(answered(), self.answers))
        case = taken()
        data = act_data(case, "link_answer", answer_page=page.pk)
        self.client.post(act_url(case, "link_answer"), data)
        case.refresh_from_db()
        self.assertEqual(case.stage, Stage.ANSWERED)
        self.assertEqual(case.answer_kind, AnswerKind.STANDING)

    def test_drafts_and_old_answers_are_not_offered(self):
        draft = page_of(answered(), self.answers)
        old = publish(page_of(answered(), self.answers))
        AnswerPage.objects.filter(pk=old.pk).update(reviewed_on=date(2024, 1, 1))
        case = taken()
        for page in (draft, old):
            data = act_data(case, "link_answer", answer_page=page.pk)
            self.client.post(act_url(case, "link_answer"), data)
            case.refresh_from_db()
            self.assertEqual(case.stage, Stage.TRIAGE)
