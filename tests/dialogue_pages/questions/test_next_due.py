"""The day of the earliest running clock, which lists of cases stand by."""

from datetime import date, timedelta

from django.db.models import Min
from django.test import TestCase

from dialogue_pages import following, moderation
from dialogue_pages.models import Question, QuestionClock
from dialogue_pages.models.question_clocks import NO_DAY
from dialogue_pages.seeding import seed_rule_packs
from tests.factories import UnitFactory, default_site, open_portal

from .cases import asked, moderator

DAY = date(2026, 9, 7)


class NextDueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        seed_rule_packs(default_site())

    def setUp(self):
        self.case = asked()

    def stored(self, case=None):
        return Question.objects.get(pk=(case or self.case).pk).next_due

    def assert_true(self):
        """Every case has the day that its clocks tell."""
        running = QuestionClock.objects.running().values("question")
        told = dict(running.values_list("question").annotate(day=Min("due_on")))
        for case in Question.objects.all():
            self.assertEqual(case.next_due, told.get(case.pk, NO_DAY), case)

    def test_a_new_case_has_the_day_of_its_earliest_clock(self):
        self.assertNotEqual(self.stored(), NO_DAY)
        self.assert_true()

    def test_a_stopped_clock_waits_for_nobody_here(self):
        case = moderation.take(self.case, by=moderator())
        moderation.ask_more(case, "Ở thôn nào?", by=moderator())
        self.assertEqual(self.stored(), NO_DAY)
        moderation.stop_waiting(case, by=moderator())
        self.assertNotEqual(self.stored(), NO_DAY)
        self.assert_true()

    def test_an_answer_ends_it_and_an_objection_begins_anew(self):
        case = moderation.take(self.case, by=moderator())
        unit = UnitFactory()
        case = moderation.assign(case, unit, by=moderator())
        self.assert_true()
        following.withdraw(case)
        self.assertEqual(self.stored(), NO_DAY)

    def test_parts_of_a_split_case_have_the_days_of_the_whole(self):
        case = moderation.take(self.case, by=moderator())
        moderation.split(
            case, [("Một", "Việc một"), ("Hai", "Việc hai")], by=moderator()
        )
        self.assert_true()

    def test_every_way_to_write_clocks_is_noticed(self):
        clocks = self.case.clocks
        clocks.update(due_on=DAY)
        self.assertEqual(self.stored(), DAY)
        clock = clocks.first()
        clock.due_on = DAY - timedelta(days=1)
        clock.save()
        self.assertEqual(self.stored(), clock.due_on)
        clock.due_on = DAY - timedelta(days=2)
        QuestionClock.objects.bulk_update([clock], ["due_on"])
        self.assertEqual(self.stored(), clock.due_on)
        clocks.filter(pk=clock.pk).update(met_on=DAY)
        self.assert_true()
        clocks.all().delete()
        self.assertEqual(self.stored(), NO_DAY)

    def test_a_case_read_before_does_not_turn_it_back(self):
        read_before = Question.objects.get(pk=self.case.pk)
        self.case.clocks.update(due_on=DAY)
        read_before.title = "Tiêu đề khác"
        read_before.save()
        self.assertEqual(self.stored(), DAY)
