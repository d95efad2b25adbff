from datetime import date, timedelta
from io import StringIO
from unittest import mock

from django.core import mail
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from dialogue_pages import answering, office_telling, supervising
from dialogue_pages.digests import digests_of
from dialogue_pages.models import MailWish, OfficeMail, QuestionClock
from dialogue_pages.models.calendar import office_calendar
from dialogue_pages.models.mails import MailFault, MessageState
from dialogue_pages.models.office_mails import OfficeMailKind
from dialogue_pages.office_mailing import composed
from dialogue_pages.stages import Role
from tests.dialogue_pages.admin.desk.office import (
    APPROVER,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    drafted,
    officer,
    other_site,
    taken,
    unit_of,
)
from tests.dialogue_pages.admin.supervision.test_recommendations import recommended
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import default_site, open_portal

WORKDAY = date(2026, 11, 25)


def due(question, day):
    QuestionClock.objects.filter(question=question).update(due_on=day)


class DigestTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.site = default_site()
        for name, group in (
            ("moderator", MODERATOR),
            ("approver", APPROVER),
            ("member", UNIT),
        ):
            setattr(cls, name, officer(group, email=f"{name}@songtrang.example"))
        cls.unit = unit_of(cls.member)

    def parts(self, who, today=WORKDAY):
        """What the mail of a person holds, by the parts of it."""
        for digest in digests_of(self.site, today):
            if digest.person == who:
                return {k: p["numbers"] for k, p in digest.facts["parts"].items()}
        return {}


class DigestTests(DigestTestCase):
    def test_without_work_there_is_no_mail(self):
        self.assertEqual(digests_of(self.site, WORKDAY), [])

    def test_on_a_day_off_there_is_none(self):
        asked()
        self.assertEqual(digests_of(self.site, date(2026, 11, 22)), [])

    def test_who_answers_supervisors_reads_of_recommendations_due_or_late(self):
        late, today, ahead, answered = (
            recommended(number=f"{n}/KN-MTTQ") for n in range(1, 5)
        )
        for one, days in ((late, -3), (today, 0), (ahead, 1), (answered, -3)):
            type(one).objects.filter(pk=one.pk).update(
                due_on=WORKDAY + timedelta(days=days)
            )
        supervising.answer(answered, "Đã giao đơn vị.", "45/UBND", by=None)
        [words, *_others] = map(composed, digests_of(self.site, WORKDAY))
        self.assertIn("/admin/supervision/", words.body)
        told = {"supervised": [late.number, today.number]}
        self.assertEqual(self.parts(self.moderator), told)
        self.assertEqual(self.parts(self.approver), told)
        self.assertEqual(self.parts(self.member), {})

    def test_moderators_read_of_new_late_and_due_questions(self):
        new, late, today = asked(), asked(), asked()
        due(new, WORKDAY + timedelta(days=5))
        due(late, WORKDAY - timedelta(days=1))
        due(today, WORKDAY)
        told = {
            "late": [late.number],
            "due_today": [today.number],
            "new": [new.number],
        }
        self.assertEqual(self.parts(self.moderator), told)
        self.assertEqual(self.parts(self.member), {})

    def test_what_somebody_else_has_taken_is_not_mine(self):
        other = officer(MODERATOR, email="khac@songtrang.example")
        question = taken()
        question.owner = other
        question.save()
        due(question, WORKDAY)
        self.assertEqual(self.parts(self.moderator), {})
        self.assertEqual(self.parts(other), {"due_today": [question.number]})

    def test_who_took_a_question_up_is_told_of_its_limit_not_of_the_steps_of_others(
        self,
    ):
        waiting, given, late = drafted(self.unit), assigned(self.unit), taken()
        for question in (waiting, given, late):
            question.owner = self.moderator
            question.save()
            due(question, WORKDAY + timedelta(days=5))
        due(late, WORKDAY - timedelta(days=1))
        self.assertEqual(self.parts(self.moderator), {"late": [late.number]})

    def test_what_was_assigned_since_the_last_working_day_is_new_to_the_unit(self):
        question = assigned(self.unit)
        calendar = office_calendar(self.site)
        next_day = calendar.next_working_day(timezone.localdate())
        due(question, next_day + timedelta(days=30))
        self.assertEqual(self.parts(self.member, next_day), {"new": [question.number]})
        later = calendar.add_working_days(next_day, 2)
        self.assertEqual(self.parts(self.member, later), {})

    def test_a_unit_reads_of_its_own_questions(self):
        question = assigned(self.unit)
        due(question, WORKDAY)
        self.assertEqual(self.parts(self.member), {"due_today": [question.number]})

    def test_leaders_read_what_waits_for_them_but_no_draft_of_their_own(self):
        question = drafted(self.unit)
        due(question, WORKDAY + timedelta(days=5))
        self.assertEqual(self.parts(self.approver), {"approve": [question.number]})
        question.drafts.update(drafted_by=self.approver)
        self.assertEqual(self.parts(self.approver), {})

    def test_what_was_sent_back_is_told_to_the_unit(self):
        question = drafted(self.unit)
        answering.send_back(question, by=person(Role.APPROVER), comment="Ghi rõ ngày")
        due(question, WORKDAY + timedelta(days=5))
        self.assertEqual(self.parts(self.member), {"sent_back": [question.number]})

    def test_a_question_stands_in_one_part_only(self):
        question = drafted(self.unit)
        due(question, WORKDAY - timedelta(days=1))
        self.assertEqual(self.parts(self.approver), {"late": [question.number]})

    def test_heads_supervisors_and_other_communes_get_none(self):
        foreign = other_site()
        officer(HAMLET_HEAD, email="a@songtrang.example")
        officer(SUPERVISOR, email="b@songtrang.example")
        officer(MODERATOR, site=foreign, email="c@songtrang.example")
        asked()
        told = {digest.person for digest in digests_of(self.site, WORKDAY)}
        self.assertEqual(told, {self.moderator})
        self.assertEqual(digests_of(foreign, WORKDAY), [])

    def test_who_has_no_address_or_has_left_gets_none(self):
        asked()
        self.moderator.is_active = False
        self.moderator.save()
        officer(MODERATOR)
        self.assertEqual(digests_of(self.site, WORKDAY), [])

    def test_it_takes_as_many_queries_for_many_people_and_questions(self):
        asked()
        digests_of(self.site, WORKDAY)
        with self.assertNumQueries(10):
            digests_of(self.site, WORKDAY)
        for number in range(8):
            officer(MODERATOR, email=f"them-{number}@songtrang.example")
            assigned(self.unit)
            asked()
        with self.assertNumQueries(10):
            digests_of(self.site, WORKDAY)


class DigestMailTests(DigestTestCase):
    def run_command(self, *options):
        out = StringIO()
        workday = mock.patch(
            "dialogue_pages.digests.timezone.localdate", return_value=WORKDAY
        )
        with workday, self.captureOnCommitCallbacks(execute=True):
            call_command("send_digest", *options, stdout=out)
        return out.getvalue()

    def test_it_is_sent_once_a_day_and_names_no_sender(self):
        question = asked(sender_name="Lò Thị Mai", content="Cống tắc ở đầu thôn.")
        due(question, WORKDAY)
        self.run_command()
        self.run_command()
        [letter] = mail.outbox
        self.assertEqual(letter.to, [self.moderator.email])
        self.assertIn(question.number, letter.body)
        self.assertIn("/admin/questions/", letter.body)
        for private in ("Lò Thị Mai", question.title, question.content, question.code):
            self.assertNotIn(private, letter.body + letter.subject)

    def test_a_dry_run_stores_and_sends_nothing(self):
        asked()
        self.assertIn(self.moderator.username, self.run_command("--dry-run"))
        self.assertFalse(OfficeMail.objects.exists())
        self.assertEqual(mail.outbox, [])

    def test_more_than_ten_numbers_are_counted(self):
        for _number in range(12):
            asked()
        self.run_command()
        [part] = OfficeMail.objects.get().facts["parts"].values()
        self.assertEqual((part["count"], len(part["numbers"])), (12, 10))

    def test_it_can_be_switched_off(self):
        MailWish.objects.create(
            person=self.moderator, wants_digest=False, wants_instant=False
        )
        due(asked(), WORKDAY)
        self.run_command()
        self.assertEqual(mail.outbox, [])

    def test_without_the_digest_what_is_due_today_is_still_told(self):
        MailWish.objects.create(person=self.moderator, wants_digest=False)
        asked()
        today = asked()
        due(today, WORKDAY)
        self.run_command()
        told = OfficeMail.objects.get()
        self.assertEqual(told.kind, OfficeMailKind.DUE_TODAY)
        self.assertEqual(list(told.facts["parts"]), ["due_today"])

    def test_a_mail_that_fails_is_tried_again(self):
        asked()
        fault = mock.patch.object(
            office_telling, "post", return_value=MailFault.UNREACHABLE
        )
        with fault:
            self.run_command()
        failed = OfficeMail.objects.get()
        self.assertEqual(failed.state, MessageState.FAILED)
        OfficeMail.objects.update(next_attempt_at=timezone.now())
        call_command("send_waiting_mail", stdout=StringIO())
        failed.refresh_from_db()
        self.assertEqual(failed.state, MessageState.SENT)
        self.assertEqual(len(mail.outbox), 1)


class InstantMailTests(DigestTestCase):
    def test_the_unit_is_told_at_once_what_is_assigned_to_it(self):
        with self.captureOnCommitCallbacks(execute=True):
            question = assigned(self.unit, sender_email="")
        [letter] = mail.outbox
        self.assertEqual(letter.to, [self.member.email])
        self.assertIn(question.number, letter.subject)
        self.assertNotIn(question.sender_name, letter.body)

    def test_who_drafted_is_told_at_once_what_is_sent_back(self):
        colleague = officer(UNIT, email="dong-nghiep@songtrang.example")
        self.unit.members.add(colleague)
        question = drafted(self.unit, sender_email="")
        question.drafts.update(drafted_by=self.member)
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            answering.send_back(question, by=person(Role.APPROVER), comment="Ghi rõ")
        self.assertEqual([letter.to for letter in mail.outbox], [[self.member.email]])
        self.assertNotIn("Ghi rõ", mail.outbox[0].body)

    def test_it_can_be_switched_off(self):
        MailWish.objects.create(person=self.member, wants_instant=False)
        assigned(self.unit)
        self.assertFalse(OfficeMail.objects.exists())

    def test_other_steps_wait_for_the_morning(self):
        taken(sender_email="lo.mai@example.com")
        self.assertFalse(OfficeMail.objects.exists())
