"""While somebody is away, who stands in is told what the other one is told."""

from datetime import timedelta

from django.core import mail

from dialogue_pages import answering
from dialogue_pages.digests import digests_of
from dialogue_pages.models import MailWish, OfficeMail, QuestionClock
from dialogue_pages.roles import full_name
from dialogue_pages.stages import Role
from tests.dialogue_pages.admin.desk.office import (
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    drafted,
    officer,
    other_site,
    taken,
)
from tests.dialogue_pages.questions.cases import person
from tests.dialogue_pages.questions.test_standing_in import away
from tests.dialogue_pages.test_digests import WORKDAY, DigestTestCase, due


class SubstituteCase(DigestTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.substitute = officer(UNIT, email="thay@songtrang.example")

    def told(self, act, *of):
        """Who gets a mail by what is done, with how many."""
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            act(*of)
        return sorted(address for letter in mail.outbox for address in letter.to)

    def assign(self):
        return assigned(self.unit, sender_email="")


class AtOnceTests(SubstituteCase):
    def test_what_is_assigned_to_the_unit_is_told_to_both(self):
        away(self.member, self.substitute)
        both = sorted([self.member.email, self.substitute.email])
        self.assertEqual(self.told(self.assign), both)
        [letter] = [m for m in mail.outbox if m.to == [self.substitute.email]]
        self.assertIn(full_name(self.member), letter.body)
        [own] = [m for m in mail.outbox if m.to == [self.member.email]]
        self.assertNotIn("thay", own.body)

    def test_nothing_before_and_nothing_after(self):
        away(self.member, self.substitute, since=1, until=3)
        away(self.member, self.substitute, since=-3, until=-1)
        self.assertEqual(self.told(self.assign), [self.member.email])

    def test_each_person_gets_one_mail_of_one_event(self):
        away(self.member, self.substitute)
        colleague = officer(UNIT, email="hai@songtrang.example")
        away(colleague, self.substitute)
        self.unit.members.add(colleague, self.substitute)
        three = [self.member.email, colleague.email, self.substitute.email]
        self.assertEqual(self.told(self.assign), sorted(three))

    def test_who_stands_in_for_two_is_told_once_with_both_names(self):
        colleague = officer(UNIT, email="hai@songtrang.example")
        self.unit.members.add(colleague)
        for absent in (self.member, colleague):
            away(absent, self.substitute)
        self.told(self.assign)
        told = OfficeMail.objects.get(person=self.substitute)
        for absent in (self.member, colleague):
            self.assertIn(full_name(absent), told.facts["instead_of"])

    def test_the_own_wish_decides(self):
        away(self.member, self.substitute)
        MailWish.objects.create(person=self.member, wants_instant=False)
        self.assertEqual(self.told(self.assign), [self.substitute.email])
        MailWish.objects.create(person=self.substitute, wants_instant=False)
        self.assertEqual(self.told(self.assign), [])

    def test_no_mail_leaves_the_commune_and_none_goes_to_the_next_in_a_chain(self):
        away(self.member, officer(UNIT, site=other_site(), email="a@khac.example"))
        away(self.member, self.substitute)
        away(self.substitute, officer(UNIT, email="ba@songtrang.example"))
        both = sorted([self.member.email, self.substitute.email])
        self.assertEqual(self.told(self.assign), both)

    def test_a_draft_sent_back_is_told_to_its_writer_and_who_stands_in(self):
        self.unit.members.add(officer(UNIT, email="hai@songtrang.example"))
        away(self.member, self.substitute)
        for writer, told in (
            (self.member, sorted([self.member.email, self.substitute.email])),
            (self.substitute, [self.substitute.email]),
        ):
            question = drafted(self.unit, sender_email="")
            question.drafts.update(drafted_by=writer)
            with self.subTest(writer):
                self.assertEqual(self.told(self.send_back, question), told)

    def test_a_draft_whose_writer_stands_in_no_more_goes_back_to_the_unit(self):
        question = drafted(self.unit, sender_email="")
        question.drafts.update(drafted_by=self.substitute)
        told = self.told(self.send_back, question)
        self.assertEqual(told, [self.member.email])

    def send_back(self, question):
        answering.send_back(question, by=person(Role.APPROVER), comment="Ghi rõ")


class MorningTests(SubstituteCase):
    def away_on_workday(self, absent, substitute):
        absence = away(absent, substitute)
        absence.first_day = absence.last_day = WORKDAY
        absence.save()

    def test_the_digest_tells_of_the_units_of_who_is_away(self):
        question = assigned(self.unit)
        due(question, WORKDAY)
        self.assertEqual(self.parts(self.substitute), {})
        self.away_on_workday(self.member, self.substitute)
        told = {"due_today": [question.number]}
        self.assertEqual(self.parts(self.substitute), told)
        self.assertEqual(self.parts(self.member), told)
        self.assertEqual(self.parts(self.substitute, WORKDAY + timedelta(days=1)), {})

    def test_each_gets_one_digest_that_names_who_is_away(self):
        due(assigned(self.unit), WORKDAY)
        self.away_on_workday(self.member, self.substitute)
        told = digests_of(self.site, WORKDAY)
        people = [digest.person for digest in told]
        self.assertEqual(len(people), len(set(people)))
        [digest] = [d for d in told if d.person == self.substitute]
        self.assertEqual(digest.facts["instead_of"], full_name(self.member))

    def test_what_a_moderator_took_up_is_the_work_of_who_stands_in(self):
        second = officer(MODERATOR, email="hai@songtrang.example")
        question = taken()
        question.owner = self.moderator
        question.save()
        due(question, WORKDAY)
        self.assertEqual(self.parts(second), {})
        self.away_on_workday(self.moderator, second)
        self.assertEqual(self.parts(second), {"due_today": [question.number]})

    def test_supervisors_and_the_next_in_a_chain_get_none(self):
        due(assigned(self.unit), WORKDAY)
        watcher = officer(SUPERVISOR, email="gs@songtrang.example")
        last = officer(UNIT, email="ba@songtrang.example")
        self.away_on_workday(self.member, watcher)
        self.away_on_workday(self.member, self.substitute)
        self.away_on_workday(self.substitute, last)
        self.assertEqual(self.parts(watcher), {})
        self.assertEqual(self.parts(last), {})

    def test_a_day_off_a_week_later_is_no_question_of_today(self):
        question = assigned(self.unit)
        QuestionClock.objects.filter(question=question).update(due_on=WORKDAY)
        self.away_on_workday(self.member, self.substitute)
        later = self.parts(self.substitute, WORKDAY + timedelta(days=7))
        self.assertEqual(later, {})
