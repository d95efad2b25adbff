"""Who read or decided what stands in Wagtail's site history, without personal data."""

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from dialogue_pages.admin.site_history import _ACTIONS
from dialogue_pages.models import Message
from dialogue_pages.models.mails import MailFault, MessageState
from tests.dialogue_pages.questions.cases import asked
from tests.factories import UserFactory, default_site, open_portal

from .desk.office import (
    ADMINISTRATOR,
    APPROVER,
    MODERATOR,
    SUPERVISOR,
    case_url,
    officer,
    other_site,
)
from .supervision.test_recommendations import recommended, url_of

REPORT = "/admin/supervision/report/"
ADDRESS = "la@vidu.example"


class SiteHistoryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.supervisor = officer(SUPERVISOR)
        cls.office = officer(MODERATOR, APPROVER)

    def entries(self):
        return list(ModelLogEntry.objects.values_list("user", "action", "label"))

    def shown(self):
        self.client.force_login(UserFactory(is_superuser=True))
        return self.client.get(reverse("wagtailadmin_reports:site_history"))

    def test_a_supervisor_opens_and_downloads_the_report(self):
        self.client.force_login(self.supervisor)
        self.client.get(f"{REPORT}?year=2026&half=1")
        self.client.get(f"{REPORT}?year=2026&half=1&export=pdf")
        label, by = "6 tháng đầu năm 2026", self.supervisor.pk
        self.assertCountEqual(
            self.entries(),
            [
                (by, "dialogue_pages.supervision.report_read", label),
                (by, "dialogue_pages.supervision.report_download", label),
            ],
        )
        page = self.shown()
        self.assertContains(page, "Đã xem báo cáo 6 tháng")
        self.assertContains(page, "Đã tải báo cáo 6 tháng")

    def test_a_supervisor_opens_a_recommendation(self):
        self.client.force_login(self.supervisor)
        own = recommended()
        self.client.get(url_of(own))
        action = "dialogue_pages.supervision.recommendation_read"
        self.assertEqual(self.entries(), [(self.supervisor.pk, action, own.number)])
        self.assertContains(self.shown(), "Đã xem kiến nghị giám sát")

    def test_the_administrator_of_the_commune_sees_it_and_no_other_does(self):
        self.client.force_login(self.supervisor)
        self.client.get(REPORT)
        there = other_site()
        seen = [
            (officer(ADMINISTRATOR), True),
            (officer(ADMINISTRATOR, site=there), False),
            (self.office, False),
        ]
        for user, sees in seen:
            shown = ModelLogEntry.objects.viewable_by_user(user)
            self.assertEqual(shown.exists(), sees)
        self.client.force_login(seen[0][0])
        page = self.client.get(reverse("wagtailadmin_reports:site_history"))
        self.assertContains(page, "Đã xem báo cáo 6 tháng")

    def test_the_office_reads_its_own_papers_without_an_entry(self):
        self.client.force_login(self.office)
        self.client.get(REPORT)
        self.client.get(url_of(recommended()))
        self.assertEqual(self.entries(), [])

    def unclear(self):
        question = asked(sender_email=ADDRESS)
        lost = {"state": MessageState.UNCLEAR, "sent_at": None, "fault": ""}
        Message.objects.update(**lost, next_attempt_at=timezone.now())
        return question, Message.objects.get()

    def settled(self, how):
        question, message = self.unclear()
        self.client.force_login(self.office)
        told = {"kind": "senders", how: "1", "mails": [message.pk, 999]}
        for _press in range(2):
            self.client.post(reverse("dialogue_pages_unclear_mails"), told)
        [(user, action, label)] = self.entries()
        self.assertEqual(user, self.office.pk)
        self.assertEqual(label, f"{question.number}, {message.name}")
        self.assertNotContains(self.shown(), ADDRESS)
        return action

    def test_who_takes_an_unclear_mail_for_sent_is_kept(self):
        action = self.settled("gone")
        self.assertEqual(action, "dialogue_pages.mail.taken_for_sent")

    def test_who_sends_an_unclear_mail_again_is_kept(self):
        action = self.settled("again")
        self.assertEqual(action, "dialogue_pages.mail.sent_again")

    def test_who_sends_a_mail_of_a_case_again_is_kept(self):
        question, message = self.unclear()
        failed = {"state": MessageState.GIVEN_UP, "fault": MailFault.UNREACHABLE}
        Message.objects.update(**failed)
        self.client.force_login(self.office)
        self.client.post(case_url(question, "mails", str(message.pk)))
        [(user, action, _label)] = self.entries()
        self.assertEqual(user, self.office.pk)
        self.assertEqual(action, "dialogue_pages.mail.sent_again")

    def test_every_action_has_words_and_every_word_is_vietnamese(self):
        actions = dict(registry.get_choices())
        for name, (label, message) in _ACTIONS.items():
            with self.subTest(name):
                self.assertEqual(actions[name], label)
                for words in (label, message):
                    self.assertFalse(str(words).isascii(), words)


class OfSiteTests(TestCase):
    def test_an_entry_of_the_report_belongs_to_the_commune(self):
        supervisor = officer(SUPERVISOR)
        self.client.force_login(supervisor)
        self.client.get(REPORT)
        entry = ModelLogEntry.objects.get()
        self.assertEqual(entry.object_id, str(default_site().pk))
