"""The portal's server asks no other host for what an editor types."""

from unittest import mock

from django.test import TestCase
from django.urls import reverse

from tests.factories import UserFactory, open_portal


class NoOtherHostTests(TestCase):
    def test_an_embed_is_not_fetched(self):
        open_portal()
        self.client.force_login(UserFactory(username="an", is_superuser=True))
        with mock.patch("urllib.request.urlopen") as fetched:
            for url in (
                "https://www.youtube.com/watch?v=xxxxxxxxxxx",
                "https://wordpress.com/@127.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd",
            ):
                with self.subTest(url=url):
                    typed = {"embed-chooser-url": url}
                    address = reverse("wagtailembeds:chooser_upload")
                    answer = self.client.post(address, typed)
                    self.assertEqual(answer.status_code, 200)
        fetched.assert_not_called()
