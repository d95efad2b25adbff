from django.test import TestCase
from django.utils import timezone

from dialogue_pages import moderation
from dialogue_pages.models import QuestionEvent
from dialogue_pages.question_choices import BulkState
from dialogue_pages.stages import Act, Role, Stage
from tests.dialogue_pages.admin.desk.office import (
    MODERATOR,
    answered,
    assigned,
    officer,
    taken,
)
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import (
    AnswerPageFactory,
    ConferenceFactory,
    TopicFactory,
    UnitFactory,
    open_portal,
)

from .steps import BulkSteps, bulk_url


class BulkKindTests(BulkSteps, TestCase):
    """Each act: what it changes, what it leaves and why, one event for each question."""

    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.client.force_login(self.moderator)

    def assert_done(self, bulk, act, *changed):
        """Exactly these changed, by one event each under the key of the bulk act."""
        states = self.states(bulk)
        done = {key for key, state in states.items() if state == BulkState.DONE}
        self.assertEqual(done, {case.pk for case in changed})
        events = QuestionEvent.objects.filter(batch=bulk.pk)
        told = [(e.question_id, e.act, e.actor) for e in events]
        expected = [(case.pk, act, self.moderator) for case in changed]
        self.assertCountEqual(told, expected)

    def test_assigning(self):
        unit = UnitFactory()
        cases = [taken(), taken()]
        there, new = assigned(unit), asked()
        bulk = self.planned(
            "assign", *cases, there, new, unit=unit.pk, note="Trước thứ Sáu"
        )
        self.assertEqual(
            self.states(bulk),
            dict.fromkeys([c.pk for c in cases], BulkState.PLANNED)
            | dict.fromkeys([there.pk, new.pk], BulkState.LEFT),
        )
        self.assert_done(self.done(bulk), Act.ASSIGN, *cases)
        for case in cases:
            case.refresh_from_db()
            self.assertEqual((case.stage, case.unit), (Stage.ASSIGNED, unit))
            self.assertEqual(case.events.last().note, "Trước thứ Sáu")

    def test_setting_the_topic(self):
        topic = TopicFactory()
        cases = [asked(), taken()]
        has_it, over = asked(topic=topic), answered(UnitFactory())
        bulk = self.planned("set_topic", *cases, has_it, over, topic=topic.pk)
        self.assert_done(self.done(bulk), Act.SET_TOPIC, *cases)
        cases[0].refresh_from_db()
        self.assertEqual((cases[0].topic, cases[0].stage), (topic, Stage.RECEIVED))

    def test_putting_on_the_list_of_a_conference(self):
        conference = ConferenceFactory(plan__parent=self.plans)
        case, new = taken(), asked()
        bulk = self.planned("accept", case, new, conference=conference.pk)
        self.assert_done(self.done(bulk), Act.ACCEPT_FOR_MEETING, case)

    def test_answering_by_a_published_answer(self):
        page = AnswerPageFactory(
            parent__parent=self.plans.get_parent(), reviewed_on=timezone.localdate()
        )
        case = taken()
        bulk = self.planned("link_answer", case, asked(), answer_page=page.pk)
        self.assert_done(self.done(bulk), Act.LINK_ANSWER, case)
        case.refresh_from_db()
        self.assertEqual((case.stage, case.answer_page_id), (Stage.ANSWERED, page.pk))

    def test_asking_all_senders_the_same(self):
        case = taken()
        bulk = self.planned("ask_more", case, asked(), request="Ở thôn nào?")
        self.assert_done(self.done(bulk), Act.ASK_MORE, case)
        self.assertEqual(case.events.last().public_note, "Ở thôn nào?")

    def test_asking_with_a_gap_is_told_beside_the_field(self):
        bulk = self.begun("ask_more", taken())
        response = self.step(bulk, "plan", request="Ở […]?")
        self.assertIn("[…]", response.context["form"].errors["request"][0])
        self.assertContains(response, "Ở […]?")

    def test_merging_into_one(self):
        stays, *others = taken(), taken(), taken()
        bulk = self.begun("merge", stays, *others)
        page = self.client.get(bulk_url(bulk))
        self.assertEqual(page.context["form"].initial["target"], stays.number)
        self.step(bulk, "plan", target=stays.number)
        self.assert_done(self.done(bulk), Act.MERGE, *others)
        self.assertEqual(set(stays.merged.all()), set(others))

    def test_marking_as_spam_and_back(self):
        case, is_taken, unit_case = asked(), taken(), assigned(UnitFactory())
        bulk = self.done(self.planned("spam", case, is_taken, unit_case))
        self.assert_done(bulk, Act.MARK_SPAM, case, is_taken)
        self.assertFalse(case.clocks.filter(ended_on=None).exists())
        page = self.client.get("/admin/questions/", {"queue": "spam"})
        shown = {row.question for row in page.context["rows"]}
        self.assertEqual(shown, {case, is_taken})
        bulk = self.done(self.planned("unspam", case, is_taken, unit_case))
        self.assert_done(bulk, Act.UNMARK_SPAM, case, is_taken)
        case.refresh_from_db()
        self.assertEqual((case.stage, case.owner), (Stage.TRIAGE, self.moderator))
        self.assertFalse(case.clocks.exclude(ended_on=None).exists())

    def test_what_was_merged_with_spam_stands_alone_again(self):
        case, follower = taken(), taken()
        moderation.merge(follower, case, by=person(Role.MODERATOR))
        self.done(self.planned("spam", case))
        follower.refresh_from_db()
        self.assertEqual((follower.stage, follower.merged_into), (Stage.TRIAGE, None))
