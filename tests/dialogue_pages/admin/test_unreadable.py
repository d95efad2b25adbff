"""No address and no form of the office breaks on what nobody can have typed there."""

import logging

from django.contrib.auth.models import Group
from django.db import IntegrityError
from django.test import RequestFactory, TestCase
from django.urls import NoReverseMatch
from wagtail.models import Workflow

from dialogue_pages.admin.unreadable import is_of_request
from tests.dialogue_pages.admin.desk.office import other_site
from tests.factories import DialoguePlanPageFactory, UserFactory, open_portal

TOO_LARGE = "9" * 20
RUBBISH = (TOO_LARGE, f"-{TOO_LARGE}", "\x00", "", "0", "-1", "ạ", "1e5", "9" * 5000)


def raised(error: Exception) -> Exception:
    """The error as it comes out of a view."""
    try:
        raise error
    except Exception as caught:  # noqa: BLE001 (any of them)
        return caught


class UnreadableTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.plan = DialoguePlanPageFactory(parent=cls.plans)
        other_site()
        cls.group = Group.objects.create(name="Nhóm")
        cls.workflow = Workflow.objects.create(name="Quy trình")
        cls.person = UserFactory(username="quan-tri", is_superuser=True)

    def setUp(self):
        self.client.force_login(self.person)
        self.client.raise_request_exception = False
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)

    def assert_stands(self, act, url, name):
        for value in RUBBISH:
            with self.subTest(url=url, name=name, value=value[:30]):
                self.assertLess(act(url, {name: value}).status_code, 500)

    def test_filters_pages_and_choosers(self):
        workflow = f"/admin/workflows/edit/{self.workflow.pk}/"
        for url, name in [
            ("/admin/users/", "group"),
            ("/admin/reports/site-history/", "user"),
            ("/admin/reports/site-history/", "object_type"),
            ("/admin/reports/locked/", "locked_by"),
            ("/admin/reports/aging-pages/", "last_published_by"),
            (f"/admin/pages/{self.plans.pk}/", "site"),
            (f"/admin/pages/{self.plans.pk}/", "owner"),
            ("/admin/pages/usage/dialogue_pages/dialogueplanpage/", "site"),
            ("/admin/images/chooser/chosen-multiple/", "id"),
            ("/admin/documents/", "tag"),
            ("/admin/documents/", "collection_id"),
            ("/admin/api/main/documents/find/", "id"),
            ("/admin/questions/", "unit"),
            ("/admin/questions/", "topic"),
            (workflow, "p"),
        ]:
            self.assert_stands(self.client.get, url, name)

    def test_forms(self):
        page = f"/admin/pages/{self.plan.pk}"
        for url, name in [
            ("/admin/dialogue_pages/unit/create/", "members"),
            ("/admin/dialogue_pages/posting/create/", "page"),
            ("/admin/users/new/", "groups"),
            ("/admin/sites/new/", "root_page"),
            (f"/admin/groups/edit/{self.group.pk}/", "permissions"),
            (f"/admin/workflows/edit/{self.workflow.pk}/", "workflow_tasks-0-id"),
            (f"{page}/move/", "new_parent_page"),
            (f"{page}/copy/", "new_parent_page"),
            (f"{page}/edit/", "conferences-0-id"),
            ("/admin/pages/create/dialogue_pages/dialogueplanpage", "parent_page"),
        ]:
            self.assert_stands(self.client.post, url, name)

    def test_days_that_no_time_zone_has(self):
        usage = f"/admin/workflows/usage/{self.workflow.pk}/"
        for name in ("from", "to"):
            for day in ("01/01/0001", "31/12/9999"):
                with self.subTest(name=name, day=day):
                    asked = {f"latest_revision_created_at_{name}": day}
                    self.assertLess(self.client.get(usage, asked).status_code, 500)

    def test_an_address_to_go_on_to_that_is_none(self):
        url = f"/admin/pages/{self.plan.pk}/delete/"
        self.assertEqual(self.client.post(url, {"next": "99"}).status_code, 404)

    def test_what_is_wrong_in_the_code_stays_an_error(self):
        request = RequestFactory().get("/admin/", {"next": "/admin/pages/"})
        for error in (
            IntegrityError("duplicate key"),
            KeyError("body"),
            OverflowError("date value out of range"),
            ValueError("too many values to unpack"),
            NoReverseMatch("Reverse for 'questions' not found."),
        ):
            with self.subTest(error=error):
                self.assertFalse(is_of_request(raised(error), request))
