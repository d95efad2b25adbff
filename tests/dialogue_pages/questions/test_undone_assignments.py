"""Who was mailed that something is theirs hears it when it no longer is."""

from django.core import mail
from django.test import TestCase
from django.utils import timezone

from dialogue_pages import moderation, office_telling, undoing
from dialogue_pages.models import OfficeMail
from dialogue_pages.models.mails import MailFault, MessageState
from dialogue_pages.models.office_mails import OfficeMailKind
from tests.dialogue_pages.admin.desk.office import UNIT, officer, taken, unit_of
from tests.factories import open_portal

from .cases import moderator


class UndoneAssignmentTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.office = moderator()
        cls.unit = unit_of(officer(UNIT, email="mot@songtrang.example"))
        cls.unit.members.add(officer(UNIT, email="hai@songtrang.example"))
        cls.unit.members.add(officer(UNIT, email=""))
        cls.question = taken()

    def assigned(self, *, is_sent):
        with self.captureOnCommitCallbacks(execute=is_sent):
            moderation.assign(self.question, self.unit, by=self.office)

    def undone(self):
        with self.captureOnCommitCallbacks(execute=True):
            undoing.undo(self.question.events.last(), by=self.office)

    def kinds(self):
        return set(OfficeMail.objects.values_list("kind", flat=True))

    def test_who_was_told_of_it_is_told_once_that_it_is_undone(self):
        self.assigned(is_sent=True)
        self.undone()
        first, second = mail.outbox[:2], mail.outbox[2:]
        self.assertEqual(sorted(m.to for m in first), sorted(m.to for m in second))
        self.assertEqual(len(second), 2)
        for told in second:
            self.assertIn(self.question.number, told.subject)
            self.assertIn("không còn được giao", told.subject)
            self.assertNotIn(self.question.title, told.body)
            self.assertNotIn(self.question.sender_name, told.body)

    def test_what_still_waits_is_taken_back_and_nobody_is_mailed(self):
        self.assigned(is_sent=False)
        waiting = OfficeMail.objects.first()
        self.undone()
        self.assertFalse(OfficeMail.objects.exists())
        office_telling.send_office_mail.call(waiting.pk)
        self.assertEqual(mail.outbox, [])

    def test_a_mail_that_failed_is_not_tried_again(self):
        self.assigned(is_sent=False)
        OfficeMail.objects.update(state=MessageState.FAILED)
        self.undone()
        self.assertFalse(OfficeMail.objects.exists())

    def test_one_that_may_have_gone_is_followed_by_the_other(self):
        self.assigned(is_sent=False)
        OfficeMail.objects.update(
            state=MessageState.UNCLEAR, next_attempt_at=timezone.now()
        )
        self.undone()
        self.assertEqual(len(mail.outbox), 2)
        self.assertIn(OfficeMailKind.ASSIGNED, self.kinds())

    def test_where_it_never_arrived_there_is_nothing_to_take_back(self):
        self.assigned(is_sent=False)
        OfficeMail.objects.update(
            state=MessageState.GIVEN_UP, fault=MailFault.ADDRESS_REFUSED
        )
        self.undone()
        self.assertEqual(mail.outbox, [])
        self.assertEqual(self.kinds(), {OfficeMailKind.ASSIGNED})

    def test_assigned_anew_the_unit_is_told_anew(self):
        self.assigned(is_sent=True)
        self.undone()
        self.assigned(is_sent=True)
        self.assertEqual(len(mail.outbox), 6)
