"""An issued announcement changes only with a reason, and keeps the words it had."""

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from dialogue_pages.models import AnnouncementPage, Conference
from tests.dialogue_pages.test_announcement_pages import picture
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

    def post(self, *, publish=True, **changes):
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
        action = {"action-publish": "1"} if publish else {}
        return self.client.post(self.url, data | action | changes)

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

    def attach(self, upload, **changes):
        row = nested_form_data({"files": inline_formset([{"title": "Sơ đồ"}])})
        row |= {"files-0-file": upload, "files-0-id": ""}
        return self.post(**row, **changes)

    def test_a_file_is_attached_in_the_editor(self):
        self.attach(picture())
        (kept,) = self.published().files.all()
        self.assertEqual((kept.content_type, kept.extension), ("image/png", "PNG"))
        response = self.client.get(f"{self.page.url}tep/{kept.pk}/")
        self.assertEqual(response.status_code, 200)
        self.assertIn(kept.name, response["Content-Disposition"])

    def test_a_file_of_a_draft_comes_out_with_it(self):
        self.attach(picture(), publish=False)
        self.assertFalse(self.published().files.exists())
        draft = AnnouncementPage.objects.get(pk=self.page.pk).get_latest_revision()
        draft.publish()
        (kept,) = self.published().files.all()
        address = f"{self.page.url}tep/{kept.pk}/"
        self.assertEqual(self.client.get(address).status_code, 200)

    def test_a_disguised_file_is_refused_beside_its_field(self):
        response = self.attach(SimpleUploadedFile("anh.png", b"MZ<script>"))
        self.assertContains(response, "anh.png")
        self.assertFalse(self.published().files.exists())

    def test_blanks_keep_it_from_being_published(self):
        response = self.post(summary="Họp lúc [giờ họp].")
        self.assertContains(response, "[giờ họp]")
        self.assertEqual(response.status_code, 200)
