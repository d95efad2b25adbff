"""Heads of hamlets keep the register of their own hamlets, and of no other."""

from datetime import timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dialogue_pages.choices import PostingPlace
from dialogue_pages.models import Posting
from dialogue_pages.posting import open_register
from tests.dialogue_pages.admin.desk.office import (
    GROUPS,
    HAMLET_HEAD,
    hamlet_of,
    officer,
)
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    open_portal,
)


class HamletPlacesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        plans = open_portal()
        cls.index = AnnouncementIndexPageFactory(parent=plans.get_parent())
        cls.today = timezone.localdate()
        plan = DialoguePlanPageFactory(parent=plans, issued=True)
        cls.head = officer(HAMLET_HEAD)
        cls.own = hamlet_of(cls.head, name="Bến Lau", head_name="Tẩn A Páo")
        cls.other = HamletFactory(name="Cầu Gỗ")
        conference = ConferenceFactory(
            plan=plan,
            day=cls.today + timedelta(20),
            precision="day",
            starts_at=None,
            hamlets=[cls.own, cls.other],
        )
        cls.page = AnnouncementPageFactory(
            parent=cls.index, plan=plan, conference=conference
        )
        open_register(cls.page)
        cls.row = cls.row_of(cls.own)
        cls.url = reverse("dialogue_pages_hamlet_places")

    @classmethod
    def row_of(cls, hamlet):
        return Posting.objects.get(page=cls.page, hamlet=hamlet)

    def setUp(self):
        self.client.force_login(self.head)

    def record(self, row, day, **fields):
        data = {"row": row.pk, f"row-{row.pk}-posted_from": day}
        data |= {f"row-{row.pk}-{name}": value for name, value in fields.items()}
        return self.client.post(self.url, data, follow=True)

    def test_a_head_sees_the_lines_of_the_own_hamlet_alone(self):
        response = self.client.get(self.url)
        self.assertContains(response, "Bến Lau")
        self.assertNotContains(response, "Cầu Gỗ")
        (form,) = response.context["to_do"]
        self.assertEqual(form.initial["posted_from"], self.today)
        self.assertEqual(form.initial["posted_by"], "Tẩn A Páo, trưởng thôn Bến Lau")

    def test_a_day_typed_as_in_vietnam_is_recorded(self):
        day = self.today - timedelta(2)
        response = self.record(self.row, f"{day.day}/{day.month}/{day.year}")
        self.assertContains(response, f"{day:%d/%m/%Y}")
        self.assertEqual(self.row_of(self.own).posted_from, day)
        self.assertEqual(len(response.context["done"]), 1)
        self.assertEqual(response.context["to_do"], [])

    def test_a_day_that_has_not_come_or_none_is_refused_beside_its_field(self):
        for day in (f"{self.today + timedelta(1):%d/%m/%Y}", "", "mai"):
            response = self.record(self.row, day)
            (form,) = response.context["to_do"]
            self.assertIn("posted_from", form.errors)
        self.assertIsNone(self.row_of(self.own).posted_from)

    def test_a_line_of_another_hamlet_or_of_what_is_not_public_is_not_there(self):
        other = self.row_of(self.other)
        self.assertEqual(self.record(other, "1/1/2026").status_code, 404)
        type(self.page).objects.filter(pk=self.page.pk).update(live=False)
        self.assertEqual(self.record(self.row, "1/1/2026").status_code, 404)

    def test_what_hangs_besides_is_added_once(self):
        general = AnnouncementPageFactory(parent=self.index, kind="general")
        sent = {
            "other-page": general.pk,
            "other-hamlet": self.own.pk,
            "other-posted_from": f"{self.today:%d/%m/%Y}",
            "other-posted_by": "Tẩn A Páo",
        }
        self.client.post(self.url, sent)
        row = Posting.objects.get(page=general)
        self.assertEqual((row.place, row.hamlet), ("hamlet_hall", self.own))
        self.assertFalse(row.is_mandatory)
        again = self.client.post(self.url, sent)
        self.assertIn("page", again.context["other"].errors)
        self.client.post(self.url, sent | {"other-place_text": "Cổng chợ Bến Lau"})
        elsewhere = Posting.objects.get(page=general, place=PostingPlace.OTHER)
        self.assertEqual(elsewhere.place_text, "Cổng chợ Bến Lau")
        wrong = self.client.post(self.url, sent | {"other-hamlet": self.other.pk})
        self.assertIn("hamlet", wrong.context["other"].errors)

    def test_it_is_for_heads_of_hamlets_only(self):
        for group in GROUPS:
            self.client.force_login(officer(group))
            response = self.client.get(self.url)
            self.assertEqual(response.status_code, 302, group)

    def test_todays_work_leads_there_until_it_is_recorded(self):
        home = reverse("wagtailadmin_home")
        words = "văn bản cần niêm yết ở thôn"
        self.assertContains(self.client.get(home), words)
        self.record(self.row, f"{self.today:%d/%m/%Y}")
        self.assertNotContains(self.client.get(home), words)

    def test_the_number_of_queries_does_not_grow(self):
        self.client.get(self.url)
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.url)
        count = len(few)
        for _ in range(5):
            page = AnnouncementPageFactory(
                parent=self.index, plan=self.page.plan, conference=self.page.conference
            )
            open_register(page)
        self.client.get(self.url)
        with self.assertNumQueries(count):
            self.client.get(self.url)
