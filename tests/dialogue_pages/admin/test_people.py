"""Wherever persons are chosen or listed, they stand by given name."""

import json

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from django.utils.timezone import now
from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from dialogue_pages.models import CommuneMember
from tests.dialogue_pages.pages import soup_of
from tests.factories import (
    DialoguePlanPageFactory,
    UserFactory,
    default_site,
    open_portal,
)

NAMES = [("Tạ Minh", "Khuê"), ("Lò Thị Mai", "Hoa"), ("Bạc Cầm", "Đức"), ("Hà", "Bảo")]
IN_ORDER = ["Hà Bảo", "Bạc Cầm Đức", "Lò Thị Mai Hoa", "Tạ Minh Khuê"]


class PeopleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        for first, last in NAMES:
            person = UserFactory(first_name=first, last_name=last, is_superuser=True)
            CommuneMember.objects.create(site=default_site(), user=person)
        cls.person = person

    def setUp(self):
        self.client.force_login(self.person)

    def shown(self, url, selector):
        found = soup_of(self.client.get(url)).select(selector)
        told = [" ".join(element.get_text().split()) for element in found]
        return [name for name in told if name in IN_ORDER]

    def test_choices_of_the_registries(self):
        for model, selector in [
            ("hamlet", "select[name=head] option"),
            ("unit", "[name=members]"),
            ("communemember", "select[name=user] option"),
        ]:
            url = reverse(f"dialogue_pages_{model}_modeladmin_create")
            if model == "unit":
                selector = "label:has([name=members])"
            with self.subTest(model):
                self.assertEqual(self.shown(url, selector), IN_ORDER)

    def test_the_people_of_the_office(self):
        url = reverse("dialogue_pages_communemember_modeladmin_index")
        self.assertEqual(self.shown(url, "td.field-name a"), IN_ORDER)

    def test_the_list_of_users_both_ways(self):
        url = reverse("wagtailusers_users:index")
        self.assertEqual(self.shown(url, "td.name a"), IN_ORDER)
        self.assertEqual(
            self.shown(url + "?ordering=-name", "td.name a"), IN_ORDER[::-1]
        )

    def test_the_filters_of_histories_reports_and_lists_of_pages(self):
        home = default_site().root_page.specific
        workflow = home.get_workflow()
        for person in get_user_model().objects.all():
            with LogContext(user=person):
                page = DialoguePlanPageFactory(parent=self.plans, owner=person)
                page.save_revision(user=person)
                workflow.start(page, person)
                Page.objects.filter(pk=page.pk).update(
                    locked=True, locked_by=person, locked_at=now()
                )
                log(home, "wagtail.edit", user=person)
        reports = "wagtailadmin_reports"
        for url, field in [
            (reverse("wagtailadmin_pages:history", args=[home.pk]), "user"),
            (reverse(f"{reports}:site_history"), "user"),
            (reverse(f"{reports}:locked_pages"), "locked_by"),
            (reverse(f"{reports}:workflow"), "requested_by"),
            (reverse("wagtailadmin_explore", args=[self.plans.pk]), "owner"),
            (reverse("wagtailadmin_explore", args=[self.plans.pk]), "edited_by"),
        ]:
            selector = f"label:has([name={field}]), select[name={field}] option"
            with self.subTest(url=url, field=field):
                self.assertEqual(self.shown(url, selector), IN_ORDER)

    def test_the_side_menu_shows_the_full_name(self):
        page = soup_of(self.client.get(reverse("wagtailadmin_home")))
        props = page.select_one("#wagtail-sidebar-props").get_text()
        told = json.dumps(json.loads(props), ensure_ascii=False)
        self.assertIn('"name": "Hà Bảo"', told)
