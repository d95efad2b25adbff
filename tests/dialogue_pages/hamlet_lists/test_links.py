from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.hamlet_lists import links
from dialogue_pages.models import HamletLink
from tests.dialogue_pages.admin.desk.office import other_site
from tests.factories import UserFactory, default_site, open_portal

from .lists import coming_conference, list_of


class HamletLinkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.sheet = list_of(coming_conference(cls.plans))
        cls.clerk = UserFactory()

    def issued(self, sheet=None) -> HamletLink:
        token = links.issue(sheet or self.sheet, by=self.clerk)
        return links.found(token, default_site())

    def test_the_secret_is_not_kept_and_opens_nothing_elsewhere(self):
        token = links.issue(self.sheet, by=self.clerk)
        self.assertNotIn(token, str(HamletLink.objects.values()))
        self.assertEqual(links.found(token, default_site()).hamlet, self.sheet.hamlet)
        self.assertIsNone(links.found(token, other_site()))

    def test_it_ends_with_the_last_day_for_questions(self):
        link = self.issued()
        last = timezone.localtime(link.expires_at).date()
        self.assertEqual(last, self.sheet.closes_on)

    def test_none_is_given_once_that_day_is_over(self):
        over = list_of(coming_conference(self.plans, closes_in=-1))
        with self.assertRaises(ActRefusedError):
            links.issue(over, by=self.clerk)

    def test_a_new_link_ends_the_one_before_and_keeps_what_was_typed(self):
        first = links.save(self.issued(), {"rows": [{"name": "Mai"}]}, saves=0)
        second = self.issued()
        first.refresh_from_db()
        self.assertTrue(links.why_closed(first))
        self.assertFalse(links.why_closed(second))
        self.assertEqual(second.saved, first.saved)

    def test_nothing_is_kept_by_a_link_that_was_taken_back(self):
        link = self.issued()
        links.revoke(self.sheet)
        with self.assertRaises(ActRefusedError):
            links.save(link, {}, saves=0)

    def test_what_was_typed_and_never_sent_is_forgotten_a_month_later(self):
        typed = {"rows": [{"name": "Mai"}]}
        link = links.save(self.issued(), typed, saves=0)
        for days, kept in ((29, typed), (31, {})):
            links.forget_typed(link.expires_at + timedelta(days=days))
            link.refresh_from_db()
            self.assertEqual(link.saved, kept)

    def test_an_older_window_does_not_overwrite_a_newer_one(self):
        link = self.issued()
        links.save(link, {"rows": []}, saves=0)
        with self.assertRaises(ActRefusedError):
            links.save(link, {"rows": []}, saves=0)
