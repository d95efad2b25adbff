from datetime import date, timedelta
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry

from dialogue_pages import moderation, question_deadlines, rescheduling
from dialogue_pages.choices import ConferenceStatus
from dialogue_pages.clock.shipped_packs import STRICT, WEB_QUESTIONS
from dialogue_pages.models import (
    Conference,
    DeadlineRule,
    RulePack,
    WorkingDayException,
)
from dialogue_pages.rescheduling.applying import PLAN_MOVED
from dialogue_pages.seeding import seed_rule_packs
from dialogue_pages.stages import Act, ClockEffect
from tests.factories import (
    ConferenceFactory,
    DialoguePlanPageFactory,
    UserFactory,
    default_site,
    open_portal,
)

from .cases import asked, moderator

THURSDAY = date(2026, 6, 25)  # the answer is due on Monday 6 July
FRIDAY = date(2026, 6, 26)
HELD = date(2026, 7, 16)


def on(day):
    return mock.patch("django.utils.timezone.localdate", return_value=day)


class OfficeTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()
        cls.site = default_site()
        cls.user = UserFactory()
        seed_rule_packs(cls.site)

    def setUp(self):
        today = on(THURSDAY)
        today.start()
        self.addCleanup(today.stop)

    def day_off(self, day=FRIDAY, **fields):
        told = {"name": "Nghỉ theo quyết định", "source_document": "01/QĐ-UBND"}
        return WorkingDayException(site=self.site, day=day, **told | fields)

    def save_days(self, *days, seen=None):
        def change():
            return rescheduling.days_saved(self.site, days)

        def save():
            for day in days:
                day.save()

        if seen is None:
            seen = rescheduling.propose(change()).fingerprint
        return rescheduling.carry_out(change, save, by=self.user, seen=seen)

    def answer(self, question):
        return question.clocks.get(duty="answer")

    def plan(self, **conference):
        plan = DialoguePlanPageFactory(parent=self.index, issued=True)
        plan.rule_packs.set([RulePack.objects.get(shipped_as=STRICT.key)])
        plan.save()
        return ConferenceFactory(plan=plan, **{"day": HELD} | conference)

    def listed(self, conference):
        """A question that was accepted for a conference."""
        question = asked(on=THURSDAY)
        office = moderator()
        moderation.take(question, by=office)
        return moderation.accept_for_meeting(question, conference, by=office)

    def move(self, conference, seen=None, reason="Bão số 3", **fields):
        for name, value in fields.items():
            setattr(conference, name, value)

        def change():
            return rescheduling.conferences_moved(self.site, [conference], reason)

        if seen is None:
            seen = rescheduling.propose(change()).fingerprint
        return rescheduling.carry_out(change, conference.save, by=self.user, seen=seen)


class DaysOffTests(OfficeTestCase):
    def test_looking_writes_nothing(self):
        question = asked(on=THURSDAY)
        change = rescheduling.days_saved(self.site, [self.day_off()])
        proposal = rescheduling.propose(change)

        moves = {move.clock.duty: (move.old, move.new) for move in proposal.clocks}
        self.assertEqual(moves["answer"], (date(2026, 7, 6), date(2026, 7, 7)))
        self.assertIn("26/06/2026", proposal.clocks[0].why[0])
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 6))
        self.assertFalse(WorkingDayException.objects.exists())

    def test_every_case_has_one_event_with_both_dates(self):
        questions = [asked(on=THURSDAY), asked(on=THURSDAY)]
        versions = [question.version for question in questions]
        self.save_days(self.day_off())

        batches = set()
        for question, version in zip(questions, versions, strict=True):
            clock = self.answer(question)
            self.assertEqual(clock.due_on, date(2026, 7, 7))
            event = question.events.get(act=Act.RESCHEDULE)
            self.assertEqual(event.before["clocks"][str(clock.pk)], "2026-07-06")
            self.assertEqual(event.after["clocks"][str(clock.pk)], "2026-07-07")
            self.assertEqual(event.actor, self.user)
            self.assertIn("01/QĐ-UBND", event.note)
            batches.add(event.batch)
            question.refresh_from_db()
            self.assertEqual(question.version, version + 1)
        self.assertEqual(len(batches), 1)

    def test_taken_out_again_the_dates_are_as_before(self):
        question = asked(on=THURSDAY)
        self.save_days(self.day_off())
        day = WorkingDayException.objects.get()

        def change():
            return rescheduling.row_deleted(day)

        seen = rescheduling.propose(change()).fingerprint
        rescheduling.carry_out(change, day.delete, by=self.user, seen=seen)
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 6))

    def test_a_made_up_saturday_brings_the_date_nearer(self):
        question = asked(on=THURSDAY)
        self.save_days(self.day_off(date(2026, 6, 27), kind="make_up"))
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 3))

    def test_a_row_moved_to_another_day_frees_the_first(self):
        question = asked(on=THURSDAY)
        self.save_days(self.day_off())
        day = WorkingDayException.objects.get()
        day.day = date(2026, 12, 1)
        self.save_days(day)
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 6))

    def test_met_and_ended_clocks_stay(self):
        for effect in (ClockEffect.MEET, ClockEffect.END):
            question = asked(on=THURSDAY)
            question_deadlines.apply(question, effect, today=THURSDAY)
        proposal = self.save_days(self.day_off())
        self.assertEqual(proposal.clocks, [])

    def test_a_stopped_clock_moves_and_goes_on_rightly(self):
        question = asked(on=THURSDAY)
        question_deadlines.apply(question, ClockEffect.STOP, today=date(2026, 6, 29))
        self.save_days(self.day_off())
        clock = self.answer(question)
        self.assertTrue(clock.is_stopped)
        self.assertEqual(clock.due_on, date(2026, 7, 7))
        question_deadlines.apply(question, ClockEffect.RESTART, today=date(2026, 7, 1))
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 9))

    def test_a_day_off_within_a_past_stop_shortens_what_was_lost(self):
        question = asked(on=THURSDAY)
        question_deadlines.apply(question, ClockEffect.STOP, today=FRIDAY)
        question_deadlines.apply(question, ClockEffect.RESTART, today=date(2026, 7, 1))
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 9))
        proposal = self.save_days(self.day_off(date(2026, 6, 30)))
        self.assertFalse([m for m in proposal.clocks if m.clock.duty == "answer"])

    def test_another_commune_is_not_touched(self):
        asked(on=THURSDAY)
        other = default_site()
        other.pk, other.hostname, other.is_default_site = None, "khac.example", False
        other.save()
        theirs = WorkingDayException(site=other, day=FRIDAY, name="Nghỉ")
        self.assertTrue(
            rescheduling.propose(rescheduling.days_saved(other, [theirs])).is_empty
        )

    def test_duties_of_plans_are_shown_and_written_down(self):
        conference = self.plan(day=date(2026, 6, 30))
        proposal = self.save_days(self.day_off(date(2026, 7, 1)))
        moved = {move.duty: (move.old, move.new) for move in proposal.duties}
        results = next(old_new for duty, old_new in moved.items() if "Niêm yết" in duty)
        self.assertEqual(results, (date(2026, 7, 7), date(2026, 7, 8)))
        entry = PageLogEntry.objects.get(action=PLAN_MOVED)
        self.assertEqual(entry.page_id, conference.plan_id)

    def test_the_number_of_queries_does_not_grow(self):
        def queries():
            change = rescheduling.days_saved(self.site, [self.day_off()])
            with CaptureQueriesContext(connection) as captured:
                rescheduling.propose(change)
            return len(captured)

        self.listed(self.plan())
        asked(on=THURSDAY)
        queries()
        before = queries()
        for _ in range(2):
            self.listed(self.plan(day=HELD + timedelta(days=7)))
            asked(on=THURSDAY)
        self.assertEqual(queries(), before)


class ConsentTests(OfficeTestCase):
    def test_without_consent_nothing_is_saved(self):
        question = asked(on=THURSDAY)
        with self.assertRaises(rescheduling.OutdatedProposalError) as refused:
            self.save_days(self.day_off(), seen="")
        self.assertFalse(WorkingDayException.objects.exists())
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 6))
        self.assertTrue(refused.exception.proposal.clocks)

    def test_a_question_that_came_in_between_makes_it_outdated(self):
        asked(on=THURSDAY)
        change = rescheduling.days_saved(self.site, [self.day_off()])
        seen = rescheduling.propose(change).fingerprint
        asked(on=THURSDAY)
        with self.assertRaises(rescheduling.OutdatedProposalError):
            self.save_days(self.day_off(), seen=seen)

    def test_what_moves_nothing_needs_no_consent(self):
        self.save_days(self.day_off(date(2027, 3, 1)), seen="")
        self.assertTrue(WorkingDayException.objects.exists())

    def test_a_save_that_fails_moves_nothing(self):
        question = asked(on=THURSDAY)

        def change():
            return rescheduling.days_saved(self.site, [self.day_off()])

        def fail():
            raise RuntimeError

        seen = rescheduling.propose(change()).fingerprint
        with self.assertRaises(RuntimeError):
            rescheduling.carry_out(change, fail, by=self.user, seen=seen)
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 6))
        self.assertFalse(question.events.filter(act=Act.RESCHEDULE).exists())


class ConferenceTests(OfficeTestCase):
    def test_the_answer_is_due_after_the_conference_by_the_rule_of_its_plan(self):
        clock = self.answer(self.listed(self.plan()))
        self.assertEqual(clock.due_on, date(2026, 7, 27))
        self.assertIn(STRICT.name, clock.rule)

    def test_without_such_a_rule_as_long_after_it_as_always(self):
        conference = self.plan()
        conference.plan.rule_packs.clear()
        conference.plan.save()
        conference = Conference.objects.get(pk=conference.pk)
        clock = self.answer(self.listed(conference))
        self.assertEqual(clock.due_on, date(2026, 7, 27))
        self.assertIn(WEB_QUESTIONS.name, clock.rule)

    def test_after_the_last_day_for_questions_the_office_is_told_so(self):
        conference = self.plan()
        conference.plan.questions_close_days = 30
        conference.plan.save()
        question = self.listed(conference)
        event = question.events.get(act=Act.ACCEPT_FOR_MEETING)
        self.assertIn("16/06/2026", event.note)
        self.assertEqual(event.public_note, "")
        in_time = self.listed(self.plan())
        self.assertEqual(in_time.events.last().note, "")

    def test_a_late_question_stays_late(self):
        question = asked(on=THURSDAY)
        conference, office = self.plan(), moderator()
        with on(date(2026, 7, 10)):
            moderation.take(question, by=office)
            moderation.accept_for_meeting(question, conference, by=office)
        clock = self.answer(question)
        self.assertIsNone(clock.conference)
        self.assertTrue(clock.is_overdue(date(2026, 7, 10)))

    def test_moving_it_moves_its_cases_and_tells_the_senders(self):
        conference = self.plan()
        question = self.listed(conference)
        proposal = self.move(conference, day=date(2026, 7, 23))

        self.assertEqual(self.answer(question).due_on, date(2026, 8, 3))
        event = question.events.get(act=Act.MOVE_CONFERENCE)
        self.assertIn("Bão số 3", event.reason)
        self.assertIn("03/08/2026", event.public_note)
        self.assertTrue(proposal.duties)

    def test_put_off_without_a_day_the_date_stays_and_the_senders_are_told(self):
        conference = self.plan()
        question = self.listed(conference)
        self.move(conference, status=ConferenceStatus.POSTPONED)
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 27))
        self.assertTrue(question.events.filter(act=Act.MOVE_CONFERENCE).exists())

    def test_a_conference_that_gets_its_day_takes_its_questions_along(self):
        conference = self.plan(unset=True)
        question = self.listed(conference)
        self.assertIsNone(self.answer(question).conference)
        self.move(conference, precision="day", day=HELD)
        clock = self.answer(question)
        self.assertEqual(clock.conference, conference)
        self.assertEqual(clock.due_on, date(2026, 7, 27))

    def test_a_first_day_that_comes_by_schedule_takes_the_questions_along(self):
        conference = self.plan(unset=True)
        question = self.listed(conference)
        Conference.objects.filter(pk=conference.pk).update(precision="day", day=HELD)
        rescheduling.on_published(instance=conference.plan)
        clock = self.answer(question)
        self.assertEqual(
            (clock.conference, clock.due_on), (conference, date(2026, 7, 27))
        )
        event = question.events.get(act=Act.MOVE_CONFERENCE)
        self.assertIn("27/07/2026", event.public_note)

    def test_the_last_day_for_questions_moves_along_and_is_shown(self):
        conference = self.plan()
        conference.plan.questions_close_days = 5
        conference.plan.save()
        moves = self.move(conference, day=date(2026, 7, 23)).duties
        closing = [move for move in moves if move.conference is None]
        self.assertEqual(
            [(move.old, move.new) for move in closing],
            [(date(2026, 7, 11), date(2026, 7, 18))],
        )
        self.assertTrue(all("16/07/2026" in move.why[0] for move in moves))

    def test_moved_and_moved_back_the_dates_are_as_before(self):
        conference = self.plan()
        question = self.listed(conference)
        self.move(conference, day=date(2026, 7, 23))
        self.move(conference, day=HELD)
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 27))

    def test_days_stopped_before_the_conference_do_not_count(self):
        question = asked(on=THURSDAY)
        for effect, day in ((ClockEffect.STOP, 26), (ClockEffect.RESTART, 30)):
            question_deadlines.apply(question, effect, today=date(2026, 6, day))
        office = moderator()
        moderation.take(question, by=office)
        question = moderation.accept_for_meeting(question, self.plan(), by=office)
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 27))


class RulePackTests(OfficeTestCase):
    def pack(self):
        return RulePack.objects.get(shipped_as=WEB_QUESTIONS.key)

    def changed(self, offset):
        pack = self.pack()
        rules = list(pack.rules.all())
        for rule in rules:
            if rule.code == "answer":
                rule.offset = offset
        pack.rules.set(rules)
        return pack

    def carry_out(self, pack, change, save):
        seen = rescheduling.propose(change()).fingerprint
        return rescheduling.carry_out(change, save, by=self.user, seen=seen)

    def test_a_stricter_rule_moves_open_questions(self):
        question = asked(on=THURSDAY)
        pack = self.changed(5)
        proposal = self.carry_out(
            pack, lambda: rescheduling.pack_saved(pack), pack.save
        )
        clock = self.answer(question)
        self.assertEqual((clock.offset, clock.due_on), (5, date(2026, 7, 2)))
        self.assertTrue(proposal.clocks[0].why)

    def test_a_rule_that_is_gone_leaves_running_clocks_as_they_are(self):
        question = asked(on=THURSDAY)
        pack = self.pack()
        pack.is_active = False
        self.carry_out(pack, lambda: rescheduling.pack_saved(pack), pack.save)
        self.assertEqual(self.answer(question).due_on, date(2026, 7, 6))

    def test_a_deleted_pack_gives_way_to_the_milder_rule(self):
        strict = RulePack.objects.create(site=self.site, name="Xã tự đặt chặt hơn")
        DeadlineRule.objects.create(
            pack=strict, code="answer", anchor="received", offset=3, unit="working_day"
        )
        question = asked(on=THURSDAY)
        self.assertEqual(self.answer(question).due_on, date(2026, 6, 30))
        self.carry_out(strict, lambda: rescheduling.pack_deleted(strict), strict.delete)
        clock = self.answer(question)
        self.assertEqual(clock.due_on, date(2026, 7, 6))
        self.assertIn(WEB_QUESTIONS.name, clock.rule)
