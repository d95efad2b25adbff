"""Wagtail's own draft, history, comparison, copy and workflow hold for plans."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Workflow, WorkflowState

from dialogue_pages.importing import import_plan
from dialogue_pages.models import DialoguePlanPage
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import UserFactory, open_portal


class PlanHistoryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        document = clean_plan()
        document.number = None
        cls.plan = import_plan(document, cls.plans, publish=True)
        cls.admin = get_user_model().objects.create_superuser("quan-tri")

    def setUp(self):
        self.client.force_login(self.admin)

    def url(self, name, *args):
        return reverse(f"wagtailadmin_pages:{name}", args=[self.plan.pk, *args])

    def draft(self, closing):
        plan = self.plan.get_latest_revision_as_object()
        plan.closing = closing
        conference = plan.conferences.get()
        conference.venue_text = "Nhà văn hóa thôn Hạ"
        plan.conferences.set([conference])
        return plan.save_revision(user=self.admin)

    def test_two_versions_are_compared_field_by_field(self):
        first = self.plan.latest_revision
        second = self.draft("Câu kết mới./.")
        response = self.client.get(self.url("revisions_compare", first.pk, second.pk))
        self.assertContains(response, "Câu kết mới")
        self.assertContains(response, '<span class="addition">Hạ</span>')

    def test_an_older_version_opens_for_review(self):
        first = self.plan.latest_revision
        self.draft("Câu kết mới./.")
        response = self.client.get(self.url("revisions_revert", first.pk))
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.context["form"]["closing"].value(), self.plan.closing)

    def test_history_copy_move_and_usage_open(self):
        for name in ("history", "copy", "move", "usage", "workflow_history"):
            with self.subTest(name):
                self.assertEqual(self.client.get(self.url(name)).status_code, 200)

    def test_an_editors_plan_waits_for_the_moderators(self):
        editor = UserFactory()
        editor.groups.add(Group.objects.get(name="Biên tập"))
        revision = self.draft("Xin duyệt./.")
        plan = revision.as_object()
        workflow = plan.get_workflow()
        self.assertIsInstance(workflow, Workflow)
        workflow.start(plan, editor)
        self.assertEqual(
            plan.current_workflow_state.status, WorkflowState.STATUS_IN_PROGRESS
        )
        self.assertNotIn("Xin duyệt", DialoguePlanPage.objects.get().closing)
        self.client.force_login(editor)
        edit = self.client.get(self.url("edit"))
        self.assertNotContains(edit, 'name="action-publish"')
