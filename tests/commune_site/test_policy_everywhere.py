import re
from itertools import islice
from urllib.parse import urlsplit

from django.test import TestCase, override_settings
from django.urls import path
from wagtail.models import Page

from commune_site.urls import urlpatterns as own_patterns
from tests.dialogue_pages.leaks.doors import PUBLIC_DOORS, ROUTES
from tests.dialogue_pages.leaks.planting.world import planted

HEADER = "Content-Security-Policy"
TRIED_OF_EACH_DOOR = 2
INLINE = re.compile(
    r'<script(?![^>]*\bsrc=)(?![^>]*type="application/(?:ld\+)?json")'
    r"|<style\b|\sstyle=\"|\son[a-z]+=\"",
    re.IGNORECASE,
)


def fails(request):
    raise RuntimeError


urlpatterns = [path("hong/", fails), *own_patterns]


class PolicyCase(TestCase):
    def assert_strict(self, response):
        policy = response.headers.get(HEADER, "")
        self.assertIn("default-src 'self'", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn("unsafe", policy)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            self.assertIsNone(INLINE.search(response.text))


class PublicDoorTests(PolicyCase):
    def test_every_public_door_has_the_strict_policy_and_nothing_inline(self):
        world = planted()
        for address in sorted({*addresses_of_doors(world), *addresses_of_pages(world)}):
            with self.subTest(address=address):
                response = self.client.get(address)
                if response.headers.get("Content-Type") != "application/pdf":
                    self.assert_strict(response)


def addresses_of_doors(world):
    for door in PUBLIC_DOORS:
        if door.name != "pages" and door.answers_get:
            yield from islice(door.paths(world), TRIED_OF_EACH_DOOR)


def addresses_of_pages(world):
    """One page of each type that everybody may read, by each of its routes."""
    pages = Page.objects.descendant_of(world.here.home, inclusive=True).live().public()
    one_of_each = {type(page).__name__: page for page in pages.specific()}
    for name, paths in ROUTES.items():
        page = one_of_each.get(name.split()[0])
        if page:
            below = paths(page)[:TRIED_OF_EACH_DOOR]
            yield from (urlsplit(page.url).path + rest for rest in below)


class ErrorPageTests(PolicyCase):
    def setUp(self):
        self.client.raise_request_exception = False

    def test_not_found(self):
        self.assert_error(404, self.client.get("/khong-co/"))

    @override_settings(ROOT_URLCONF=__name__)
    def test_broken(self):
        with self.assertLogs("django.request", "ERROR"):
            self.assert_error(500, self.client.get("/hong/"))

    @override_settings(ALLOWED_HOSTS=["doithoai.example.vn"])
    def test_a_foreign_host(self):
        with self.assertLogs("django.security.DisallowedHost", "ERROR"):
            self.assert_error(400, self.client.get("/", headers={"host": "la.example"}))

    def test_a_form_without_its_proof(self):
        careful = self.client_class(enforce_csrf_checks=True)
        with self.assertLogs("django.security.csrf", "WARNING"):
            self.assert_error(403, careful.post("/theo-doi/", {}))

    def assert_error(self, code, response):
        self.assertEqual(response.status_code, code)
        self.assert_strict(response)
