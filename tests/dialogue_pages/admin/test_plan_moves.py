"""A conference moves with its plan: shown first, then published with its cases."""

from datetime import date
from unittest import mock

from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.test import RequestFactory, TestCase
from django.urls import reverse

from dialogue_pages import moderation
from dialogue_pages.admin.moves.plan_views import show_moves_first
from dialogue_pages.admin.moves.shown import SEEN
from dialogue_pages.choices import AmendmentKind
from dialogue_pages.models import DialoguePlanPage, PlanAmendment
from dialogue_pages.seeding import seed_rule_packs
from dialogue_pages.stages import Act
from tests.dialogue_pages.questions.cases import asked, moderator
from tests.factories import (
    ConferenceFactory,
    DialoguePlanPageFactory,
    default_site,
    open_portal,
)

THURSDAY = date(2026, 6, 25)
HELD, LATER = date(2026, 7, 16), date(2026, 7, 23)


class PlanMovesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        index = open_portal()
        seed_rule_packs(default_site())
        cls.admin = get_user_model().objects.create_superuser("quan-tri")
        cls.plan = DialoguePlanPageFactory(parent=index, issued=True)
        conference = ConferenceFactory(plan=cls.plan, day=HELD)
        office = moderator()
        with mock.patch("django.utils.timezone.localdate", return_value=THURSDAY):
            question = asked(on=THURSDAY)
            moderation.take(question, by=office)
            cls.question = moderation.accept_for_meeting(
                question, conference, by=office
            )
        cls.url = reverse("dialogue_pages_plan_moves", args=[cls.plan.pk])

    def setUp(self):
        self.client.force_login(self.admin)
        today = mock.patch("django.utils.timezone.localdate", return_value=THURSDAY)
        today.start()
        self.addCleanup(today.stop)

    def draft(self, day=LATER):
        """A draft of the issued plan with another day and the reason for it."""
        plan = DialoguePlanPage.objects.get(pk=self.plan.pk)
        conferences = list(plan.conferences.all())
        for conference in conferences:
            conference.day = day
        plan.conferences.set(conferences)
        plan.amendments.add(
            PlanAmendment(kind=AmendmentKind.CORRECTION, reason="Tránh bão số 3")
        )
        plan.save_revision()
        return plan

    def due(self):
        return self.question.clocks.get(duty="answer").due_on

    def hook(self, page):
        request = RequestFactory().post("/")
        request.user = self.admin
        return show_moves_first(request, page)

    def test_publishing_stops_at_the_page_of_what_moves(self):
        self.assertEqual(self.hook(self.draft()).url, self.url)

    def test_other_changes_are_published_as_ever(self):
        self.assertIsNone(self.hook(self.draft(day=HELD)))

    def test_cases_dates_and_reason_are_shown_and_nothing_moves(self):
        self.draft()
        response = self.client.get(self.url)
        for words in (self.question.number, "27/07/2026", "03/08/2026", "bão số 3"):
            self.assertContains(response, words)
        self.assertEqual(self.due(), date(2026, 7, 27))

    def test_agreed_to_the_plan_is_published_and_its_cases_move(self):
        self.draft()
        shown = self.client.get(self.url)
        context = shown.context
        told = {
            "draft": context["draft_value"],
            SEEN: context["proposal"].fingerprint,
        }
        response = self.client.post(self.url, told)
        plan = DialoguePlanPage.objects.get(pk=self.plan.pk)
        self.assertEqual(plan.conferences.get().day, LATER)
        self.assertEqual(plan.amendments.get().reason, "Tránh bão số 3")
        self.assertEqual(self.due(), date(2026, 8, 3))
        events = self.question.events.filter(
            act__in=[Act.MOVE_CONFERENCE, Act.RESCHEDULE]
        )
        self.assertEqual([event.act for event in events], [Act.MOVE_CONFERENCE])
        self.assertEqual(len(list(get_messages(response.wsgi_request))), 2)

    def test_a_newer_draft_is_shown_before_it_is_published(self):
        self.draft()
        context = self.client.get(self.url).context
        told = {
            "draft": context["draft_value"],
            SEEN: context["proposal"].fingerprint,
        }
        self.draft(day=date(2026, 7, 30))
        response = self.client.post(self.url, told)
        self.assertContains(response, "10/08/2026")
        self.assertEqual(self.due(), date(2026, 7, 27))

    def test_published_without_being_looked_at_the_cases_follow(self):
        plan = self.draft()
        plan.latest_revision.publish()
        self.assertEqual(self.due(), date(2026, 8, 3))
        event = self.question.events.get(act=Act.MOVE_CONFERENCE)
        self.assertIn("03/08/2026", event.public_note)

    def test_who_may_not_publish_may_not_agree(self):
        stranger = get_user_model().objects.create_user("khach", is_staff=True)
        self.client.force_login(stranger)
        self.draft()
        response = self.client.post(self.url)
        self.assertNotEqual(response.status_code, 200)
        self.assertEqual(self.due(), date(2026, 7, 27))
