import json
from datetime import timedelta

from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone

from dialogue_pages.choices import AmendmentKind, ConferenceStatus
from dialogue_pages.models import CommuneSettings
from tests.dialogue_pages.news.portal import HIDDEN, Portal
from tests.dialogue_pages.pages import soup_of
from tests.factories import (
    AnnouncementPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    PlanAmendmentFactory,
)


class SharingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()
        site = cls.portal.site
        site.hostname, site.port = "songtrang.example", 8443
        site.save()
        cls.root = "http://songtrang.example:8443"
        cls.home = cls.portal.plans.get_parent()

    def open(self, address):
        return soup_of(self.client.get(address))

    def things(self, address):
        data = self.open(address).select("script[type='application/ld+json']")
        return {
            thing["@type"]: thing for thing in map(json.loads, (d.string for d in data))
        }


class MetadataTests(SharingTestCase):
    def canonical(self, address):
        return self.open(address).select_one("link[rel=canonical]")["href"]

    def test_a_page_has_one_address_at_the_host_of_its_site(self):
        for page in (self.home, self.portal.plans, *self.portal.pages()):
            with self.subTest(page=page.title):
                self.assertEqual(self.canonical(page.url), f"{self.root}{page.url}")
                self.assertEqual(
                    self.canonical(f"{page.url}?utm_source=x&trang=1"),
                    f"{self.root}{page.url}",
                )

    def test_parts_of_a_list_have_addresses_narrowed_lists_have_not(self):
        AnswerPageFactory.create_batch(21, parent=self.portal.answers)
        old = timezone.localdate() - timedelta(days=9)
        AnnouncementPageFactory.create_batch(
            21, parent=self.portal.announcements, expires_on=old
        )
        for page in (self.portal.answers, self.portal.announcements):
            whole = f"{self.root}{page.url}"
            self.assertEqual(self.canonical(f"{page.url}?trang=2"), f"{whole}?trang=2")
            self.assertEqual(self.canonical(f"{page.url}?trang=99"), f"{whole}?trang=2")
        topic = f"{self.portal.answers.url}?linh-vuc={self.portal.topic.pk}"
        self.assertEqual(self.canonical(topic), f"{self.root}{self.portal.answers.url}")
        kind = f"{self.portal.announcements.url}?loai=notice&trang=2"
        whole = f"{self.root}{self.portal.announcements.url}"
        self.assertEqual(self.canonical(kind), whole)

    def test_messengers_show_title_short_text_and_picture(self):
        page = self.open(self.portal.answer.url)
        told = {
            tag["property"]: tag["content"] for tag in page.select("meta[property]")
        }

        self.assertEqual(told["og:title"], self.portal.answer.title)
        self.assertEqual(told["og:description"], self.portal.answer.short_answer)
        self.assertEqual(told["og:url"], f"{self.root}{self.portal.answer.url}")
        self.assertEqual(told["og:type"], "article")
        self.assertEqual(told["og:site_name"], "Xã Sông Trăng")
        self.assertTrue(told["og:image"].startswith(f"{self.root}/static/"))

        commune = CommuneSettings.for_site(self.portal.site)
        commune.emblem.save("huy-hieu.png", ContentFile(b"png"))
        page = self.open(self.portal.answer.url)
        picture = page.select_one("meta[property='og:image']")["content"]
        self.assertEqual(picture, f"{self.root}{commune.emblem.url}")

    def test_readers_find_the_feeds(self):
        page = self.open(self.portal.answer.url)
        feeds = page.select("link[rel=alternate][type='application/atom+xml']")
        self.assertEqual(
            [feed["href"] for feed in feeds],
            ["/theo-doi/moi.atom", "/theo-doi/tra-loi.atom"],
        )

    def test_a_draft_of_a_live_page_is_not_told(self):
        answer = self.portal.answer
        answer.title = answer.short_answer = answer.answer = HIDDEN
        answer.save_revision()
        self.assertNotContains(self.client.get(answer.url), HIDDEN)


class StructuredDataTests(SharingTestCase):
    def test_the_front_page_tells_of_the_office(self):
        office = self.things("/")["GovernmentOrganization"]
        self.assertEqual(office["name"], "Ủy ban nhân dân xã Sông Trăng")
        self.assertEqual(office["url"], f"{self.root}/")
        self.assertEqual(office["address"]["addressCountry"], "VN")

    def test_a_plan_tells_of_conferences_that_have_a_day(self):
        plan = self.portal.plan
        ConferenceFactory(plan=plan, unset=True)
        event = self.things(plan.url)["Event"]

        day = self.portal.conference.day
        self.assertEqual(event["startDate"], f"{day.isoformat()}T07:30:00+07:00")
        self.assertEqual(event["eventStatus"], "https://schema.org/EventScheduled")
        self.assertEqual(event["location"]["@type"], "Place")
        self.assertEqual(event["url"], f"{self.root}{plan.url}")

    def test_an_event_tells_when_it_is_off(self):
        conference = self.portal.conference
        conference.status = ConferenceStatus.POSTPONED
        conference.save()
        event = self.things(self.portal.plan.url)["Event"]
        self.assertEqual(event["eventStatus"], "https://schema.org/EventPostponed")

        PlanAmendmentFactory(plan=self.portal.plan, kind=AmendmentKind.RECALL)
        event = self.things(self.portal.plan.url)["Event"]
        self.assertEqual(event["eventStatus"], "https://schema.org/EventCancelled")

    def test_an_answer_tells_its_question(self):
        page = self.things(self.portal.answer.url)["QAPage"]
        question = page["mainEntity"]
        self.assertEqual(question["text"], self.portal.answer.question_text)
        self.assertEqual(question["acceptedAnswer"]["text"], self.portal.answer.answer)

    def test_pages_tell_their_place(self):
        place = self.things(self.portal.answer.url)["BreadcrumbList"]
        self.assertEqual(
            [step["item"] for step in place["itemListElement"]],
            [
                f"{self.root}/",
                f"{self.root}{self.portal.answers.url}",
                f"{self.root}{self.portal.answer.url}",
            ],
        )

    def test_no_text_ends_its_element(self):
        typed = "</script><script>alert(1)</script><!-- & \u2028"
        self.portal.answer.answer = self.portal.answer.title = typed
        self.portal.answer.save()

        page = self.open(self.portal.answer.url)

        self.assertEqual(page.select("script:not([src], [type])"), [])
        question = self.things(self.portal.answer.url)["QAPage"]["mainEntity"]
        self.assertEqual(question["acceptedAnswer"]["text"], typed)
