"""What a plan's page tells beyond the paper: duties, numbers, results, answers."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from wagtail.models import PageViewRestriction

from dialogue_pages.choices import AmendmentKind, AnnouncementKind
from dialogue_pages.deadlines import plan_duties
from dialogue_pages.models import (
    DialoguePlanPage,
    Posting,
    Question,
    WorkingDayException,
)
from dialogue_pages.plan_progress import plan_progress
from dialogue_pages.seeding import seed_rule_packs, seed_special_days
from tests.dialogue_pages.pages import text_of
from tests.dialogue_pages.questions.cases import asked
from tests.dialogue_pages.questions.published import answered
from tests.dialogue_pages.test_plan_page import PlanPageTestCase
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    PlanAmendmentFactory,
    RulePackFactory,
    default_site,
)
from tests.uncached import nothing_kept


class ProgressTestCase(PlanPageTestCase):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        self.home = self.index.get_parent()

    def meet(self, days):
        day = self.today + timedelta(days)
        return ConferenceFactory(plan=self.plan, day=day, precision="day")

    def result(self, conference, *, ago=0, **fields):
        if not hasattr(self, "announcements"):
            self.announcements = AnnouncementIndexPageFactory(parent=self.home)
        fields = {"kind": AnnouncementKind.RESULT} | fields
        page = AnnouncementPageFactory(
            parent=self.announcements,
            plan=self.plan,
            conference=conference,
            first_published_at=timezone.now() - timedelta(ago),
            **fields,
        )
        self.post(page, ago=ago)
        return page

    def post(self, page, *, ago, place="site"):
        day = self.today - timedelta(ago) if ago is not None else None
        Posting.objects.create(
            site=default_site(),
            page=page,
            place=place,
            posted_from=day,
            is_mandatory=True,
        )

    def progress(self):
        plan = DialoguePlanPage.objects.get(pk=self.plan.pk)
        return plan_progress(plan, default_site().pk, self.today)


class DutiesTests(ProgressTestCase):
    def states(self):
        return {duty.rule.code: duty.state for duty in self.progress().duties}

    def test_are_those_of_the_deadlines_by_the_same_rules_and_calendar(self):
        site = default_site()
        seed_rule_packs(site)
        seed_special_days(site)
        WorkingDayException.objects.create(
            site=site, day=self.today + timedelta(16), name="Nghỉ", source_document="1"
        )
        pack = RulePackFactory(
            name="Riêng",
            rules=[
                {"code": "publish_results", "offset": 3, "unit": "working_day"},
                {"text": "Gửi Mặt trận", "anchor": "issued", "offset": 5},
            ],
        )
        RulePackFactory(name="Không dùng", rules=[{"code": "report", "offset": 1}])
        self.plan.rule_packs.set([pack])
        self.plan.save()
        self.meet(14)
        plan = DialoguePlanPage.objects.get(pk=self.plan.pk)
        days = [(d.rule, d.due_on, d.met_on) for d in plan_duties(plan)]
        self.assertEqual(
            [(d.rule, d.due_on, d.met_on) for d in self.progress().duties], days
        )
        self.assertEqual(len(days), 3)

    def test_results_are_due_late_or_done_by_what_is_public_here(self):
        conference = self.meet(-5)
        self.assertEqual(self.states()["publish_results"], "due")
        conference.day = self.today - timedelta(30)
        conference.save()
        self.assertEqual(self.states()["publish_results"], "late")
        self.result(conference, ago=12)
        self.assertEqual(self.states()["publish_results"], "done")
        self.assertIn("quá hạn", text_of(self.open().select_one(".chip-clock-late")))

    def test_results_are_done_when_they_are_in_every_mandatory_place(self):
        conference = self.meet(-30)
        result = self.result(conference, ago=25)
        self.post(result, ago=None, place="headquarters")
        self.assertEqual(self.states()["publish_results"], "late")
        Posting.objects.filter(posted_from=None).update(posted_from=self.today)
        (duty,) = (
            d for d in self.progress().duties if d.rule.code == "publish_results"
        )
        self.assertEqual((duty.met_on, duty.was_late), (self.today, True))

    def test_the_announcement_is_met_in_its_last_place_and_not_by_the_plan(self):
        conference = self.meet(20)
        self.assertEqual(self.states()["announce"], "due")
        page = self.result(conference, ago=5, kind=AnnouncementKind.NOTICE)
        self.post(page, ago=2, place="headquarters")
        (duty,) = (d for d in self.progress().duties if d.rule.code == "announce")
        self.assertEqual(duty.met_on, self.today - timedelta(2))

    def test_a_draft_a_recalled_or_a_kept_result_does_not_count(self):
        conference = self.meet(-30)
        self.result(conference, live=False)
        recalled = self.result(conference)
        AnnouncementAmendmentFactory(announcement=recalled, kind=AmendmentKind.RECALL)
        kept = self.result(conference)
        PageViewRestriction.objects.create(page=kept, restriction_type="login")
        self.result(conference, kind=AnnouncementKind.NOTICE)
        self.assertEqual(self.states()["publish_results"], "late")
        self.assertEqual(self.progress().results, ())

    def test_each_says_why_it_is_due_then(self):
        self.meet(14)
        reasons = [text_of(d) for d in self.open().select(".duty details")]
        self.assertIn("7 ngày", reasons[0])
        self.assertIn("Điều 43", reasons[0])


class OutcomeTests(ProgressTestCase):
    def test_numbers_of_its_own_conferences_only(self):
        conference = self.meet(14)
        asked()
        self.assertIsNone(self.progress().numbers)
        asked(conference=conference)
        answered(conference=conference)
        of_plan = Question.objects.filter(conference=conference)
        self.assertEqual(self.progress().numbers, of_plan.in_numbers())

    def test_leads_to_results_and_to_the_answers_of_each_conference(self):
        conference, other = self.meet(-20), self.meet(-10)
        result = self.result(conference)
        answers = AnswerIndexPageFactory(parent=self.home)
        for live in (True, True, False):
            AnswerPageFactory(parent=answers, conference=conference, live=live)
        AnswerPageFactory(parent=answers)
        links = self.open().select(".results a")
        self.assertEqual(
            [link["href"] for link in links],
            [result.url, f"{answers.url}?hoi-nghi={conference.pk}"],
        )
        self.assertIn("2 câu trả lời", text_of(links[1]))
        self.assertNotIn(other.pk, [c.pk for c, _count in self.progress().answers])

    @nothing_kept
    def test_twelve_queries_with_all_of_it(self):
        conference = self.meet(-20)
        seed_rule_packs(default_site())
        self.result(conference)
        answered(conference=conference)
        answers = AnswerIndexPageFactory(parent=self.home)
        AnswerPageFactory(parent=answers, conference=conference)
        old = DialoguePlanPageFactory(parent=self.index, issued=True)
        PlanAmendmentFactory(
            plan=old,
            kind=AmendmentKind.REPLACEMENT,
            replaced_by=self.plan.page_ptr,
        )
        self.client.get(self.plan.url)
        cache.clear()
        with self.assertNumQueries(12):
            response = self.client.get(self.plan.url)
        self.assertContains(response, old.title)
