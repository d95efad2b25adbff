"""People who follow a commune's portal by mail, for tests."""

from datetime import timedelta

from django.core import mail
from django.test import TestCase
from django.utils import timezone

from dialogue_pages.models import Subscription
from dialogue_pages.subscribing.choices import Choices
from tests.dialogue_pages.news.portal import Portal

ADDRESS = "mai@vidu.example"
ALL_ANSWERS = Choices(sections=frozenset({"tra-loi"}))


class SubscribersTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()
        cls.site = cls.portal.site

    def subscriber(self, choices=ALL_ANSWERS, address=ADDRESS, **fields):
        """One who confirmed a week ago and has been told nothing since."""
        week_ago = timezone.now() - timedelta(days=7)
        known = {
            "site": self.site,
            "address": address,
            "chosen": choices.as_row,
            "confirmed_at": week_ago,
            "told_until": week_ago,
        }
        return Subscription.objects.create(**known | fields)

    def sent(self):
        """What has gone out since the last look."""
        mails = list(mail.outbox)
        mail.outbox.clear()
        return mails
