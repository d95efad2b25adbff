from datetime import timedelta
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from dialogue_pages import moderation
from dialogue_pages.stages import Act, Role, Stage
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import ConferenceFactory, UnitFactory, open_portal

from .office import MODERATOR, act_data, act_url, case_url, officer, taken


class UndoTests(TestCase):
    """The last step is taken back by an event, for ten seconds, by who took it."""

    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.client.force_login(self.moderator)

    def act(self, case, act, **fields):
        case.refresh_from_db()
        self.client.post(act_url(case, act), act_data(case, act, **fields))
        case.refresh_from_db()
        return case

    def undo(self, case):
        self.client.post(case_url(case, "undo"))
        case.refresh_from_db()

    def test_a_step_is_taken_back_and_both_stay_in_the_history(self):
        case = self.act(taken(), "assign", unit=UnitFactory().pk)
        page = self.client.get(case_url(case))
        self.assertContains(page, "data-desk-undo")
        self.undo(case)
        self.assertEqual((case.stage, case.unit), (Stage.TRIAGE, None))
        acts = [event.act for event in case.events.all()]
        self.assertEqual(acts[-2:], [Act.ASSIGN, Act.UNDO])
        self.assertNotContains(self.client.get(case_url(case)), "data-desk-undo")

    def test_taking_up_is_taken_back(self):
        case = self.act(asked(), "take")
        self.undo(case)
        self.assertEqual((case.stage, case.owner), (Stage.RECEIVED, None))

    def test_events_replayed_give_the_row(self):
        case = self.act(asked(), "take")
        self.undo(case)
        after = case.events.last().after
        self.assertEqual((after["stage"], after["owner_id"]), (case.stage, None))

    def test_the_sender_is_told_of_a_step_back(self):
        case = asked(sender_email="la@songtrang.example")
        self.act(case, "take")
        self.undo(case)
        told = case.messages.filter(event__act=Act.UNDO)
        self.assertEqual(told.count(), 1)

    def test_after_ten_seconds_it_stays(self):
        case = self.act(asked(), "take")
        later = timezone.now() + timedelta(seconds=20)
        with mock.patch("dialogue_pages.undoing.timezone.now", return_value=later):
            self.undo(case)
        self.assertEqual(case.stage, Stage.TRIAGE)

    def test_a_step_of_somebody_else_or_an_older_one_stays(self):
        other = taken()
        self.undo(other)
        self.assertEqual(other.stage, Stage.TRIAGE)
        case = self.act(asked(), "take")
        moderation.ask_more(case, "Ở đâu?", by=person(Role.MODERATOR))
        self.undo(case)
        self.assertEqual(case.stage, Stage.WAITING_CITIZEN)

    def test_a_double_click_takes_back_one_step(self):
        case = self.act(asked(), "take")
        self.act(case, "assign", unit=UnitFactory().pk)
        self.undo(case)
        self.undo(case)
        self.assertEqual(case.stage, Stage.TRIAGE)

    def test_the_stopped_clock_runs_again_as_if_it_had_not_stopped(self):
        case = taken()
        before = list(case.clocks.values())
        self.act(case, "ask_more", request="Ở đâu?")
        self.undo(case)
        self.assertEqual(case.stage, Stage.TRIAGE)
        self.assertEqual(list(case.clocks.values()), before)

    def test_a_time_limit_that_follows_the_conference_is_not_set_back(self):
        conference = ConferenceFactory(plan__parent=self.plans, plan__issued=True)
        case = self.act(taken(), "accept_for_meeting", conference=conference.pk)
        is_moved = case.clocks.filter(conference=conference).exists()
        self.undo(case)
        stays = Stage.FOR_MEETING if is_moved else Stage.TRIAGE
        self.assertEqual(case.stage, stays)

    def test_what_reached_the_sender_as_an_answer_is_not_undone(self):
        case = taken()
        self.client.get(case_url(case))
        self.act(case, "withhold", reason="Có tên")
        self.undo(case)
        self.assertTrue(case.is_withheld)
