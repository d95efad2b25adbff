"""Nothing hidden is found: on the page, in suggestions, by the command, in counts."""

import json
from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import PageViewRestriction, Site

from dialogue_pages.models import SearchEntry, SearchPosting, SearchText
from dialogue_pages.searching.index import rebuild
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    HomePageFactory,
    open_portal,
)

WORD = "Quýnh"


class DoorTests(TestCase):
    def setUp(self):
        self.home = open_portal().get_parent()
        self.index = AnswerIndexPageFactory(parent=self.home)
        self.page = AnswerPageFactory(
            parent=self.index, title=f"Cầu {WORD} bao giờ xong?"
        )
        self.publish()

    def publish(self):
        self.page.save_revision().publish()
        self.page.refresh_from_db()

    def assert_found(self, expected: bool, host="testserver"):
        shown = self.client.get(
            reverse("dialogue_pages:search"), {"q": WORD}, headers={"host": host}
        )
        offered = self.client.get(
            reverse("dialogue_pages:search_suggestions"),
            {"q": WORD[:4]},
            headers={"host": host},
        )
        printed = StringIO()
        call_command("search_public", WORD, format="json", stdout=printed)
        title = f"Cầu <mark>{WORD}</mark> bao giờ xong?"
        for door, is_open in [
            ("page", title in shown.content.decode()),
            ("count", shown.context["results"].count > 0),
            ("suggestions", bool(offered.json()["suggestions"])),
        ]:
            with self.subTest(door=door):
                self.assertEqual(is_open, expected)
        with self.subTest(door="command"):
            default = Site.objects.get(is_default_site=True).hostname
            if host in ("testserver", default):
                self.assertEqual(json.loads(printed.getvalue())["count"] > 0, expected)

    def assert_nothing_is_kept(self):
        for model, field in [
            (SearchEntry, "pk"),
            (SearchText, "pk"),
            (SearchPosting, "entry"),
        ]:
            self.assertFalse(model.objects.filter(**{field: self.page.pk}).exists())

    def test_a_published_answer_is_found(self):
        self.assert_found(True)

    def test_a_draft_is_not(self):
        self.page.title = f"Chưa duyệt {WORD}{WORD}"
        self.page.save_revision()
        found = self.client.get(reverse("dialogue_pages:search"), {"q": WORD * 2})
        self.assertNotContains(found, "Chưa duyệt")

    def test_an_unpublished_answer_is_not(self):
        self.page.unpublish()
        self.assert_found(False)
        self.assert_nothing_is_kept()

    def test_an_expired_answer_is_not(self):
        self.page.expire_at = timezone.now() - timedelta(hours=1)
        self.page.save()
        call_command("publish_scheduled")
        self.assert_found(False)

    def test_a_deleted_answer_is_not(self):
        self.page.delete()
        self.assert_found(False)
        self.assert_nothing_is_kept()

    def test_a_deleted_list_takes_its_answers_along(self):
        PageViewRestriction.objects.create(
            page=self.page, restriction_type=PageViewRestriction.LOGIN
        )
        self.index.delete()
        self.assert_found(False)
        self.assert_nothing_is_kept()

    def test_a_guarded_answer_is_found_only_while_it_is_open(self):
        for page in (self.page, self.index, self.home):
            guard = PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
            self.assert_found(False)
            self.assert_nothing_is_kept()
            guard.delete()
            self.assert_found(True)

    def test_hidden_past_the_index_it_is_still_not_shown(self):
        type(self.page).objects.filter(pk=self.page.pk).update(live=False)
        found = self.client.get(reverse("dialogue_pages:search"), {"q": WORD})
        self.assertNotContains(found, "bao giờ xong")

    def test_another_commune_does_not_find_it(self):
        other = HomePageFactory(title="Xã khác")
        Site.objects.create(hostname="khac.example", root_page=other)
        self.assert_found(False, host="khac.example")
        self.assert_found(True)

    def test_moved_to_another_commune_it_is_found_there(self):
        other = HomePageFactory(title="Xã khác")
        site = Site.objects.create(hostname="khac.example", root_page=other)
        MovePageAction(self.index, other, pos="last-child").execute(
            skip_permission_checks=True
        )
        self.assertEqual(SearchEntry.objects.get(pk=self.page.pk).site, site)
        self.assert_found(False)

    def test_rebuilding_finds_what_is_public_and_drops_the_rest(self):
        site = Site.objects.get(is_default_site=True)
        SearchEntry.objects.all().delete()
        self.assertEqual(sum(rebuild(site)), 1)
        self.assert_found(True)
        type(self.page).objects.filter(pk=self.page.pk).update(live=False)
        call_command("index_public", stdout=StringIO())
        self.assert_nothing_is_kept()

    def test_a_changed_title_is_found_by_its_new_words_only(self):
        self.page.title = "Cầu tạm bao giờ xong?"
        self.publish()
        self.assert_found(False)

    def test_pages_of_other_types_do_not_disturb(self):
        AnnouncementIndexPageFactory(parent=self.home).save_revision().publish()
        self.assert_found(True)
