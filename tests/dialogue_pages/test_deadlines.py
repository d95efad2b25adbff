from datetime import date, datetime

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from dialogue_pages.choices import (
    AmendmentKind,
    ConferenceStatus,
    DatePrecision,
    DutyState,
    PostingPlace,
)
from dialogue_pages.clock.rules import Anchor
from dialogue_pages.clock.shipped_packs import LAW, STRICT, WEB_QUESTIONS
from dialogue_pages.deadlines import plan_duties, question_rules
from dialogue_pages.models import (
    DialoguePlanPage,
    Posting,
    RulePack,
    WorkingDayException,
)
from dialogue_pages.seeding import seed_rule_packs
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    PlanAmendmentFactory,
    RulePackFactory,
    default_site,
    open_portal,
)

HELD = date(2026, 6, 25)


class PlanDutiesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()
        cls.site = default_site()
        cls.announcements = AnnouncementIndexPageFactory(parent=cls.index.get_parent())
        seed_rule_packs(cls.site)
        cls.law, cls.strict = (
            RulePack.objects.get(shipped_as=pack.key) for pack in (LAW, STRICT)
        )

    def plan(self, *packs, published="2026-06-01", **conference):
        plan = DialoguePlanPageFactory(parent=self.index, issued=True)
        if published:
            at = datetime.fromisoformat(published)
            plan.first_published_at = timezone.make_aware(at)
        plan.rule_packs.set(packs)
        plan.save()
        ConferenceFactory(plan=plan, **({"day": HELD} | conference))
        return DialoguePlanPage.objects.get(pk=plan.pk)

    def duties(self, plan, today=date(2026, 6, 26)):
        return {duty.rule.code: duty for duty in plan_duties(plan, today=today)}

    def states(self, plan, today):
        duties = self.duties(plan, date.fromisoformat(today))
        return {code: duty.state for code, duty in duties.items()}

    def test_without_packs_the_law_applies(self):
        duties = self.duties(self.plan())
        self.assertEqual(set(duties), {"announce", "publish_results"})
        self.assertEqual(duties["announce"].due_on, date(2026, 6, 18))
        results = duties["publish_results"]
        self.assertEqual(results.due_on, date(2026, 7, 6))
        self.assertEqual(results.limit.due.rolled_from, date(2026, 7, 5))
        self.assertEqual(results.limit.due.days_off[0].name, "Chủ nhật")
        self.assertIn("Điều 43", results.rule.citation)

    def test_the_strictest_pack_binds_and_the_law_is_told_beside_it(self):
        results = self.duties(self.plan(self.strict))["publish_results"]
        self.assertEqual(results.due_on, date(2026, 7, 2))
        self.assertEqual([rule.pack for rule in results.rules], [STRICT.name, LAW.name])
        self.assertEqual(results.limits[1].due_on, date(2026, 7, 6))

    def test_the_law_chosen_as_a_pack_counts_once(self):
        results = self.duties(self.plan(self.law))["publish_results"]
        self.assertEqual(len(results.rules), 1)

    def test_a_pack_that_is_not_in_use_sets_nothing(self):
        RulePack.objects.update(is_active=False)
        self.assertEqual(self.duties(self.plan(self.strict)), {})

    def test_without_rows_the_law_applies_as_shipped(self):
        RulePack.objects.all().delete()
        self.assertEqual(len(self.duties(self.plan())), 2)

    def test_soonest_first(self):
        days = [duty.due_on for duty in plan_duties(self.plan(self.strict))]
        self.assertEqual(days, sorted(days))

    def announce(self, plan, *days, **fields):
        """An announcement in as many mandatory places as there are days."""
        page = AnnouncementPageFactory(
            parent=self.announcements,
            plan=plan,
            conference=plan.conferences.get(),
            **fields,
        )
        for place, day in zip(PostingPlace.values, days, strict=False):
            Posting.objects.create(
                site=self.site,
                page=page,
                place=place,
                posted_from=day,
                is_mandatory=True,
            )
        return page

    def test_the_announcement_is_done_at_its_last_mandatory_place(self):
        plan = self.plan()
        self.announce(plan, "2026-06-01", "2026-06-12", "2026-06-05")
        announce = self.duties(plan)["announce"]
        self.assertEqual(announce.state, DutyState.DONE)
        self.assertEqual(announce.met_on, date(2026, 6, 12))
        self.assertFalse(announce.was_late)

    def test_in_every_place_too_late_is_done_but_was_late(self):
        plan = self.plan()
        self.announce(plan, "2026-06-01", "2026-06-20")
        announce = self.duties(plan)["announce"]
        self.assertEqual(announce.state, DutyState.DONE)
        self.assertTrue(announce.was_late)

    def test_of_several_announcements_the_first_that_was_everywhere_counts(self):
        plan = self.plan()
        self.announce(plan, "2026-06-01", None)
        self.announce(plan, "2026-06-10", "2026-06-11", kind="invitation")
        self.announce(plan, "2026-06-15", "2026-06-16")
        self.assertEqual(self.duties(plan)["announce"].met_on, date(2026, 6, 11))

    def test_a_plan_alone_or_an_announcement_nobody_may_read_announces_nothing(self):
        plan = self.plan()
        self.announce(plan, "2026-06-01", live=False)
        self.announce(plan, "2026-06-01", kind="conclusion")
        taken_back = self.announce(plan, "2026-06-01")
        AnnouncementAmendmentFactory(announcement=taken_back, kind="recall")
        kept = self.announce(plan, "2026-06-01")
        PageViewRestriction.objects.create(page=kept, restriction_type="login")
        self.announce(plan)
        self.assertEqual(self.states(plan, "2026-06-18")["announce"], DutyState.DUE)
        self.assertEqual(self.states(plan, "2026-06-19")["announce"], DutyState.LATE)

    def test_a_plan_not_yet_published_is_due_then_late(self):
        plan = self.plan(published=None)
        self.assertEqual(self.states(plan, "2026-06-18")["announce"], DutyState.DUE)
        self.assertEqual(self.states(plan, "2026-06-19")["announce"], DutyState.LATE)

    def test_a_plan_put_on_the_portal_for_the_record_accuses_nobody(self):
        plan = self.plan(published="2026-07-30")
        announce = self.duties(plan, date(2026, 8, 1))["announce"]
        self.assertEqual((announce.state, announce.met_on), (DutyState.UNKNOWN, None))

    def test_what_the_portal_cannot_know_is_due_then_unknown(self):
        plan = self.plan()
        self.assertEqual(
            self.states(plan, "2026-07-06")["publish_results"], DutyState.DUE
        )
        self.assertEqual(
            self.states(plan, "2026-07-07")["publish_results"], DutyState.UNKNOWN
        )

    def test_a_fuzzy_day_leaves_the_duties_without_dates(self):
        plan = self.plan(precision=DatePrecision.MONTH, starts_at=None)
        duties = self.duties(plan)
        self.assertEqual(set(duties), {"announce", "publish_results"})
        for duty in duties.values():
            self.assertEqual(
                (duty.state, duty.due_on, duty.limit), (DutyState.UNKNOWN, None, None)
            )

    def test_a_postponed_conference_has_no_dates_a_cancelled_one_no_duties(self):
        postponed = self.duties(self.plan(status=ConferenceStatus.POSTPONED))
        self.assertIsNone(postponed["announce"].due_on)
        self.assertEqual(self.duties(self.plan(status=ConferenceStatus.CANCELLED)), {})

    def test_a_recalled_plan_has_no_duties(self):
        plan = self.plan()
        PlanAmendmentFactory(plan=plan, kind=AmendmentKind.RECALL)
        plan = DialoguePlanPage.objects.get(pk=plan.pk)
        self.assertEqual(self.duties(plan), {})

    def test_a_conference_before_the_law_has_no_duties_by_it(self):
        self.assertEqual(self.duties(self.plan(day=date(2024, 8, 15))), {})

    def test_limits_from_the_issue_of_the_plan_count_too(self):
        pack = RulePackFactory(
            rules=[{"text": "Gửi Mặt trận", "anchor": "issued", "offset": 3}]
        )
        duty = self.duties(self.plan(pack))["other"]
        self.assertEqual((duty.due_on, duty.conference), (date(2026, 3, 5), None))

    def test_the_offices_own_days_off_count(self):
        WorkingDayException.objects.create(
            site=self.site, day="2026-06-29", name="Nghỉ", source_document="01/QĐ"
        )
        results = self.duties(self.plan(self.strict))["publish_results"]
        self.assertEqual(results.due_on, date(2026, 7, 3))

    def test_the_number_of_queries_does_not_grow(self):
        plan = self.plan(self.strict)
        plan_duties(DialoguePlanPage.objects.get(pk=plan.pk))
        with CaptureQueriesContext(connection) as few:
            plan_duties(plan)
        self.assertLess(len(few), 10)
        grown = self.plan(
            *RulePack.objects.all(), RulePackFactory(rules=[{"offset": 2}] * 4)
        )
        for _ in range(4):
            ConferenceFactory(plan=grown, day=HELD)
        grown = DialoguePlanPage.objects.get(pk=grown.pk)
        with self.assertNumQueries(len(few)):
            plan_duties(grown)


class QuestionRulesTests(TestCase):
    def codes(self, anchor=Anchor.RECEIVED):
        return {rule.code: rule.offset for rule in question_rules(self.site, anchor)}

    @classmethod
    def setUpTestData(cls):
        cls.site = default_site()

    def test_as_shipped_where_the_office_keeps_none(self):
        shipped = {"acknowledge": 5, "transfer": 5, "notice": 10, "answer": 7}
        self.assertEqual(self.codes(), shipped)
        seed_rule_packs(self.site)
        self.assertEqual(self.codes(), shipped)
        self.assertEqual(
            self.codes(Anchor.DATA_REQUEST),
            {"answer_data_request": 2, "fulfil_data_request": 15},
        )

    def test_the_offices_row_decides(self):
        seed_rule_packs(self.site)
        pack = RulePack.objects.get(shipped_as=WEB_QUESTIONS.key)
        pack.rules.get(code="answer").delete()
        self.assertNotIn("answer", self.codes())
        RulePack.objects.filter(pk=pack.pk).update(is_active=False)
        self.assertEqual(self.codes(), {})

    def test_packs_of_the_office_join_and_those_of_others_do_not(self):
        rule = {"code": "answer", "anchor": "received", "offset": 3}
        RulePackFactory(rules=[rule | {"offset": 1}], site=self.other_site())
        self.assertEqual(self.codes()["answer"], 7)
        RulePackFactory(rules=[rule], site=self.site)
        self.assertEqual(self.codes()["answer"], 3)

    def other_site(self):
        return Site.objects.create(
            hostname="khac.example", root_page=self.site.root_page
        )
