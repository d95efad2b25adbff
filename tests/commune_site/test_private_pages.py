from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Collection, PageViewRestriction

from tests.factories import HomePageFactory


class PrivatePageTests(TestCase):
    """Wagtail lets a password that many share be tried without end."""

    def test_no_page_or_collection_is_closed_by_a_shared_password(self):
        self.client.force_login(get_user_model().objects.create_superuser("quan-tri"))
        page, collection = HomePageFactory(), Collection.get_first_root_node()
        below = collection.add_child(name="Văn bản")
        asked = {"restriction_type": PageViewRestriction.PASSWORD, "password": "abc"}
        for address in (
            reverse("wagtailadmin_pages:set_privacy", args=[page.pk]),
            reverse("wagtailadmin_collections:set_privacy", args=[below.pk]),
        ):
            shown = self.client.get(address).json()["html"]
            self.assertIn('value="login"', shown)
            self.assertNotIn('value="password"', shown)
            self.client.post(address, asked)
        self.assertFalse(page.view_restrictions.exists())
        self.assertFalse(below.view_restrictions.exists())
