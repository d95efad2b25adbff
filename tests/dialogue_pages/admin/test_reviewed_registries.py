"""Days off and rule packs: what moves is shown first, then saved with what moves."""

from datetime import date
from unittest import mock

from django.contrib.auth import get_user_model
from django.test import TestCase
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from dialogue_pages.admin.moves.shown import BACK, SEEN
from dialogue_pages.models import RulePack, WorkingDayException
from dialogue_pages.seeding import seed_rule_packs
from dialogue_pages.stages import Act
from tests.dialogue_pages.questions.cases import asked
from tests.factories import default_site, open_portal

THURSDAY = date(2026, 6, 25)
DAYS = "/admin/dialogue_pages/workingdayexception/"
PACKS = "/admin/dialogue_pages/rulepack/"
DAY_OFF = {
    "day": "2026-06-26",
    "kind": "off",
    "name": "Nghỉ theo quyết định",
    "source_document": "Quyết định số 01/QĐ-UBND ngày 20/6/2026",
}


class ReviewTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        seed_rule_packs(default_site())
        cls.admin = get_user_model().objects.create_superuser("quan-tri")

    def setUp(self):
        self.client.force_login(self.admin)
        today = mock.patch("django.utils.timezone.localdate", return_value=THURSDAY)
        today.start()
        self.addCleanup(today.stop)

    def due(self, question):
        return question.clocks.get(duty="answer").due_on

    def agree(self, url, told):
        """Send what is typed, then agree to what is shown."""
        shown = self.client.post(url, told)
        seen = shown.context["proposal"].fingerprint
        return self.client.post(url, told | {SEEN: seen})


class DayOffTests(ReviewTestCase):
    def test_what_moves_is_shown_before_anything_is_saved(self):
        question = asked(on=THURSDAY)
        response = self.client.post(DAYS + "create/", DAY_OFF)

        self.assertContains(response, question.number)
        self.assertContains(response, "06/07/2026")
        self.assertContains(response, "07/07/2026")
        self.assertContains(response, "01/QĐ-UBND")
        self.assertNotContains(response, question.title)
        self.assertFalse(WorkingDayException.objects.exists())
        self.assertEqual(self.due(question), date(2026, 7, 6))

    def test_agreed_to_it_is_saved_and_moved(self):
        question = asked(on=THURSDAY)
        response = self.agree(DAYS + "create/", DAY_OFF)

        self.assertRedirects(response, DAYS)
        self.assertEqual(WorkingDayException.objects.get().day, date(2026, 6, 26))
        self.assertEqual(self.due(question), date(2026, 7, 7))
        event = question.events.get(act=Act.RESCHEDULE)
        self.assertEqual(event.actor, self.admin)

    def test_agreed_to_too_late_it_is_shown_again(self):
        asked(on=THURSDAY)
        shown = self.client.post(DAYS + "create/", DAY_OFF)
        seen = shown.context["proposal"].fingerprint
        newer = asked(on=THURSDAY)
        response = self.client.post(DAYS + "create/", DAY_OFF | {SEEN: seen})

        self.assertContains(response, newer.number)
        self.assertFalse(WorkingDayException.objects.exists())
        self.assertNotEqual(response.context["proposal"].fingerprint, seen)

    def test_what_moves_nothing_is_saved_at_once(self):
        response = self.client.post(DAYS + "create/", DAY_OFF)
        self.assertRedirects(response, DAYS)
        self.assertTrue(WorkingDayException.objects.exists())

    def test_back_to_the_form_keeps_what_was_typed(self):
        asked(on=THURSDAY)
        response = self.client.post(DAYS + "create/", DAY_OFF | {BACK: "1"})
        self.assertContains(response, DAY_OFF["source_document"])
        self.assertFalse(WorkingDayException.objects.exists())

    def test_a_changed_row_is_reviewed_too(self):
        row = WorkingDayException.objects.create(
            site=default_site(), **DAY_OFF | {"day": "2026-12-01"}
        )
        question = asked(on=THURSDAY)
        self.agree(f"{DAYS}edit/{row.pk}/", DAY_OFF)
        self.assertEqual(self.due(question), date(2026, 7, 7))

    def test_a_deleted_row_is_reviewed_too(self):
        row = WorkingDayException.objects.create(site=default_site(), **DAY_OFF)
        question = asked(on=THURSDAY)
        url = f"{DAYS}delete/{row.pk}/"
        shown = self.client.get(url)
        self.assertContains(shown, "06/07/2026")
        self.client.post(url)
        self.assertEqual(self.due(question), date(2026, 7, 7))
        self.client.post(url, {SEEN: shown.context["proposal"].fingerprint})
        self.assertEqual(self.due(question), date(2026, 7, 6))
        self.assertFalse(WorkingDayException.objects.exists())


class RulePackTests(ReviewTestCase):
    def test_a_changed_time_limit_is_reviewed(self):
        pack = RulePack.objects.get(shipped_as="web_questions")
        question = asked(on=THURSDAY)
        rules = [
            {
                "id": rule.pk,
                "code": rule.code,
                "text": rule.text,
                "anchor": rule.anchor,
                "offset": 5 if rule.code == "answer" else rule.offset,
                "unit": rule.unit,
                "direction": rule.direction,
                "responsible": rule.responsible,
                "citation": rule.citation,
            }
            for rule in pack.rules.all()
        ]
        told = nested_form_data(
            {
                "name": pack.name,
                "citation": pack.citation,
                "valid_from": "",
                "valid_until": "",
                "is_active": "on",
                "note": pack.note,
                "rules": inline_formset(rules, initial=len(rules)),
            }
        )
        url = f"{PACKS}edit/{pack.pk}/"
        shown = self.client.post(url, told)
        self.assertContains(shown, "02/07/2026")
        self.assertEqual(self.due(question), date(2026, 7, 6))
        self.agree(url, told)
        self.assertEqual(self.due(question), date(2026, 7, 2))
        self.assertEqual(pack.rules.count(), len(rules))
