"""An issued announcement changes only with a reason, and keeps the words it had."""

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from dialogue_pages.models import AnnouncementPage, Conference
from tests.dialogue_pages.test_issued_plans import stream_data
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    open_portal,
)


class IssuedAnnouncementTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        plans = open_portal()
        index = AnnouncementIndexPageFactory(parent=plans.get_parent())
        plan = DialoguePlanPageFactory(parent=plans, issued=True)
        cls.conference = ConferenceFactory(plan=plan, schedule_text="7 giờ ngày hội")
        cls.page = AnnouncementPageFactory(
            parent=index, plan=plan, conference=cls.conference
        )
        cls.admin = get_user_model().objects.create_superuser("quan-tri")

    def setUp(self):
        self.client.force_login(self.admin)
        self.url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def post(self, **changes):
        form = self.client.get(self.url).context["form"]
        data = {
            name: form[name].value()
            for name in form.fields
            if name not in ("body", "recipients") and form[name].value() is not None
        }
        for name in ("body", "recipients"):
            data |= nested_form_data({name: stream_data(getattr(form.instance, name))})
        formsets = {"files": inline_formset([]), "comments": inline_formset([])}
        data |= nested_form_data(formsets)
        data = {name: value for name, value in data.items() if value is not False}
        return self.client.post(self.url, data | {"action-publish": "1"} | changes)

    def published(self):
        return AnnouncementPage.objects.get(pk=self.page.pk)

    def test_saving_without_a_change_needs_no_reason(self):
        self.assertEqual(self.post().status_code, 302)
        self.assertFalse(self.published().amendments.exists())

    def test_a_silent_change_is_refused(self):
        response = self.post(closing="Câu khác./.")
        self.assertEqual(response.status_code, 200)
        self.assertNotEqual(self.published().closing, "Câu khác./.")

    def test_a_correction_is_taken_and_shown(self):
        response = self.post(
            closing="Câu đúng./.",
            amendment_kind="correction",
            amendment_reason="Sửa lỗi chính tả",
        )
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.published().closing, "Câu đúng./.")
        self.assertContains(self.client.get(self.page.url), "Sửa lỗi chính tả")

    def test_time_and_place_are_kept_as_they_were_issued(self):
        self.post()
        Conference.objects.update(schedule_text="9 giờ ngày khác")
        (printed,) = self.published().document.conferences
        self.assertEqual(printed.schedule_text.plain, "7 giờ ngày hội")
        self.assertTrue(self.published().has_moved)

    def test_blanks_keep_it_from_being_published(self):
        response = self.post(summary="Họp lúc [giờ họp].")
        self.assertContains(response, "[giờ họp]")
        self.assertEqual(response.status_code, 200)
