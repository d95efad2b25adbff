from django.test import TestCase
from wagtail.models import ModelLogEntry

from dialogue_pages import moderation, redacting
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.stages import Role
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import HamletFactory, open_portal

from .office import MODERATOR, case_url, officer

PHONE = "0912 345 678"


class PublicTextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.client.force_login(self.moderator)
        self.case = asked(
            title="Đường ngập",
            content=f"Ông Nam hỏi, gọi {PHONE} nhé.",
            hamlet=HamletFactory(label="thôn", name="Hạ"),
        )
        self.url = case_url(self.case, "public-text")

    def send(self, **fields):
        told = {"version": self.case.version, "title": "Đường ngập", "text": "Đường"}
        response = self.client.post(self.url, told | fields, follow=True)
        self.case.refresh_from_db()
        return response

    def test_the_screen_starts_from_the_original(self):
        form = self.client.get(self.url).context["form"]
        self.assertEqual(form["text"].value(), self.case.content)

    def test_mask_proposes_and_keeps_nothing(self):
        response = self.send(text=self.case.content, mask="1")
        proposed = response.context["form"]["text"].value()
        self.assertNotIn(PHONE, proposed)
        self.assertEqual(self.case.public_text, "")

    def test_what_is_kept_records_its_masks_and_leaves_the_original(self):
        original = self.case.content
        self.send(text="Một người dân hỏi, gọi [số điện thoại] nhé.")
        self.assertEqual(self.case.content, original)
        covered = {
            original[mask["start"] : mask["end"]].strip(): mask["kind"]
            for mask in self.case.masks
        }
        self.assertEqual(covered[PHONE], "phone")
        self.assertIn("by_hand", covered.values())
        entry = ModelLogEntry.objects.for_instance(self.case).get()
        self.assertEqual(entry.action, redacting.PREPARED)

    def test_personal_data_stays_only_when_a_person_says_so(self):
        response = self.send(text=f"Gọi {PHONE}")
        self.assertTrue(response.context["form"].non_field_errors())
        self.assertEqual(self.case.public_text, "")
        self.send(text=f"Gọi {PHONE}", stays="on")
        self.assertEqual(self.case.public_text, f"Gọi {PHONE}")

    def test_an_older_form_is_refused(self):
        moderation.take(self.case, by=person(Role.MODERATOR))
        self.send(version=0)
        self.assertEqual(self.case.public_text, "")

    def test_nonsense_is_told_not_raised(self):
        for fields in ({"version": "x"}, {"version": "x", "mask": "1"}, {"title": ""}):
            with self.subTest(fields):
                self.assertEqual(self.send(**fields).status_code, 200)

    def test_units_do_not_prepare(self):
        with self.assertRaises(ActRefusedError):
            redacting.prepare(self.case, "a", "b", by=person(Role.UNIT))

    def test_the_preview_shows_hamlet_and_no_name_without_consent(self):
        response = self.send()
        public = response.context["public"]
        self.assertTrue(public.is_ready)
        self.assertIn("thôn Hạ", public.sender)
        self.assertNotIn(self.case.sender_name, public.sender)

    def test_nothing_of_a_withheld_question_is_previewed(self):
        self.send()
        moderation.withhold(self.case, by=person(Role.MODERATOR), reason="Nhạy cảm")
        page = self.client.get(case_url(self.case))
        self.assertTrue(page.context["public"].is_withheld)
        self.assertNotContains(page, "desk-preview")
