"""Whatever is sent to the desk, it answers; never with a fault of ours."""

from django.test import TestCase

from dialogue_pages.admin.desk.acts import FORMS
from tests.dialogue_pages.questions.cases import asked
from tests.factories import open_portal

from .office import LIST, MODERATOR, act_data, act_url, case_url, officer, taken

HUGE = "9" * 30
NASTY = ("\0", HUGE, f"{HUGE[:12]}/2026", "‮\u200b", "<script>", "x" * 9000)
DAYS = ("01/01/0001", "31/12/9999", "31/02/2026", "0000-00-00", "٣١/١٢/٢٠٢٦")


class BadInputTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.client.force_login(self.moderator)

    def test_addresses(self):
        asked()
        for name in ("q", "queue", "unit", "topic", "hamlet", "p"):
            for value in NASTY:
                with self.subTest(name=name, value=value[:12]):
                    response = self.client.get(LIST, {name: value})
                    self.assertEqual(response.status_code, 200)
        for name in ("received_from", "received_to"):
            for value in DAYS:
                with self.subTest(name=name, value=value):
                    response = self.client.get(LIST, {name: value})
                    self.assertEqual(response.status_code, 200)
        for url in (f"{LIST}{HUGE}/", f"{LIST}1/files/{HUGE}/"):
            self.assertEqual(self.client.get(url).status_code, 404)

    def test_forms_of_acts(self):
        case = taken()
        for act, form in FORMS.items():
            for value in (*NASTY, *DAYS):
                data = dict.fromkeys(form.base_fields, value)
                sent = act_data(case, act, **data | {"version": case.version})
                with self.subTest(act=act, value=value[:12]):
                    response = self.client.post(act_url(case, act), sent)
                    self.assertIn(response.status_code, (200, 302))
                case.refresh_from_db()
            sent = act_data(case, act, version=HUGE)
            response = self.client.post(act_url(case, act), sent)
            self.assertIn(response.status_code, (200, 302))

    def test_entry_and_public_text(self):
        case = asked()
        for url in (LIST + "new/", case_url(case, "public-text")):
            fields = list(self.client.get(url).context["form"].fields)
            for value in NASTY:
                with self.subTest(url=url, value=value[:12]):
                    data = dict.fromkeys([*fields], value)
                    response = self.client.post(url, data, follow=True)
                    self.assertEqual(response.status_code, 200)
                    response = self.client.post(url, data | {"mask": "1"}, follow=True)
                    self.assertEqual(response.status_code, 200)
