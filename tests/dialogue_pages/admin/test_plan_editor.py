from datetime import date

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse

from dialogue_pages.importing import import_plan
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import HamletFactory, default_site, open_portal


class PlanEditorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal(signer_name="Đinh Thị Mây")
        cls.admin = get_user_model().objects.create_superuser("quan-tri")

    def setUp(self):
        self.client.force_login(self.admin)

    def edit(self, document):
        page = import_plan(document, self.plans)
        return self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    def test_findings_stand_in_a_panel_of_their_own(self):
        document = clean_plan()
        document.symbol = "KH – UBND"
        response = self.edit(document)
        self.assertContains(response, 'data-side-panel="plan-check"')
        self.assertContains(response, "KH – UBND")
        self.assertContains(response, "L04")

    def test_other_pages_have_no_such_panel(self):
        url = reverse("wagtailadmin_pages:edit", args=[self.plans.pk])
        self.assertNotContains(self.client.get(url), "plan-check")

    def test_a_new_plan_starts_with_what_the_commune_always_writes(self):
        url = reverse(
            "wagtailadmin_pages:add",
            args=["dialogue_pages", "dialogueplanpage", self.plans.pk],
        )
        form = self.client.get(url).context["form"]
        self.assertEqual(form["signer_name"].value(), "Đinh Thị Mây")
        self.assertEqual(form["place_name"].value(), "Sông Trăng")
        self.assertEqual(form["archive"].value(), "VT")
        labels = [section.value["label"] for section in form["body"].value()]
        self.assertEqual(labels, ["I.", "II.", "III."])

    def test_only_the_hamlets_of_the_own_commune_are_offered(self):
        here = HamletFactory(name="Bến Lau")
        site = default_site()
        site.pk, site.hostname, site.is_default_site = None, "khac.example", False
        site.save()
        there = HamletFactory(name="Nơi Khác", site=site)
        response = self.edit(clean_plan())
        form = response.context["form"].formsets["conferences"].forms[0]
        offered = form.fields["hamlets"].queryset
        self.assertIn(here, offered)
        self.assertNotIn(there, offered)

    def test_preview_as_pdf_is_drawn_and_not_kept(self):
        page = import_plan(clean_plan(), self.plans)
        response = page.get_latest_revision_as_object().make_preview_request(
            preview_mode="pdf"
        )
        self.assertTrue(response.content.startswith(b"%PDF"))

    def test_an_impossible_day_of_issue_is_told_beside_the_day(self):
        page = import_plan(clean_plan(), self.plans)
        page.issued_day, page.issued_month = 31, 2
        with self.assertRaises(ValidationError) as caught:
            page.full_clean()
        self.assertEqual(list(caught.exception.message_dict), ["issued_day"])

    def test_questions_do_not_end_before_they_begin(self):
        page = import_plan(clean_plan(), self.plans)
        page.questions_open_on = date(2026, 6, 10)
        page.questions_close_on = date(2026, 6, 9)
        with self.assertRaises(ValidationError) as caught:
            page.full_clean()
        self.assertEqual(list(caught.exception.message_dict), ["questions_close_on"])
