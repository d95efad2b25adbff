"""Announcements as the public reads them, in every door."""

from datetime import date, timedelta
from io import BytesIO
from unittest import mock
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from dialogue_pages.choices import AmendmentKind, AnnouncementKind, PostingPlace
from dialogue_pages.models import (
    AnnouncementFile,
    AnnouncementPage,
    Posting,
    RenderedPaper,
    rendered_papers,
)
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    default_site,
    open_portal,
)
from tests.uncached import nothing_kept

DOORS = ("", "pdf/", "docx/", "ap-phich-a4/", "ap-phich-a3/", "loa/")


class AnnouncementsTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.index = AnnouncementIndexPageFactory(parent=cls.plans.get_parent())
        cls.plan = DialoguePlanPageFactory(parent=cls.plans, issued=True)
        cls.conference = ConferenceFactory(
            plan=cls.plan, hamlets=[HamletFactory(name="Bến Lau")]
        )

    def announcement(self, **fields):
        fields = {"conference": self.conference, "plan": self.plan} | fields
        return AnnouncementPageFactory(parent=self.index, **fields)

    def open(self, address):
        return soup_of(self.client.get(address))


class AnnouncementPageTests(AnnouncementsTestCase):
    def test_facts_of_the_conference_are_told_once_and_from_its_record(self):
        page = self.announcement()
        text = text_of(self.open(page.url).main)
        for told in ("Nhà văn hóa thôn Bến Lau", "thôn Bến Lau", "12/TB-UBND"):
            self.assertIn(told, text)
        self.assertIn(self.plan.title, text)

    def test_the_paper_has_the_type_and_symbol_of_its_kind(self):
        for kind, words in {
            AnnouncementKind.NOTICE: ("THÔNG BÁO", "Số: 12/TB-UBND"),
            AnnouncementKind.INVITATION: ("GIẤY MỜI", "Số: 12/GM-UBND"),
            AnnouncementKind.RESULT: ("THÔNG BÁO", "Số: 12/TB-UBND"),
        }.items():
            page = self.announcement(kind=kind)
            (sheet,) = PdfReader(
                BytesIO(self.client.get(f"{page.url}pdf/").content)
            ).pages
            text = " ".join(sheet.extract_text().split())
            for told in words:
                self.assertIn(told, text)
            self.assertNotIn("DỰ THẢO", text)

    def test_word_and_pdf_say_the_same(self):
        page = self.announcement()
        content = self.client.get(f"{page.url}docx/").content
        words = ZipFile(BytesIO(content)).read("word/document.xml").decode()
        for told in ("Trân trọng thông báo", "Thành phần", "THÔNG BÁO"):
            self.assertIn(told, words)

    def test_without_a_number_it_is_a_draft_on_page_paper_and_poster(self):
        page = self.announcement(number="")
        self.assertIsNotNone(self.open(page.url).select_one(".chip-draft"))
        for door in ("pdf/", "ap-phich-a4/"):
            content = self.client.get(f"{page.url}{door}").content
            text = PdfReader(BytesIO(content)).pages[0].extract_text()
            self.assertIn("DỰ THẢO", text)

    def test_what_was_recalled_says_so_on_paper_poster_and_for_the_loudspeaker(self):
        page = self.announcement()
        AnnouncementAmendmentFactory(announcement=page, kind=AmendmentKind.RECALL)
        for door in ("pdf/", "ap-phich-a4/"):
            content = self.client.get(f"{page.url}{door}").content
            text = PdfReader(BytesIO(content)).pages[0].extract_text()
            self.assertIn("THU HỒI", text)
        self.assertIsNotNone(self.open(f"{page.url}loa/").select_one(".notice-recall"))

    def test_what_is_over_or_taken_back_asks_nobody_to_do_anything(self):
        over = timezone.localdate() - timedelta(days=1)
        expired = self.announcement(conference=None, kind="general", expires_on=over)
        recalled = self.announcement(
            conference=None, kind="general", expires_on=over + timedelta(days=9)
        )
        shown = text_of(self.open(recalled.url))
        self.assertIn("Đến dự đúng giờ", shown)
        self.assertIn("Có hiệu lực đến", shown)
        AnnouncementAmendmentFactory(announcement=recalled, kind="recall")
        for page in (expired, recalled):
            self.assertNotIn("Đến dự đúng giờ", text_of(self.open(page.url)))
        self.assertNotIn("Có hiệu lực đến", text_of(self.open(recalled.url)))

    def test_what_is_no_official_paper_has_none(self):
        page = self.announcement(is_official=False, conference=None, plan=None)
        for door in ("pdf/", "docx/"):
            self.assertEqual(self.client.get(f"{page.url}{door}").status_code, 404)
        self.assertEqual(self.client.get(f"{page.url}ap-phich-a4/").status_code, 200)
        self.assertIsNone(self.open(page.url).select_one(".chip-draft"))

    def test_a_paper_is_drawn_once(self):
        page = self.announcement()
        doors = ("pdf/", "docx/", "ap-phich-a4/", "ap-phich-a3/")
        first = [self.client.get(page.url + door).content for door in doors]
        self.assertEqual(RenderedPaper.objects.filter(page=page).count(), len(doors))
        with mock.patch.dict(rendered_papers._WRITERS, clear=True):
            again = [self.client.get(page.url + door).content for door in doors]
        self.assertEqual(first, again)

    def test_a_correction_shows_its_reason_and_day(self):
        page = self.announcement()
        AnnouncementAmendmentFactory(announcement=page, reason="Ghi nhầm <b>giờ</b>.")
        notice = self.open(page.url).select_one(".notice-correction")
        self.assertIn("Ghi nhầm <b>giờ</b>.", text_of(notice))
        self.assertIsNotNone(notice.select_one("time"))

    def test_a_conference_moved_later_leaves_the_issued_paper_as_it_was(self):
        page = self.announcement(
            issued_schedule="07 giờ 30, ngày 05/01/2026", issued_venue="Trụ sở cũ"
        )
        text = text_of(self.open(page.url).select_one(".paper"))
        self.assertNotIn("Nhà văn hóa", text)
        self.assertTrue(page.has_moved)
        self.assertIsNotNone(self.open(page.url).select_one(".notice-correction"))

    def test_a_hidden_plan_is_not_named(self):
        plan = DialoguePlanPageFactory(parent=self.plans, title="Kín", live=False)
        page = self.announcement(plan=plan, conference=None)
        self.assertNotIn("Kín", text_of(self.open(page.url).main))

    def test_the_text_for_the_loudspeaker_has_no_digit(self):
        page = self.announcement(summary="Họp lúc 07h30' ngày 25/6/2026 tại UBND xã.")
        said = [text_of(part) for part in self.open(f"{page.url}loa/").select(".said")]
        self.assertEqual(len(said), 3)
        self.assertEqual(said, sorted(said, key=len))
        for text in said:
            self.assertNotRegex(text, r"\d|UBND")
            self.assertIn("bảy giờ ba mươi phút", text)

    @nothing_kept
    def test_queries_do_not_grow_with_files_and_places(self):
        page = self.announcement()
        self.client.get(page.url)
        with CaptureQueriesContext(
            connection,
        ) as few:
            self.client.get(page.url)
        for number in range(4):
            AnnouncementFile.objects.create(
                announcement=page, title=f"Tệp {number}", file="x.pdf"
            )
            Posting.objects.create(
                site=default_site(),
                page=page,
                place=PostingPlace.HAMLET_HALL,
                hamlet=HamletFactory(),
                posted_from=date(2026, 1, 6),
            )
        with self.assertNumQueries(len(few)):
            self.client.get(page.url)


class HiddenAnnouncementTests(AnnouncementsTestCase):
    def test_nothing_of_a_draft_opens(self):
        page = self.announcement(live=False)
        for door in DOORS:
            with self.subTest(door):
                self.assertEqual(self.client.get(page.url + door).status_code, 404)
        self.assertNotIn(page.title, self.client.get(self.index.url).content.decode())

    def test_nothing_behind_a_password_opens(self):
        page = self.announcement()
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        for door in DOORS:
            with self.subTest(door):
                self.assertEqual(self.client.get(page.url + door).status_code, 302)
        self.assertNotIn(page.title, self.client.get(self.index.url).content.decode())

    def test_a_file_is_handed_out_by_its_own_public_page_alone(self):
        page, other = self.announcement(), self.announcement()
        kept = AnnouncementFile(announcement=page, title="Sơ đồ", file=picture())
        kept.clean()
        kept.save()
        response = self.client.get(f"{page.url}tep/{kept.pk}/")
        self.assertEqual(response["Content-Type"], "image/png")
        self.assertIn("attachment", response["Content-Disposition"])
        self.assertEqual(self.client.get(f"{other.url}tep/{kept.pk}/").status_code, 404)
        page.unpublish()
        self.assertEqual(self.client.get(f"{page.url}tep/{kept.pk}/").status_code, 404)

    def test_a_file_is_known_by_its_content(self):
        disguised = SimpleUploadedFile("anh.png", b"MZ<script>alert(1)</script>")
        with self.assertRaises(ValidationError):
            AnnouncementFile(title="Ảnh", file=disguised).clean()


class AnnouncementListTests(AnnouncementsTestCase):
    def titles(self, number, query=""):
        sections = self.open(self.index.url + query).main.select("section")
        if number >= len(sections):
            return []
        return [text_of(title) for title in sections[number].select(".card h3")]

    def test_current_ones_stand_before_those_that_are_over(self):
        today = timezone.localdate()
        held = ConferenceFactory(plan=self.plan, over=True)
        current = self.announcement()
        ended = self.announcement(conference=None, expires_on=today - timedelta(days=1))
        lasting = self.announcement(conference=None, expires_on=today)
        over = self.announcement(conference=held)
        result = self.announcement(conference=held, kind=AnnouncementKind.RESULT)
        recalled = self.announcement(conference=None)
        AnnouncementAmendmentFactory(announcement=recalled, kind=AmendmentKind.RECALL)
        self.assertCountEqual(
            self.titles(0), [p.title for p in (current, lasting, result)]
        )
        self.assertCountEqual(
            self.titles(1), [p.title for p in (ended, over, recalled)]
        )
        for page in AnnouncementPage.objects.all():
            listed = page in AnnouncementPage.objects.expired(today)
            told = page.is_expired(today) or page.recall is not None
            self.assertEqual(listed, told)

    def test_a_kind_is_an_address(self):
        self.announcement()
        invitation = self.announcement(kind=AnnouncementKind.INVITATION)
        self.assertEqual(self.titles(0, "?loai=invitation"), [invitation.title])
        self.assertEqual(len(self.titles(0, "?loai=la")), 2)

    @nothing_kept
    def test_queries_do_not_grow_with_announcements(self):
        self.announcement()
        self.announcement(conference=ConferenceFactory(plan=self.plan, over=True))
        self.client.get(self.index.url)
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.index.url)
        for _number in range(4):
            self.announcement(conference=ConferenceFactory(plan=self.plan))
            self.announcement(conference=ConferenceFactory(plan=self.plan, over=True))
        with self.assertNumQueries(len(few)):
            self.client.get(self.index.url)


def picture():
    drawn = BytesIO()
    Image.new("RGB", (4, 4), "red").save(drawn, "PNG")
    return SimpleUploadedFile("so-do.png", drawn.getvalue())
