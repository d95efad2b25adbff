"""The office's side of announcements: drafts, editor, register, quarterly list."""

import csv
from datetime import date
from io import BytesIO, StringIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader
from wagtail.models import GroupPagePermission, Site

from dialogue_pages.choices import AnnouncementKind, PostingPlace
from dialogue_pages.models import AnnouncementPage, CommuneMember, Posting
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    HomePageFactory,
    default_site,
    open_portal,
)


class AnnouncementOfficeTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.index = AnnouncementIndexPageFactory(parent=cls.plans.get_parent())
        cls.plan = DialoguePlanPageFactory(parent=cls.plans, issued=True)
        cls.conference = ConferenceFactory(
            plan=cls.plan, hamlets=[HamletFactory(name="Bến Lau")]
        )
        cls.page = AnnouncementPageFactory(
            parent=cls.index, plan=cls.plan, conference=cls.conference
        )
        cls.admin = get_user_model().objects.create_superuser("quan-tri")
        cls.clerk = officer("van-thu", cls.plans.get_parent())

    def setUp(self):
        self.client.force_login(self.clerk)

    def posting(self, **fields):
        fields = {"page": self.page, "place": PostingPlace.HEADQUARTERS} | fields
        return Posting.objects.create(site=default_site(), **fields)


class DraftingTests(AnnouncementOfficeTestCase):
    def url(self):
        return reverse("dialogue_pages_announce", args=[self.plan.pk])

    def test_one_button_of_the_plan_leads_to_a_draft_in_the_editor(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.plan.pk])
        self.assertContains(self.client.get(edit), self.url())
        self.assertContains(self.client.get(self.url()), "Nhà văn hóa thôn Bến Lau")
        response = self.client.post(
            self.url(), {"conference": self.conference.pk, "kind": "result"}
        )
        draft = AnnouncementPage.objects.exclude(pk=self.page.pk).get()
        self.assertRedirects(
            response, reverse("wagtailadmin_pages:edit", args=[draft.pk])
        )
        self.assertEqual((draft.kind, draft.live), (AnnouncementKind.RESULT, False))

    def test_a_conference_of_another_plan_is_refused(self):
        other = ConferenceFactory(plan=DialoguePlanPageFactory(parent=self.plans))
        self.client.post(self.url(), {"conference": other.pk, "kind": "notice"})
        self.assertEqual(AnnouncementPage.objects.count(), 1)

    def test_who_may_not_edit_the_plan_makes_no_draft(self):
        self.client.force_login(get_user_model().objects.create_user("khach"))
        self.client.post(
            self.url(), {"conference": self.conference.pk, "kind": "notice"}
        )
        self.assertEqual(AnnouncementPage.objects.count(), 1)


class EditorTests(AnnouncementOfficeTestCase):
    def edit_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def test_the_side_panel_tells_the_clock_and_the_blanks(self):
        self.page.summary = "[một câu tóm tắt]"
        self.page.save_revision()
        response = self.client.get(self.edit_url())
        self.assertContains(response, "[một câu tóm tắt]")
        self.assertContains(response, "Điều 43")

    def test_page_paper_and_poster_are_previewed_before_they_are_saved(self):
        page = AnnouncementPage(title="Họp thôn", kind="general")
        for mode in ("", "pdf", "poster-a4"):
            with self.subTest(mode):
                response = page.make_preview_request(preview_mode=mode)
                self.assertEqual(response.status_code, 200)

    def test_an_issued_announcement_is_not_deleted(self):
        self.client.force_login(self.admin)
        self.client.post(reverse("wagtailadmin_pages:delete", args=[self.page.pk]))
        self.assertTrue(AnnouncementPage.objects.filter(pk=self.page.pk).exists())

    def test_a_new_announcement_is_signed_as_the_commune_signs(self):
        add = reverse(
            "wagtailadmin_pages:add",
            args=["dialogue_pages", "announcementpage", self.index.pk],
        )
        form = self.client.get(add).context["form"]
        self.assertEqual(form["signer_name"].value(), "Lò Thị Mai Hoa")
        self.assertEqual(form["place_name"].value(), "Sông Trăng")


class RegisterTests(AnnouncementOfficeTestCase):
    def url(self):
        return reverse("dialogue_pages_postings", args=[self.page.pk])

    def test_all_places_of_a_page_are_recorded_in_one_form(self):
        form = self.client.get(self.url()).context["form"]
        today = timezone.localdate()
        data = {
            "form-TOTAL_FORMS": len(form.forms),
            "form-INITIAL_FORMS": len(form.forms),
        }
        for number, row in enumerate(form.forms):
            data[f"form-{number}-id"] = row.instance.pk
            data[f"form-{number}-posted_from"] = today.isoformat()
            data[f"form-{number}-posted_by"] = "Bà Thơm"
        self.assertEqual(self.client.post(self.url(), data).status_code, 302)
        rows = Posting.objects.filter(page=self.page)
        self.assertEqual({row.posted_from for row in rows}, {today})
        self.assertFalse(rows.filter(is_mandatory=True).exists())

    def test_a_day_to_come_is_refused(self):
        row = self.posting()
        self.client.post(
            self.url(),
            {
                "form-TOTAL_FORMS": 1,
                "form-INITIAL_FORMS": 1,
                "form-0-id": row.pk,
                "form-0-posted_from": "2999-01-01",
            },
        )
        row.refresh_from_db()
        self.assertIsNone(row.posted_from)

    def test_a_reader_of_the_register_records_nothing(self):
        reader = officer("giam-sat", self.plans.get_parent(), acts=["view"])
        self.client.force_login(reader)
        self.assertNotEqual(self.client.get(self.url()).status_code, 200)

    def test_the_register_lists_and_exports_as_text(self):
        self.posting(posted_from=date(2026, 1, 6), posted_by="=2+3")
        listing = reverse("dialogue_pages_posting_modeladmin_index")
        self.assertContains(self.client.get(listing), self.page.title)
        response = self.client.get(listing, {"export": "csv"})
        told = b"".join(response.streaming_content).decode()
        self.assertIn("'=2+3", told)


class QuarterlyListTests(AnnouncementOfficeTestCase):
    def setUp(self):
        super().setUp()
        self.row = self.posting(posted_from=date(2026, 5, 6), posted_by="=cmd()")
        self.asked = {"year": 2026, "quarter": 2}

    def get(self, **asked):
        url = reverse("dialogue_pages_publications")
        return self.client.get(url, self.asked | asked)

    def test_it_lists_content_place_time_and_person(self):
        response = self.get()
        for told in (self.page.title, "06/05/2026", "=cmd()"):
            self.assertContains(response, told)
        self.assertNotContains(self.get(quarter=3), self.page.title)

    def test_the_paper_is_an_official_document(self):
        (sheet,) = PdfReader(BytesIO(self.get(export="pdf").content)).pages
        text = " ".join(sheet.extract_text().split())
        for told in ("DANH MỤC", "quý II năm 2026", "06/05/2026", "Lò Thị Mai Hoa"):
            self.assertIn(told, text)

    def test_a_spreadsheet_runs_nothing(self):
        sheet = load_workbook(
            BytesIO(b"".join(self.get(export="xlsx").streaming_content))
        ).active
        (cells,) = sheet.iter_rows(min_row=2)
        self.assertEqual({cell.data_type for cell in cells} & {"f"}, set())
        self.assertIn("'=cmd()", [cell.value for cell in cells])
        told = b"".join(self.get(export="csv").streaming_content).decode("utf-8-sig")
        (row,) = list(csv.reader(StringIO(told)))[1:]
        self.assertEqual(row[2:], ["06/05/2026", "", "'=cmd()"])

    def test_no_such_quarter(self):
        for asked in ({"quarter": 5}, {"quarter": "x"}, {"year": 1}):
            self.assertEqual(self.get(**asked).status_code, 404)


class OtherCommuneTests(AnnouncementOfficeTestCase):
    def test_an_officer_of_another_commune_sees_nothing(self):
        home = HomePageFactory(slug="xa-khac")
        Site.objects.create(hostname="xa-khac.example", root_page=home)
        self.posting(posted_from=date(2026, 5, 6))
        stranger = officer("can-bo-khac", home)
        CommuneMember.objects.create(
            user=stranger, site=Site.objects.get(hostname="xa-khac.example")
        )
        self.client.force_login(stranger)
        for address in (
            reverse("dialogue_pages_publications"),
            reverse("dialogue_pages_postings", args=[self.page.pk]),
            reverse("dialogue_pages_posting_modeladmin_index"),
            reverse("dialogue_pages_announce", args=[self.plan.pk]),
        ):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertNotEqual(response.status_code, 200)


def officer(username, home, acts=("view", "add", "change")):
    """A person who edits below a home page and keeps the register."""
    user = get_user_model().objects.create_user(username)
    group = Group.objects.create(name=username)
    codenames = [f"{act}_posting" for act in acts]
    group.permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(codename__in=codenames),
    )
    for codename in ("add_page", "change_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=home,
            permission=Permission.objects.get(codename=codename),
        )
    user.groups.add(group)
    return user
