from datetime import timedelta
from io import StringIO

from django.core import mail
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from dialogue_pages.models import Message, OfficeMail, Subscription, SubscriptionMail
from dialogue_pages.models.mails import MailFault, MessageState
from dialogue_pages.models.office_mails import OfficeMailKind
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import asked
from tests.factories import UserFactory, default_site, open_portal

from .desk.office import ADMINISTRATOR, MODERATOR, UNIT, officer, other_site
from .test_today import EDITOR

PAGE = reverse("dialogue_pages_unclear_mails")
HOME = reverse("wagtailadmin_home")
TASK = "thư không rõ đã gửi được chưa"
LOST = {"state": MessageState.UNCLEAR, "sent_at": None, "fault": ""}


class UnclearMailsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.question = asked(sender_email="la@vidu.example")
        Message.objects.update(**LOST, next_attempt_at=timezone.now())
        cls.message = Message.objects.get()
        cls.office_mail = cls.for_office(default_site())
        reader = Subscription.objects.create(
            site=default_site(), address="doc@vidu.example"
        )
        cls.news = SubscriptionMail.objects.create(
            subscription=reader, address=reader.address, kind="confirm", **LOST
        )

    @classmethod
    def for_office(cls, site, **changes):
        return OfficeMail.objects.create(
            site=site,
            person=UserFactory(),
            address="a@songtrang.example",
            kind=OfficeMailKind.ASSIGNED,
            key="event:1",
            facts={"number": "0001/2026", "question_pk": 1},
            **LOST | changes,
        )

    def rows(self, person):
        self.client.force_login(person)
        soup = soup_of(self.client.get(PAGE))
        return [box["id"] for box in soup.select("input[name=mails]")]

    def settle(self, kind, how, *mails):
        with self.captureOnCommitCallbacks(execute=True):
            told = {"kind": kind, how: "1", "mails": [m.pk for m in mails]}
            return self.client.post(PAGE, told)

    def test_each_settles_the_mails_of_the_own_work(self):
        sender = f"mail-senders-{self.message.pk}"
        office = f"mail-office-{self.office_mail.pk}"
        news = f"mail-subscribers-{self.news.pk}"
        self.assertEqual(self.rows(officer(MODERATOR)), [sender])
        everything = [sender, office, news]
        self.assertEqual(self.rows(UserFactory(is_superuser=True)), everything)
        for group in (UNIT, EDITOR):
            self.client.force_login(officer(group))
            self.assertEqual(self.client.get(PAGE).status_code, 302)
            self.assertNotContains(self.client.get(HOME), TASK)

    def test_no_address_of_a_subscriber_or_sender_is_shown(self):
        self.client.force_login(UserFactory(is_superuser=True))
        page = self.client.get(PAGE)
        self.assertContains(page, self.question.number)
        self.assertContains(page, f"{self.message.name}@")
        for hidden in ("la@vidu.example", "doc@vidu.example", "a@songtrang"):
            self.assertNotContains(page, hidden)

    def test_todays_work_leads_there_as_long_as_there_are_any(self):
        self.client.force_login(officer(MODERATOR))
        page = self.client.get(HOME)
        self.assertContains(page, TASK)
        self.assertContains(page, PAGE)
        self.settle("senders", "gone", self.message)
        self.assertNotContains(self.client.get(HOME), TASK)

    def test_sent_again_it_goes_once(self):
        self.client.force_login(officer(MODERATOR))
        for _press in range(2):
            self.settle("senders", "again", self.message)
        self.assertEqual([m.to for m in mail.outbox], [["la@vidu.example"]])
        self.message.refresh_from_db()
        self.assertEqual(self.message.state, MessageState.SENT)

    def test_taken_for_sent_the_row_keeps_that_nobody_confirmed_it(self):
        self.client.force_login(UserFactory(is_superuser=True))
        self.settle("office", "gone", self.office_mail)
        self.office_mail.refresh_from_db()
        self.assertEqual(self.office_mail.state, MessageState.SENT)
        self.assertEqual(self.office_mail.fault, MailFault.UNCONFIRMED)
        self.assertEqual(mail.outbox, [])

    def test_what_a_worker_has_in_hand_is_not_shown(self):
        later = timezone.now() + timedelta(minutes=5)
        Message.objects.update(next_attempt_at=later)
        self.assertEqual(self.rows(officer(MODERATOR)), [])

    def test_a_mail_to_the_office_that_went_nowhere_is_sent_again_from_there(self):
        given_up = {"state": MessageState.GIVEN_UP, "fault": MailFault.UNREACHABLE}
        OfficeMail.objects.update(**given_up)
        self.client.force_login(officer(ADMINISTRATOR))
        self.settle("office", "gone", self.office_mail)
        self.office_mail.refresh_from_db()
        self.assertEqual(self.office_mail.state, MessageState.GIVEN_UP)
        self.settle("office", "again", self.office_mail)
        self.assertEqual([m.to for m in mail.outbox], [["a@songtrang.example"]])

    def test_kinds_and_communes_of_others_are_not_settled(self):
        there = self.for_office(other_site())
        self.client.force_login(officer(MODERATOR))
        response = self.settle("office", "again", self.office_mail)
        self.assertEqual(response.status_code, 404)
        self.client.force_login(UserFactory(is_superuser=True))
        self.settle("office", "again", there)
        self.assertEqual(self.settle("x", "again").status_code, 404)
        self.client.post(PAGE, {"kind": "office", "mails": ["x", "9" * 30, "-1"]})
        self.assertEqual(mail.outbox, [])

    def test_old_mails_to_the_office_go_but_what_is_unsettled_stays(self):
        old = timezone.now() - timedelta(days=91)
        gone = self.for_office(
            default_site(), state=MessageState.SENT, sent_at=old, fault=""
        )
        OfficeMail.objects.update(created_at=old)
        call_command("send_digest", stdout=StringIO())
        kept = OfficeMail.objects.filter(created_at=old)
        self.assertEqual(list(kept), [self.office_mail])
        self.assertFalse(OfficeMail.objects.filter(pk=gone.pk).exists())
