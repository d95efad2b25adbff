from django.test import TestCase

from dialogue_pages.stages import Stage
from tests.dialogue_pages.questions.cases import asked
from tests.factories import AnswerIndexPageFactory, AnswerPageFactory, open_portal

from .office import (
    MODERATOR,
    SUPERVISOR,
    UNIT,
    act_url,
    assigned,
    case_url,
    officer,
    taken,
    unit_of,
)

ROAD = "Đường vào thôn Bến Lau ngập khi mưa"


class SimilarOnScreenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = open_portal().get_parent()
        cls.page = AnswerPageFactory(
            parent=AnswerIndexPageFactory(parent=home), title=ROAD
        )
        cls.page.save_revision().publish()

    def open(self, case, user):
        self.client.force_login(user)
        return self.client.get(case_url(case))

    def test_a_moderator_merges_by_one_button(self):
        first, again = taken(title=ROAD), taken(title=ROAD)
        page = self.open(again, officer(MODERATOR))
        like = page.context["alike"].cases[0]
        self.assertEqual((like.question, like.can_take_it_in), (first, True))
        self.assertContains(page, f'name="merge-target" value="{first.number}"')
        sent = {"merge-version": again.version, "merge-target": first.number}
        self.client.post(act_url(again, "merge"), sent)
        again.refresh_from_db()
        self.assertEqual(again.merged_into, first)

    def test_a_unit_sees_published_answers_and_nobody_elses_cases(self):
        user = officer(UNIT)
        case = assigned(unit_of(user), title=ROAD)
        other = asked(title=ROAD, sender_name="Người khác")
        page = self.open(case, user)
        self.assertEqual(page.context["alike"].cases, [])
        self.assertEqual(page.context["alike"].answers, [self.page])
        self.assertContains(page, f'data-desk-insert="{self.page.full_url}"')
        self.assertNotContains(page, case_url(other))

    def test_who_reads_masked_is_shown_nothing_alike(self):
        taken(title=ROAD)
        page = self.open(taken(title=ROAD), officer(SUPERVISOR))
        self.assertIsNone(page.context["alike"])

    def test_a_closed_case_is_like_nothing(self):
        case = taken(title=ROAD)
        type(case).objects.filter(pk=case.pk).update(stage=Stage.NOT_ACCEPTED)
        self.assertIsNone(self.open(case, officer(MODERATOR)).context["alike"])
