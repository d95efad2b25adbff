"""A portal with pages of each kind, looked at as anybody does."""

from django.core.cache import cache
from django.test import TestCase
from wagtail.models import Page

from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    TopicFactory,
    open_portal,
)


class ReadyTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal(commune_name="xã Bến Lau")
        cls.home = cls.plans.get_parent()
        cls.answers = AnswerIndexPageFactory(parent=cls.home)
        cls.announcements = AnnouncementIndexPageFactory(parent=cls.home)
        cls.topic = TopicFactory(name="Giao thông")
        cls.hamlet = HamletFactory(name="Bến Trăng")
        cls.plan = DialoguePlanPageFactory(parent=cls.plans, title="Đối thoại xuân")
        cls.conference = ConferenceFactory(plan=cls.plan)
        cls.conference.hamlets.set([cls.hamlet])
        cls.conference.save()
        cls.answer = AnswerPageFactory(
            parent=cls.answers, title="Sửa cống", topic=cls.topic
        )
        cls.announcement = AnnouncementPageFactory(parent=cls.announcements)

    def setUp(self):
        cache.clear()

    def look(self, page, client=None, **headers):
        address = page.url if isinstance(page, Page) else page
        return (client or self.client).get(address, **headers)

    def words(self, page) -> str:
        return self.look(page).content.decode()

    def assert_ready(self, page, **headers):
        """Somebody else gets it without a query."""
        with self.assertNumQueries(0):
            return self.look(page, **headers)

    def assert_made_anew(self, page, **headers):
        """Twice, for the first answer may have been put away."""
        self.look(page, **headers)
        with self.assertRaises(AssertionError), self.assertNumQueries(0):
            self.look(page, **headers)
