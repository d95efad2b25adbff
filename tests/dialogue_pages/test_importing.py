from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogue_pages.importing import day_of, import_plan, new_hamlets
from dialogue_pages.models import DialoguePlanPage, Hamlet
from dialogue_pages.models.conferences import fuzzy_date
from dialogue_pages.models.page_forms import free_slug
from dialogue_pages.official.document import Deadline, Document
from dialogue_pages.plan_check import check_document, check_page
from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate, Precision, parse_fuzzy_date
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import HamletFactory, UserFactory, open_portal


class ImportPlanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()

    def test_makes_a_draft_that_nobody_outside_can_open(self):
        page = import_plan(clean_plan(), self.plans)
        self.assertFalse(page.live)
        self.assertEqual(self.client.get(page.url).status_code, 404)

    def test_publish_makes_it_public(self):
        page = import_plan(clean_plan(), self.plans, publish=True)
        self.assertTrue(page.live)
        self.assertContains(self.client.get(page.url), "Sông Trăng")

    def test_the_draft_is_the_latest_revision_of_who_imported_it(self):
        officer = UserFactory()
        page = import_plan(clean_plan(), self.plans, by=officer)
        self.assertEqual(page.latest_revision.user, officer)
        revision = page.get_latest_revision_as_object()
        self.assertEqual(revision.conferences.count(), 1)

    def test_two_plans_of_one_subject_get_two_addresses(self):
        first = import_plan(clean_plan(), self.plans)
        second = import_plan(clean_plan(), self.plans)
        self.assertNotEqual(first.slug, second.slug)

    def test_known_hamlets_are_used_and_those_agreed_to_are_added_once(self):
        known = HamletFactory(name="Vạn Chài")
        site = self.plans.get_site()
        self.assertEqual(new_hamlets(clean_plan(), site), ["Bến Đá"])
        import_plan(clean_plan(), self.plans, hamlets_to_add=["Bến Đá"])
        page = import_plan(clean_plan(), self.plans, hamlets_to_add=["Bến Đá"])
        self.assertEqual(Hamlet.objects.count(), 2)
        self.assertIn(known, page.conferences.get().hamlets.all())
        self.assertEqual(new_hamlets(clean_plan(), site), [])

    def test_no_hamlet_enters_the_directory_unasked(self):
        page = import_plan(clean_plan(), self.plans, hamlets_to_add=["Thôn Lạ"])
        self.assertFalse(Hamlet.objects.exists())
        self.assertFalse(page.conferences.get().hamlets.exists())

    def test_new_hamlets_are_of_the_kind_that_the_paper_names(self):
        document = clean_plan()
        document.conferences[0].hamlet_kind = "bản"
        import_plan(document, self.plans, hamlets_to_add=["Bến Đá"])
        self.assertEqual(Hamlet.objects.get().label, "bản")

    def test_a_plan_of_another_commune_keeps_its_agency_and_is_pointed_out(self):
        document = clean_plan()
        document.agency, document.place = ["UBND XÃ NÚI SAO"], "Núi Sao"
        page = import_plan(document, self.plans)
        page = DialoguePlanPage.objects.get(pk=page.pk)
        self.assertEqual(page.document.agency, ["UBND XÃ NÚI SAO"])
        self.assertEqual([found.code for found in check_page(page)], ["H10", "H10"])

    def test_file_and_editor_find_the_same_in_a_paper_without_agency(self):
        for place, codes in {"Sông Trăng": [], "Núi Sao": ["H03", "H10"]}.items():
            document = clean_plan()
            document.agency, document.place = [], place
            page = import_plan(document, self.plans)
            with self.subTest(place):
                site = self.plans.get_site()
                found = check_document(document, site)
                self.assertEqual([finding.code for finding in found], codes)
                found = check_page(DialoguePlanPage.objects.get(pk=page.pk))
                self.assertEqual([finding.code for finding in found], codes)

    def test_a_relative_deadline_is_kept_as_days(self):
        document = clean_plan()
        document.question_deadline = Deadline("trước 5 ngày", offset=5)
        page = import_plan(document, self.plans)
        self.assertEqual(page.questions_close_days, 5)
        self.assertIsNone(page.questions_close_on)

    def test_an_almost_empty_document_still_becomes_a_draft(self):
        page = import_plan(Document(document_type="KẾ HOẠCH"), self.plans)
        self.assertEqual(page.title, "KẾ HOẠCH")

    def test_a_very_long_subject_is_shortened_in_the_title_only(self):
        document = clean_plan()
        document.subject = "Đối thoại " * 60
        page = import_plan(document, self.plans)
        self.assertLessEqual(len(page.title), 255)
        self.assertEqual(page.subject, document.subject)

    def test_an_issued_plan_keeps_its_letterhead_when_the_settings_change(self):
        document = clean_plan()
        document.agency = []
        page = import_plan(document, self.plans, publish=True)
        page.letterhead.agency_lines = "ỦY BAN NHÂN DÂN\nXÃ KHÁC"
        page.letterhead.save()
        page = DialoguePlanPage.objects.get(pk=page.pk)
        self.assertEqual(page.document.agency, ["ỦY BAN NHÂN DÂN", "XÃ SÔNG TRĂNG"])


class FuzzyDayTests(TestCase):
    @given(
        st.sampled_from(Precision),
        st.dates(date(2024, 1, 1), date(2030, 12, 31)),
        st.times(),
    )
    def test_a_fuzzy_date_survives_the_database(self, precision, day, at):
        when = fuzzy_date(precision, day, at)
        self.assertEqual(fuzzy_date(when.precision, day_of(when), when.at), when)

    def test_the_hour_is_kept_only_with_a_day(self):
        self.assertIsNone(fuzzy_date(Precision.MONTH, date(2026, 8, 1), time(7)).at)

    def test_unset_has_no_day(self):
        self.assertIsNone(day_of(FuzzyDate()))
        self.assertEqual(parse_fuzzy_date("sẽ thông báo sau"), FuzzyDate())


class SlugTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()

    def test_vietnamese_letters_become_plain_ones(self):
        self.assertEqual(
            free_slug("Đối thoại với Nhân dân", self.plans), "doi-thoai-voi-nhan-dan"
        )

    def test_a_long_title_is_cut_between_words(self):
        slug = free_slug("đối thoại " * 30, self.plans)
        self.assertLessEqual(len(slug), 80)
        self.assertEqual(set(slug.split("-")), {"doi", "thoai"})

    def test_a_title_without_letters_still_gets_an_address(self):
        self.assertEqual(free_slug("…", self.plans), "trang")
