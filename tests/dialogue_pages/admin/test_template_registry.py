"""The registry of reply templates: what they may hold, and which of them rot."""

from datetime import date, timedelta
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue_pages.admin.template_registry import VARIABLES
from dialogue_pages.canned.variables import NAMES
from dialogue_pages.models import ReplyDraft, ReplyTemplate, RulePack
from tests.dialogue_pages.admin.desk.office import ADMINISTRATOR, officer, other_site
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.questions.cases import asked
from tests.factories import default_site, open_portal

LIST = "/admin/dialogue_pages/replytemplate/"


class TemplateRegistryTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.keeper = officer(ADMINISTRATOR)

    def setUp(self):
        self.client.force_login(self.keeper)
        self.today = timezone.localdate()

    def made(self, **fields):
        told = {"name": "Tiếp thu", "text": "Xã tiếp thu.", "reviewed_on": self.today}
        return ReplyTemplate.objects.create(site=default_site(), **told | fields)

    def used(self, template, *shares, days_ago=0):
        at = timezone.now() - timedelta(days=days_ago)
        for share in shares:
            ReplyDraft.objects.create(
                question=asked(),
                text="Xong.",
                template=template,
                template_changed=share,
                drafted_at=at,
            )


class WritingTests(TemplateRegistryTestCase):
    def send(self, text, **fields):
        told = {"name": "Mẫu mới", "place": "answer", "text": text}
        return self.client.post(LIST + "create/", told | fields)

    def test_every_variable_is_told_with_an_example(self):
        self.assertEqual(tuple(VARIABLES), NAMES)
        told = text_of(soup_of(self.client.get(LIST + "create/")))
        for name, (words, example) in VARIABLES.items():
            self.assertIn(f"{{{name}}}: {words}, ví dụ “{example}”", told)

    def test_an_unknown_variable_is_told_beside_the_text(self):
        response = self.send("Kính gửi {họ tên} ở {thôn}, {số")
        soup = soup_of(response)
        error = soup.select_one("[id$='-text-errors']")
        self.assertIn("{họ tên}, {. Chỉ dùng được: {số}", text_of(error))
        self.assertIn("Kính gửi {họ tên}", soup.select_one("textarea").text)
        self.assertFalse(ReplyTemplate.objects.exists())

    def test_known_ones_are_taken_however_they_are_typed(self):
        self.send("Ở {Thôn}, số { so }: […: nội dung]")
        self.assertEqual(ReplyTemplate.objects.get().site, default_site())

    def test_what_is_written_today_counts_as_reviewed_today(self):
        form = self.client.get(LIST + "create/").context["form"]
        self.assertEqual(form["reviewed_on"].value(), self.today)

    def test_only_answers_have_a_kind(self):
        self.send("Ở đâu?", place="request", kind="written")
        self.assertFalse(ReplyTemplate.objects.exists())
        self.send("Ở đâu?", place="request")
        self.assertTrue(ReplyTemplate.objects.exists())


class RotTests(TemplateRegistryTestCase):
    def row(self):
        soup = soup_of(self.client.get(LIST))
        return text_of(soup.select_one("table.listing tbody"))

    def advice(self, template):
        found = ReplyTemplate.objects.with_uses().get(pk=template.pk)
        return found.why_review(self.today)

    def test_how_often_it_was_used_and_edited(self):
        template = self.made()
        self.used(template, 0, 0, 5, 80)
        draft = ReplyDraft.objects.last()
        draft.pk = None
        draft.save()
        self.assertIn("dùng 4 lần, sửa 2 lần", self.row())
        self.assertNotIn("Nên xem lại", self.row())

    def test_uses_are_counted_for_answers_alone(self):
        self.made()
        self.assertIn("chưa dùng", self.row())
        ReplyTemplate.objects.update(place="request")
        self.assertNotIn("chưa dùng", self.row())

    def test_not_reviewed_for_a_year(self):
        for days, is_old in [(365, False), (366, True)]:
            template = self.made(reviewed_on=self.today - timedelta(days=days))
            self.assertEqual(bool(self.advice(template)), is_old, days)
        self.assertTrue(self.advice(self.made(reviewed_on=None)))

    def test_most_uses_rewrote_it(self):
        template = self.made(reviewed_on=self.today - timedelta(days=9))
        self.used(template, 80, 90)
        self.assertEqual(self.advice(template), [])
        self.used(template, 0, 100)
        self.assertEqual(
            self.advice(template),
            ["từ đó đến nay 3 trong 4 lần dùng phải viết lại nhiều"],
        )
        self.assertIn("Nên xem lại: từ đó", self.row())

    def test_uses_before_the_last_review_no_longer_tell_anything(self):
        template = self.made(reviewed_on=self.today - timedelta(days=9))
        self.used(template, 80, 90, 100, days_ago=20)
        self.assertEqual(self.advice(template), [])

    def test_the_law_has_changed_since(self):
        template = self.made(reviewed_on=date(2026, 6, 1))
        pack = RulePack.objects.create(
            site=default_site(), name="Gói", valid_from=date(2026, 7, 1)
        )
        RulePack.objects.create(
            site=other_site(), name="Gói", valid_from=date(2026, 8, 1)
        )
        with mock.patch(
            "django.utils.timezone.localdate", return_value=date(2026, 9, 1)
        ):
            self.today = date(2026, 9, 1)
            self.assertIn("01/07/2026", " ".join(self.advice(template)))
            pack.is_active = False
            pack.save()
            self.assertEqual(self.advice(template), [])

    def test_one_press_says_that_it_was_reviewed_today(self):
        template = self.made(reviewed_on=None)
        url = f"{LIST}edit/{template.pk}/"
        self.assertContains(self.client.get(url), 'name="reviewed"')
        told = {"name": "Tiếp thu", "place": "answer", "text": "Xã làm ngay."}
        self.client.post(url, told | {"reviewed": "1"})
        template.refresh_from_db()
        self.assertEqual(
            (template.reviewed_on, template.text), (self.today, "Xã làm ngay.")
        )
        self.client.post(url, told)
        template.refresh_from_db()
        self.assertIsNone(template.reviewed_on)

    def test_the_list_asks_as_often_for_many(self):
        self.used(self.made(), 10)
        self.client.get(LIST)
        with CaptureQueriesContext(connection) as one:
            self.client.get(LIST)
        for number in range(4):
            self.used(self.made(name=f"Mẫu {number}"), 10, 90)
        with self.assertNumQueries(len(one)):
            self.client.get(LIST)

    def test_the_export_and_the_search_work(self):
        self.made(kind="written")
        for query in ({"export": "xlsx"}, {"q": "tiep thu"}):
            self.assertEqual(self.client.get(LIST, query).status_code, 200)
