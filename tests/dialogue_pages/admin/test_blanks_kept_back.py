"""What a draft leaves open keeps it from the public in every way of publishing."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    PageLogEntry,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from dialogue_pages.exceptions import BlanksLeftError
from dialogue_pages.models import AnnouncementPage
from dialogue_pages.models.whole_pages import KEPT_BACK
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    open_portal,
)

BLANK = "[giờ họp]"


class BlanksKeptBackTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = AnnouncementIndexPageFactory(parent=open_portal().get_parent())
        cls.page = AnnouncementPageFactory(
            parent=cls.index,
            summary=f"Họp lúc {BLANK}.",
            number="",
            live=False,
            first_published_at=None,
        )
        cls.page.save_revision()
        cls.admin = get_user_model().objects.create_superuser("quan-tri")

    def setUp(self):
        self.client.force_login(self.admin)

    def published(self):
        return AnnouncementPage.objects.get(pk=self.page.pk)

    def told(self, response):
        return " ".join(str(message) for message in response.context["messages"])

    def submitted(self) -> WorkflowState:
        workflow = Workflow.objects.create(name="Duyệt")
        task = GroupApprovalTask.objects.create(name="Duyệt thông báo")
        task.groups.set(self.admin.groups.all())
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=self.page)
        return workflow.start(self.page, self.admin)

    def test_an_approval_is_refused_in_words_and_stays_open(self):
        state = self.submitted()
        address = reverse(
            "wagtailadmin_pages:workflow_action",
            args=[self.page.pk, "approve", state.current_task_state.pk],
        )
        response = self.client.post(address, {"comment": ""}, follow=True)
        self.assertIn(BLANK, self.told(response))
        answer = self.client.post(
            address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"}
        )
        self.assertIn("/edit/", answer.json()["redirect"])
        self.assertFalse(self.published().live)
        state.refresh_from_db()
        self.assertEqual(state.status, WorkflowState.STATUS_IN_PROGRESS)
        self.assertTrue(Task.objects.filter(pk=state.current_task_state.task_id))

    def test_a_bulk_action_publishes_nothing_of_it(self):
        whole = AnnouncementPageFactory(parent=self.index, live=False)
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        for query, data in [
            (f"id={whole.pk}&id={self.page.pk}", {}),
            (f"id={self.index.pk}", {"include_descendants": "on"}),
        ]:
            response = self.client.post(f"{bulk}?{query}", data, follow=True)
            self.assertIn(BLANK, self.told(response))
            self.assertFalse(self.published().live)
            whole.refresh_from_db()
            self.assertFalse(whole.live)

    def test_code_is_told(self):
        with self.assertRaises(BlanksLeftError) as refused:
            self.page.get_latest_revision().publish()
        self.assertEqual(refused.exception.blanks, [BLANK])

    def test_the_schedule_keeps_it_back_and_goes_on(self):
        due = timezone.now() - timedelta(hours=1)
        revision = self.page.get_latest_revision()
        revision.approved_go_live_at = due
        revision.save()
        whole = AnnouncementPageFactory(parent=self.index, live=False)
        later = whole.save_revision()
        later.approved_go_live_at = due + timedelta(minutes=1)
        later.save()
        call_command("publish_scheduled")
        self.assertFalse(self.published().live)
        whole.refresh_from_db()
        self.assertTrue(whole.live)
        self.assertTrue(PageLogEntry.objects.filter(action=KEPT_BACK).exists())
        history = reverse("wagtailadmin_pages:history", args=[self.page.pk])
        self.assertContains(self.client.get(history), BLANK)
