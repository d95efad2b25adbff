import importlib

from django.test import SimpleTestCase, override_settings
from django.urls import Resolver404, resolve
from django.views.static import serve

from commune_site import urls


class MediaTests(SimpleTestCase):
    def test_documents_have_no_address_beside_the_one_that_asks_who_reads(self):
        self.addCleanup(importlib.reload, urls)
        with override_settings(SERVE_MEDIA=True):
            told = importlib.reload(urls)
        self.assertIs(resolve("/media/images/a.jpg", told).func, serve)
        with self.assertRaises(Resolver404):
            resolve("/media/documents/a.pdf", told)
