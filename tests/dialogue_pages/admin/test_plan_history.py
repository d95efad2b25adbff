"""Wagtail's own draft, history, comparison, copy and workflow hold for plans."""

import json
from datetime import date, time

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Workflow, WorkflowState

from dialogue_pages.admin.comparing import worded
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

    def compared(self, **changes):
        first = self.plan.latest_revision
        plan = self.plan.get_latest_revision_as_object()
        for name, value in changes.items():
            setattr(plan, name, value)
        second = plan.save_revision(user=self.admin)
        page = self.client.get(self.url("revisions_compare", first.pk, second.pk))
        return " ".join(page.content.decode().split())

    def test_what_is_compared_is_worded_in_vietnamese(self):
        plan = self.plan.get_latest_revision_as_object()
        (conference,) = plan.conferences.all()
        conference.expected_min = None
        conference.day, conference.starts_at = date(2026, 9, 2), time(14)
        told = self.compared(
            questions_open_on=date(2026, 6, 3),
            issued_day=None,
            conferences=[conference],
        )
        for words in ("03/06/2026", "02/09/2026", "14:00", "chưa có"):
            with self.subTest(words):
                self.assertIn(words, told)
        for words in ("None", "2026-06-03", "2026-09-02", "14:00:00"):
            with self.subTest(words):
                self.assertNotIn(f">{words}<", told)

    def test_other_line_ends_are_no_change(self):
        def other(text):
            return text.replace("\n", "\r\n")

        body = json.loads(
            json.dumps(self.plan.body.get_prep_value()).replace("\\n", "\\r\\n")
        )
        told = self.compared(
            legal_bases=other(self.plan.legal_bases),
            body=self.plan.body.stream_block.to_python(body),
        )
        self.assertNotIn("addition", told)
        self.assertNotIn("deletion", told)

    def test_every_kind_of_value_has_words(self):
        for value, words in {
            date(2026, 1, 5): "05/01/2026",
            time(7, 30): "07:30",
            None: "chưa có",
            "": "chưa có",
            True: "có",
            False: "không",
            12: "12",
        }.items():
            with self.subTest(words):
                self.assertEqual(worded(value), words)

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
