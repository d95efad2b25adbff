"""The portal behind nginx, with `deploy/nginx.conf`, both started for real."""

import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from contextlib import ExitStack
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import SimpleTestCase, override_settings

from commune_site.csp import usual_headers
from tests.dialogue_pages.pages import BeautifulSoup
from tests.places import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from _servers import BROTLI, TEMPLATE, free_port, granian, nginx, nginx_program

PLAN = "/ke-hoach-doi-thoai/doi-thoai-cum-thon-ven-song-2026/"
STALE_SECONDS = 1


class ConfigurationTests(SimpleTestCase):
    def test_it_sends_what_the_portal_sends(self):
        told = dict(re.findall(r'add_header (\S+) "(.*)";', location("/")))
        for name in ("Cache-Control", "Last-Modified", "Strict-Transport-Security"):
            told.pop(name)
        self.assertEqual(in_one_order(told), in_one_order(usual_headers()))

    @override_settings(SECURE_HSTS_SECONDS=31_536_000)
    def test_it_promises_https_as_long_as_the_portal(self):
        self.assertIn('Strict-Transport-Security "max-age=31536000"', location("/"))

    def test_its_own_pages_are_as_strict_as_the_others(self):
        told = dict(
            re.findall(r'add_header (\S+) "(.*)" always;', location("/errors/"))
        )
        usual = in_one_order(usual_headers())
        own = in_one_order(told)
        for name in ("cache-control", "strict-transport-security"):
            own.pop(name)
        self.assertEqual(own, {name: usual[name] for name in own})
        self.assertEqual(told["Cache-Control"], "no-store")

    def test_it_keeps_no_log_of_addresses_and_who_asked_for_them(self):
        servers = re.findall(
            r"^server \{(.*?)^\}", TEMPLATE.read_text(), re.DOTALL | re.M
        )
        self.assertEqual(len(servers), 2)
        for server in servers:
            self.assertEqual(re.findall(r"access_log ([^;]+);", server), ["off"])

    def test_it_hands_out_no_documents_past_the_portal(self):
        self.assertIn("return 404", location("/media/documents/"))


def in_one_order(headers: dict[str, str]) -> dict[str, str]:
    """Names in small letters; directives of a policy come in any order."""
    told = {name.lower(): value for name, value in headers.items()}
    policy = told["content-security-policy"].split("; ")
    return told | {"content-security-policy": "; ".join(sorted(policy))}


def location(path: str) -> str:
    return re.search(
        rf"location {re.escape(path)} \{{(.*?)\n    \}}",
        TEMPLATE.read_text(),
        re.DOTALL,
    )[1]


@pytest.mark.slow
@unittest.skipUnless(nginx_program(), "nginx is not installed")
class BehindNginxTests(SimpleTestCase):
    """Two workers, a database of their own, the demo commune."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        cls.folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cls.folder.chmod(0o755)
        cls.port, portal = free_port(), free_port()
        cls.ready = cls.folder / "ready"
        cls.env = os.environ | {
            "PYTHONPATH": str(ROOT),
            "ENV_FILE": os.devnull,
            "DJANGO_SETTINGS_MODULE": "benchmarks.yardstick.settings",
            "SECRET_KEY": "tested-" * 8,
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": f"sqlite:///{cls.folder}/portal.sqlite3",
            "MEDIA_ROOT": f"{cls.folder}/media",
            "READY_FOLDER": str(cls.ready),
            "READY_FILES": "true",
            "SECURE_SSL_REDIRECT": "false",
            "CONSTANT_PAGE": os.devnull,
        }
        cls.manage("migrate", "-v0")
        cls.manage("load_demo", "--force", "--port", str(cls.port))
        stack.enter_context(granian(portal, cls.env, workers=2))
        folder = cls.folder / "nginx"
        folder.mkdir()
        stack.enter_context(nginx(folder, cls.port, portal, cls.ready, cls.folder))

    @classmethod
    def manage(cls, *arguments):
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=cls.env,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def change(self, code):
        """Something is written by a process of its own, as by a command."""
        begin = "from wagtail.models import *; from dialogue_pages.models import *;"
        self.manage("shell", "--no-imports", "-v0", "-c", begin + code)
        time.sleep(STALE_SECONDS)

    def get(self, path, method="GET", **headers):
        connection = HTTPConnection("localhost", self.port, timeout=60)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        response.body = response.read()
        connection.close()
        return response

    def is_baked(self, path) -> bool:
        """The next one would get it without the portal."""
        hours = (self.ready / "current").glob("*")
        name = f"localhost.{self.port}{path}index.html"
        return any((hour / name).exists() for hour in hours)

    def baked(self, path):
        """By nginx alone, both after the portal's own answer."""
        first = self.get(path)
        if not self.is_baked(path):  # the turn of an hour
            first = self.get(path)
        self.assertTrue(self.is_baked(path))
        return first, self.get(path)

    def test_a_ready_page_is_the_same_in_all_that_counts(self):
        own, ready = self.baked(PLAN)
        self.assertEqual(ready.body, own.body)
        kept = {"date", "server", "connection", "transfer-encoding", "keep-alive"}
        left, right = (
            in_one_order(
                {n: v for n, v in response.getheaders() if n.lower() not in kept}
            )
            for response in (own, ready)
        )
        self.assertEqual(right.pop("accept-ranges", "bytes"), "bytes")
        self.assertEqual(left, right)
        self.assertIn("Server", dict(ready.getheaders()))

    def test_packed_once_and_known_again(self):
        _own, plain = self.baked(PLAN)
        zipped = self.get(PLAN, Accept_Encoding="gzip")
        self.assertEqual(zipped.getheader("Content-Encoding"), "gzip")
        self.assertEqual(gzip.decompress(zipped.body), plain.body)
        self.assertEqual(zipped.getheader("Vary"), "Accept-Encoding")
        if BROTLI.exists():
            shorter = self.get(PLAN, Accept_Encoding="gzip, deflate, br")
            self.assertEqual(shorter.getheader("Content-Encoding"), "br")
            self.assertLess(len(shorter.body), len(zipped.body))
        for tag in (plain.getheader("ETag"), f"W/{plain.getheader('ETag')}"):
            known = self.get(PLAN, If_None_Match=tag)
            self.assertEqual((known.status, known.body), (304, b""))
            self.assertIsNotNone(known.getheader("Content-Security-Policy"))
        head = self.get(PLAN, method="HEAD")
        self.assertEqual(head.getheader("Content-Length"), str(len(plain.body)))

    def test_whoever_is_told_from_others_reaches_the_portal(self):
        self.baked(PLAN)
        for path, headers in (
            (PLAN, {"Cookie": "sessionid=x"}),
            (PLAN, {"Cookie": "a=b; messages=x"}),
            (f"{PLAN}?khac=1", {}),
        ):
            response = self.get(path, **headers)
            self.assertEqual(response.status, 200)
            self.assertIsNone(response.getheader("ETag"))

    def test_a_published_change_is_read_within_a_second(self):
        path = "/lien-he/"
        self.baked(path)
        self.change(
            "page = Page.objects.get(slug='lien-he').specific;"
            "page.title = 'Liên hệ mới'; page.save_revision().publish()"
        )
        for _ in range(4):  # both workers
            self.assertIn("Liên hệ mới", self.get(path).body.decode())

    def test_what_is_taken_down_or_made_private_is_out_of_reach(self):
        for path, code, status in (
            (
                "/huong-dan/",
                "Page.objects.get(slug='huong-dan').specific.unpublish()",
                404,
            ),
            (
                "/kha-nang-tiep-can/",
                "PageViewRestriction.objects.create(restriction_type='login',"
                "page=Page.objects.get(slug='kha-nang-tiep-can'))",
                302,
            ),
        ):
            with self.subTest(path=path):
                self.baked(path)
                self.change(code)
                for _ in range(3):
                    self.assertEqual(self.get(path).status, status)
                self.assertFalse(self.is_baked(path))

    def test_the_form_works_and_is_never_a_file(self):
        self.assertEqual(self.get("/gui-y-kien/").status, 200)
        self.assertIsNotNone(self.get("/gui-y-kien/").getheader("Set-Cookie"))
        self.assertFalse(self.is_baked("/gui-y-kien/"))

    def test_nobody_reaches_the_files_by_their_own_names(self):
        self.baked(PLAN)
        (hour,) = [h.name for h in (self.ready / "current").glob("*")][-1:]
        for path in (f"/{hour}/", f"/current/{hour}/", "/../stamp", "/%2e%2e/"):
            with self.subTest(path=path):
                self.assertIn(self.get(path).status, (400, 404))


@unittest.skipUnless(nginx_program(), "nginx is not installed")
class ErrorsOfNginxTests(SimpleTestCase):
    """nginx alone: nobody answers at the portal's port."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        with override_settings(STATIC_ROOT=folder):
            call_command("write_error_pages", stdout=StringIO())
        (folder / "nginx").mkdir()
        cls.port = free_port()
        running = nginx(folder / "nginx", cls.port, free_port(), folder, folder)
        stack.enter_context(running)

    def answer(self, method, path, body=None, **headers):
        connection = HTTPConnection("localhost", self.port, timeout=60)
        self.addCleanup(connection.close)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response, BeautifulSoup(response.read(), "html.parser")

    def assert_told(self, response, page, *words):
        self.assertEqual(response.getheader("Cache-Control"), "no-store")
        self.assertIn(
            "default-src 'self'", response.getheader("Content-Security-Policy")
        )
        self.assertIn("utf-8", response.getheader("Content-Type"))
        self.assertEqual(page.html["lang"], "vi")
        self.assertEqual(page.find_all(["script", "style"]), [])
        for word in words:
            self.assertIn(word, page.select_one(".message").get_text())

    def test_what_is_too_large_is_told_what_to_do(self):
        # The length is enough: nginx refuses before it reads.
        response, page = self.answer(
            "POST", "/gui-y-kien/", b"x", **{"Content-Length": str(31 * 1024**2)}
        )
        self.assertEqual(response.status, 413)
        self.assert_told(response, page, "5 MB", "3 tệp", "vẫn còn")
        self.assertIsNone(page.select_one("a"))

    def test_a_portal_that_does_not_answer_is_told_of_in_vietnamese(self):
        for method, path in (
            ("GET", "/"),
            ("POST", "/gui-y-kien/"),
            ("GET", "/a/?b=1"),
        ):
            with self.subTest(path):
                response, page = self.answer(method, path)
                self.assertEqual(response.status, 502)
                self.assert_told(response, page, "một phút", "gọi điện")
                self.assertEqual(page.select_one("a")["href"], "")

    def test_nobody_opens_these_pages_by_their_address(self):
        response, _page = self.answer("GET", "/errors/413.html")
        self.assertEqual(response.status, 404)
