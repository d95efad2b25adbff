"""A commune's portal with one public page of each kind, and one of everything hidden."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanIndexPageFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    HomePageFactory,
    TopicFactory,
    default_site,
    open_portal,
)

HIDDEN = "GIAU-KIN"


class Portal:
    """`plan`, `announcement` and `answer` are public; `hide_some` adds what is not."""

    def __init__(self, index=None):
        self.plans = index or open_portal()
        home = self.plans.get_parent()
        self.site = default_site()
        self.announcements = AnnouncementIndexPageFactory(parent=home)
        self.answers = AnswerIndexPageFactory(parent=home)
        self.hamlet, self.other_hamlet = HamletFactory.create_batch(2)
        self.topic, self.other_topic = TopicFactory.create_batch(2)
        now = timezone.now()
        self.plan = self.published(
            DialoguePlanPageFactory, self.plans, now - timedelta(hours=3)
        )
        self.conference = ConferenceFactory(plan=self.plan, hamlets=[self.hamlet])
        self.announcement = self.published(
            AnnouncementPageFactory,
            self.announcements,
            now - timedelta(hours=2),
            conference=self.conference,
        )
        self.answer = self.published(
            AnswerPageFactory,
            self.answers,
            now - timedelta(hours=1),
            topic=self.topic,
            hamlet=self.other_hamlet,
        )

    def published(self, factory, parent, moment=None, **fields):
        moment = moment or timezone.now() - timedelta(minutes=5)
        dates = {"first_published_at": moment, "last_published_at": moment}
        return factory(parent=parent, **dates | fields)

    def pages(self):
        return [self.plan, self.announcement, self.answer]

    def hide_some(self):
        """Drafts, private, expired, over and foreign ones of each kind."""
        kinds = (
            (DialoguePlanPageFactory, self.plans),
            (AnnouncementPageFactory, self.announcements),
            (AnswerPageFactory, self.answers),
        )
        past = timezone.now() - timedelta(hours=1)
        for factory, parent in kinds:
            self.published(factory, parent, title=f"{HIDDEN} nháp", live=False)
            self.published(factory, parent, title=f"{HIDDEN} hết hạn", expire_at=past)
            private = self.published(factory, parent, title=f"{HIDDEN} riêng")
            PageViewRestriction.objects.create(
                page=private, restriction_type=PageViewRestriction.LOGIN
            )
        yesterday = timezone.localdate() - timedelta(days=1)
        over = {"title": f"{HIDDEN} cũ", "expires_on": yesterday}
        self.published(AnnouncementPageFactory, self.announcements, **over)
        self.neighbour()

    def neighbour(self):
        """Another commune in the same installation, with a plan and an answer."""
        home = HomePageFactory(title=f"{HIDDEN} xã khác")
        site = Site.objects.create(hostname="khac.example", root_page=home)
        plans = DialoguePlanIndexPageFactory(parent=home)
        plan = self.published(DialoguePlanPageFactory, plans, title=f"{HIDDEN} xã khác")
        ConferenceFactory(plan=plan, venue_text=f"{HIDDEN} nhà văn hóa")
        answers = AnswerIndexPageFactory(parent=home)
        self.published(AnswerPageFactory, answers, title=f"{HIDDEN} xã khác")
        return site
