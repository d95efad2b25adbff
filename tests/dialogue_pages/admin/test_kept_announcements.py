"""An announcement that was public stays, or says why it left the site."""

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse

from dialogue_pages.choices import AmendmentKind
from dialogue_pages.models import AnnouncementPage, Posting
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    default_site,
    open_portal,
)

LOGIN = {"restriction_type": "login", "password": "", "return_url": ""}


class KeptAnnouncementTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = open_portal().get_parent()
        cls.index = AnnouncementIndexPageFactory(parent=cls.home)
        cls.page = AnnouncementPageFactory(
            parent=cls.index, is_official=False, number=""
        )
        cls.draft = AnnouncementPageFactory(
            parent=cls.index, number="", live=False, first_published_at=None
        )
        cls.admin = get_user_model().objects.create_superuser("quan-tri")

    def setUp(self):
        self.client.force_login(self.admin)

    def ask(self, name, page, **data):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        return self.client.post(address, data, follow=True)

    def ask_in_bulk(self, action, page, **data):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        return self.client.post(f"{address}?id={page.pk}", data, follow=True)

    def there(self, page=None):
        return AnnouncementPage.objects.filter(pk=(page or self.page).pk).first()

    def told(self, response):
        return " ".join(str(message) for message in response.context["messages"])

    def test_it_is_not_deleted_alone_with_its_list_or_in_bulk(self):
        for response in (
            self.ask("delete", self.page),
            self.ask("delete", self.index),
            self.ask_in_bulk("delete", self.page),
            self.ask_in_bulk("delete", self.index),
        ):
            self.assertIn(self.page.title, self.told(response))
            self.assertIsNotNone(self.there())

    def test_nor_taken_off_the_site_before_it_is_recalled(self):
        for response in (
            self.ask("unpublish", self.page),
            self.ask("unpublish", self.index, include_descendants="on"),
            self.ask_in_bulk("unpublish", self.page),
            self.ask_in_bulk("unpublish", self.index, include_descendants="on"),
        ):
            self.assertIn(self.page.title, self.told(response))
            self.assertTrue(self.there().live)
        AnnouncementAmendmentFactory(announcement=self.page, kind=AmendmentKind.RECALL)
        self.ask("unpublish", self.page)
        self.assertFalse(self.there().live)

    def test_nor_deleted_after_it_was_recalled_and_taken_off(self):
        AnnouncementAmendmentFactory(announcement=self.page, kind=AmendmentKind.RECALL)
        self.ask("unpublish", self.page)
        self.ask("delete", self.page)
        self.assertIsNotNone(self.there())

    def test_nor_made_private_with_what_stands_above(self):
        for page in (self.page, self.index, self.home):
            with self.subTest(page.title):
                self.ask("set_privacy", page, **LOGIN)
                self.assertFalse(page.view_restrictions.exists())

    def test_nor_moved_to_another_commune(self):
        elsewhere = AnnouncementIndexPageFactory(parent__slug="xa-khac")
        args = [self.page.pk, elsewhere.pk]
        self.client.post(reverse("wagtailadmin_pages:move_confirm", args=args))
        self.ask_in_bulk("move", self.page, chooser=elsewhere.pk)
        self.assertTrue(self.there().is_child_of(self.index))

    def test_a_draft_is_deleted_unless_it_hangs_somewhere_already(self):
        row = Posting.objects.create(
            site=default_site(),
            page=self.draft,
            place="headquarters",
            posted_from="2026-03-02",
        )
        self.ask("delete", self.draft)
        self.assertIsNotNone(self.there(self.draft))
        row.delete()
        self.ask("delete", self.draft)
        self.assertIsNone(self.there(self.draft))
