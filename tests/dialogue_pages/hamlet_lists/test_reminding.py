from datetime import timedelta
from io import StringIO

from django.core import mail
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from dialogue_pages.hamlet_lists.entering import BY_LINK, enter
from dialogue_pages.hamlet_lists.reminding import due_for_reminder, remind
from dialogue_pages.hamlet_lists.sheets import Sheet, hamlets_of
from dialogue_pages.hamlet_lists.totals import totals_of
from dialogue_pages.models import OfficeMail
from tests.factories import HamletFactory, UserFactory, default_site, open_portal

from .lists import DRAIN, coming_conference, rows


class RemindingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.conference = coming_conference(cls.plans, closes_in=7)
        cls.head = UserFactory(email="truong-thon@songtrang.example")
        cls.silent = HamletFactory(name="Bến Lau", head=cls.head)
        cls.without = HamletFactory(name="Nà Pản", head=UserFactory())
        cls.active = HamletFactory(name="Ao Sen", head=cls.head)
        cls.site = default_site()

    def setUp(self):
        sheet = Sheet(self.conference, self.active)
        enter(sheet, rows(("Lò Thị Mai", DRAIN)), by=BY_LINK)

    def totals(self):
        return totals_of(self.conference, hamlets_of(self.conference, self.site))

    def test_silent_hamlets_stand_first(self):
        found = [(total.hamlet.name, total.entered) for total in self.totals()]
        self.assertEqual(found, [("Bến Lau", 0), ("Nà Pản", 0), ("Ao Sen", 1)])

    def test_totals_take_as_many_queries_for_many_hamlets(self):
        with self.assertNumQueries(6):
            self.totals()
        for number in range(20):
            HamletFactory(name=f"Bản {number}")
        conference = type(self.conference).objects.get(pk=self.conference.pk)
        with self.assertNumQueries(6):
            totals_of(conference, hamlets_of(conference, self.site))

    def test_a_conference_for_some_hamlets_counts_only_those(self):
        self.conference.hamlets.set([self.silent])
        self.conference.save()
        self.assertEqual([t.hamlet for t in self.totals()], [self.silent])

    def test_heads_of_silent_hamlets_are_told_and_the_others_named(self):
        with self.captureOnCommitCallbacks(execute=True):
            told = remind(self.conference, self.site)
        self.assertEqual([hamlet.name for hamlet in told.without_mail], ["Nà Pản"])
        [letter] = mail.outbox
        self.assertEqual(letter.to, [self.head.email])
        self.assertIn("Bến Lau", letter.body)
        self.assertNotIn("Ao Sen", letter.body)
        self.assertNotIn("Lò Thị Mai", letter.body)

    def test_a_schedule_that_ends_like_a_sentence_stands_well_in_another(self):
        self.conference.schedule_text = "7 giờ 30 phút, ngày 31 tháng 12 năm 2026."
        self.conference.save()
        with self.captureOnCommitCallbacks(execute=True):
            remind(self.conference, self.site)
        self.assertIn(
            "(7 giờ 30 phút, ngày 31 tháng 12 năm 2026).", mail.outbox[0].body
        )

    def test_a_name_in_two_lines_adds_no_header_and_holds_no_mail_back(self):
        self.silent.name = "Bến Lau\nBcc: ai-do@vidu.example"
        self.silent.save()
        with self.captureOnCommitCallbacks(execute=True):
            remind(self.conference, self.site)
        [letter] = mail.outbox
        self.assertIn("Bến Lau Bcc", letter.subject)
        self.assertEqual(letter.recipients(), [self.head.email])
        self.assertNotIn("Bcc", letter.message().keys())

    def test_nobody_is_reminded_twice_on_one_day(self):
        for _time in range(2):
            with self.captureOnCommitCallbacks(execute=True):
                remind(self.conference, self.site)
        self.assertEqual(len(mail.outbox), 1)

    def test_reminders_are_due_seven_and_two_days_before(self):
        for days, is_due in ((8, False), (7, True), (2, True), (-1, False)):
            conference = coming_conference(self.plans, closes_in=days)
            with self.subTest(days):
                found = conference in due_for_reminder(self.site)
                self.assertEqual(found, is_due)

    def test_a_reminder_that_did_not_go_on_its_day_goes_later_and_once(self):
        today = timezone.localdate()
        for days, is_due in ((1, True), (4, True), (5, True), (7, True), (8, False)):
            on = today + timedelta(days=days)
            with self.subTest(days):
                found = self.conference in due_for_reminder(self.site, on)
                self.assertEqual(found, is_due)
        remind(self.conference, self.site)
        for days, is_due in ((0, False), (4, False), (5, True), (7, True), (8, False)):
            on = today + timedelta(days=days)
            with self.subTest(days, sent=today):
                found = self.conference in due_for_reminder(self.site, on)
                self.assertEqual(found, is_due)

    def test_the_command_only_tells_in_a_dry_run(self):
        out = StringIO()
        call_command("remind_hamlets", "--dry-run", stdout=out)
        self.assertIn("Nà Pản", out.getvalue())
        self.assertFalse(OfficeMail.objects.exists())
        call_command("remind_hamlets", stdout=out)
        self.assertEqual(OfficeMail.objects.get().person, self.head)
