from datetime import timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue_pages.choices import AmendmentKind, ConferenceStatus, SearchKind
from dialogue_pages.news.finding import newest, published_between
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnswerPageFactory,
    ConferenceFactory,
    PlanAmendmentFactory,
)

from .portal import HIDDEN, Portal


class NewestTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()

    def titles(self, *args, **kwargs):
        return [item.title for item in newest(self.portal.site, *args, **kwargs)]

    def test_what_changed_last_stands_first(self):
        pages = reversed(self.portal.pages())
        self.assertEqual(self.titles(), [page.title for page in pages])

    def test_nothing_hidden_is_told(self):
        self.portal.hide_some()

        self.assertEqual(len(self.titles()), 3)
        self.assertNotIn(HIDDEN, "".join(self.titles()))
        for kind in SearchKind:
            self.assertNotIn(HIDDEN, "".join(self.titles(kind)))

    def test_a_section_holds_its_own_kind_and_a_topic_its_answers(self):
        portal = self.portal
        self.assertEqual(self.titles(SearchKind.PLAN), [portal.plan.title])
        self.assertEqual(self.titles(topic=portal.topic), [portal.answer.title])
        self.assertEqual(self.titles(topic=portal.other_topic), [])

    def test_a_paper_that_was_taken_back_is_told_as_such(self):
        PlanAmendmentFactory(plan=self.portal.plan, kind=AmendmentKind.RECALL)
        AnnouncementAmendmentFactory(
            announcement=self.portal.announcement, kind=AmendmentKind.REPLACEMENT
        )

        self.assertEqual(
            self.titles()[1:],
            [
                f"Đã được thay thế: {self.portal.announcement.title}",
                f"Đã thu hồi: {self.portal.plan.title}",
            ],
        )

    def test_it_tells_for_which_hamlets_a_page_is(self):
        answer, announcement, plan = newest(self.portal.site)
        self.assertEqual(answer.hamlets, {self.portal.other_hamlet.pk})
        self.assertEqual(announcement.hamlets, {self.portal.hamlet.pk})
        self.assertEqual(plan.hamlets, {self.portal.hamlet.pk})

    def test_a_plan_is_told_by_when_and_where_its_conferences_are(self):
        (plan,) = newest(self.portal.site, SearchKind.PLAN)
        year = self.portal.conference.day.year
        venue = "Nhà văn hóa thôn Bến Lau, xã Sông Trăng."
        self.assertTrue(plan.summary.startswith("07 giờ 30 phút"))
        self.assertTrue(plan.summary.endswith(f"năm {year}; {venue}"))

    def test_a_conference_without_hamlets_is_for_all(self):
        ConferenceFactory(plan=self.portal.plan)
        self.assertIsNone(newest(self.portal.site)[-1].hamlets)

    def test_a_page_keeps_its_key_when_its_address_changes(self):
        before = newest(self.portal.site, SearchKind.ANSWER)[0]
        self.portal.answer.slug = "ten-khac"
        self.portal.answer.save()
        after = newest(self.portal.site, SearchKind.ANSWER)[0]

        self.assertEqual(after.key, before.key)
        self.assertNotEqual(after.address, before.address)

    def test_queries_do_not_grow(self):
        newest(self.portal.site)  # and keep whether anything is guarded
        with CaptureQueriesContext(connection) as captured:
            newest(self.portal.site)
        few = len(captured)
        for _ in range(3):
            self.portal.published(AnswerPageFactory, self.portal.answers)
        ConferenceFactory.create_batch(3, plan=self.portal.plan)
        newest(self.portal.site)
        with self.assertNumQueries(few):
            newest(self.portal.site)


class PublishedBetweenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()

    def titles(self, since, until=timedelta(0)):
        now = timezone.now()
        found = published_between(self.portal.site, now - since, now - until)
        return [item.title for item in found]

    def test_only_what_became_public_in_the_window_oldest_first(self):
        portal = self.portal
        all_of_it = [page.title for page in portal.pages()]
        self.assertEqual(self.titles(timedelta(hours=4)), all_of_it)
        self.assertEqual(self.titles(timedelta(minutes=90)), all_of_it[2:])
        window = (timedelta(hours=4), timedelta(minutes=90))
        self.assertEqual(self.titles(*window), all_of_it[:2])

    def test_a_conference_that_is_put_off_is_news_of_its_own(self):
        conference, now = self.portal.conference, timezone.now()
        conference.status = ConferenceStatus.POSTPONED
        conference.status_on = timezone.localdate()
        conference.status_reason = "Đường lũ chưa thông."
        conference.save()
        plan = self.portal.plan
        hour_ago = timedelta(hours=1)
        self.assertEqual(self.titles(hour_ago), [])  # nobody has published it

        type(plan).objects.filter(pk=plan.pk).update(last_published_at=now)
        self.assertEqual(self.titles(hour_ago), [f"Có thay đổi: {plan.title}"])
        (item,) = published_between(self.portal.site, now - hour_ago, now)
        self.assertIn("Đường lũ chưa thông.", item.summary)
        self.assertEqual(item.published_at, now)

    def test_so_is_a_plan_that_is_taken_back(self):
        plan = self.portal.plan
        PlanAmendmentFactory(plan=plan, kind=AmendmentKind.RECALL)
        type(plan).objects.filter(pk=plan.pk).update(last_published_at=timezone.now())
        hour_ago = timedelta(hours=1)
        self.assertEqual(self.titles(hour_ago), [f"Đã thu hồi: {plan.title}"])

    def test_what_is_hidden_or_taken_back_by_now_is_not_news(self):
        self.portal.hide_some()
        PlanAmendmentFactory(plan=self.portal.plan, kind=AmendmentKind.RECALL)
        AnnouncementAmendmentFactory(
            announcement=self.portal.announcement, kind=AmendmentKind.RECALL
        )
        self.assertEqual(self.titles(timedelta(days=1)), [self.portal.answer.title])
