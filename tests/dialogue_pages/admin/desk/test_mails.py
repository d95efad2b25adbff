from django.core import mail
from django.test import TestCase

from dialogue_pages import moderation
from dialogue_pages.models import Message
from dialogue_pages.models.mails import MailFault, MessageState
from dialogue_pages.stages import Role
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import open_portal

from .office import (
    LIST,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    case_url,
    officer,
    unit_of,
)

ADDRESS = "la@vidu.example"


class MailsAtTheDeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)
        cls.question = moderation.take(
            asked(sender_email=ADDRESS), by=person(Role.MODERATOR)
        )
        cls.mail = Message.objects.latest("pk")
        cls.url = case_url(cls.question, "mails", str(cls.mail.pk))

    def setUp(self):
        self.client.force_login(self.moderator)

    def fail(self, **changes):
        changed = {"state": MessageState.GIVEN_UP, "fault": MailFault.UNREACHABLE}
        Message.objects.filter(pk=self.mail.pk).update(**changed | changes)

    def press(self):
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(self.url)

    def test_a_failed_mail_is_shown_with_its_fault_and_sent_again(self):
        self.fail()
        page = self.client.get(case_url(self.question))
        self.assertContains(page, str(MailFault.UNREACHABLE.label))
        self.assertContains(page, self.url)
        self.assertRedirects(self.press(), case_url(self.question))
        self.assertEqual(mail.outbox[-1].to, [ADDRESS])

    def test_a_mail_that_has_gone_has_no_button_and_does_not_go_again(self):
        Message.objects.update(state=MessageState.SENT, sent_at="2026-09-01T00:00Z")
        self.assertNotContains(self.client.get(case_url(self.question)), self.url)
        self.press()
        self.assertEqual(mail.outbox, [])

    def test_failed_mails_have_a_tab_as_long_as_there_are_any(self):
        self.assertNotContains(self.client.get(LIST), "queue=undelivered")
        self.fail()
        listed = self.client.get(f"{LIST}?queue=undelivered")
        self.assertEqual([r.question for r in listed.context["rows"]], [self.question])

    def test_a_supervisor_reads_no_mail(self):
        self.client.force_login(officer(SUPERVISOR))
        self.fail()
        page = self.client.get(case_url(self.question))
        self.assertNotContains(page, "desk-mails")
        self.assertNotContains(self.client.get(LIST), "queue=undelivered")
        self.assertEqual(self.press().status_code, 302)
        self.assertEqual(mail.outbox, [])

    def test_a_unit_officer_sends_nothing_again(self):
        unit_officer = officer(UNIT)
        self.question = assigned(unit_of(unit_officer), sender_email=ADDRESS)
        self.mail = Message.objects.latest("pk")
        self.fail()
        self.client.force_login(unit_officer)
        self.url = case_url(self.question, "mails", str(self.mail.pk))
        self.press()
        self.assertEqual(mail.outbox, [])

    def test_a_mail_of_another_case_is_not_found(self):
        other = asked(sender_email="khac@vidu.example")
        self.url = case_url(other, "mails", str(self.mail.pk))
        self.assertEqual(self.press().status_code, 404)
