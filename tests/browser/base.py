"""A person's way through the site, in Debian's Chromium."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.db import connection
from playwright.sync_api import sync_playwright

from tests.places import SCREENSHOTS

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _waiting(page, act):
    """A press of a button or link that ends when the page it leads to is there.

    By itself it ends as soon as that page begins to come.
    """

    def act_and_wait(*args, **options):
        act(*args, **options)
        page.wait_for_load_state()

    return act_and_wait


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
class BrowserTestCase(StaticLiveServerTestCase):
    """Fails when a page complains in the console or calls another host.

    Wagtail's own root page and site are there at the start of each test;
    a test makes what else it needs in `setUp`.
    """

    serialized_rollback = True

    @classmethod
    def setUpClass(cls):
        # Playwright keeps an event loop in this thread, which Django takes for
        # an asynchronous caller.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        super().setUpClass()
        at_start = connection._test_serialized_contents
        cls.playwright = sync_playwright().start()
        # Beside that loop Django opens a connection of its own, which has to know
        # what `serialized_rollback` restores.
        connection._test_serialized_contents = at_start
        cls.addClassCleanup(cls.playwright.stop)
        cls.chromium = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS
        )
        cls.addClassCleanup(cls.chromium.close)

    def setUp(self):
        super().setUp()
        self.complaints = []

    def tearDown(self):
        complaints, self.complaints = self.complaints, []
        self.assertEqual(complaints, [])
        super().tearDown()

    def open(self, path="/", *, size=DESK, javascript=True):
        """Open a path of the site in a window of its own and return the page."""
        context = self.chromium.new_context(
            viewport=size,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        self.addCleanup(context.close)
        page = context.new_page()
        page.click = _waiting(page, page.click)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.goto(self.live_server_url + path)
        return page

    def log_in(self, page, username, password):
        page.goto(self.live_server_url + "/admin/login/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", password)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")

    def assert_accessible(self, page):
        """No violation of WCAG 2.2 AA that axe-core can see on the finished page."""
        page.wait_for_load_state()
        page.wait_for_selector("main", state="attached")
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        options = {"runOnly": {"type": "tag", "values": [*rules, "best-practice"]}}
        found = Axe().run(page, options=options)
        self.assertEqual(found.violations_count, 0, found.generate_report())

    def assert_fits(self, page):
        """Nothing makes the page scroll sideways."""
        width = "document.documentElement.scrollWidth"
        self.assertLessEqual(page.evaluate(width), page.viewport_size["width"])

    def assert_fit_every_screen(self, pages):
        """Each (name, address) at both widths, in dark and in light; pictures are kept."""
        for name, address in pages:
            for size in (PHONE, DESK):
                page = self.open(address, size=size)
                for scheme in ("dark", "light"):
                    with self.subTest(page=name, width=size["width"], scheme=scheme):
                        page.emulate_media(color_scheme=scheme)
                        self.assert_fits(page)
                        self.assert_accessible(page)
                self.take_picture(page, name)

    def take_picture(self, page, name):
        """Keep the whole page as var/screenshots/NAME-WIDTH.png."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"]
        path = SCREENSHOTS / f"{name}-{width}.png"
        page.screenshot(path=path, full_page=True)
        return path

    def _on_console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _on_request(self, request):
        address = urlsplit(request.url)
        own = urlsplit(self.live_server_url).netloc
        if address.scheme not in ("data", "blob", "about") and address.netloc != own:
            self.complaints.append(f"third party: {request.url}")

    def _on_response(self, response):
        if response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")
