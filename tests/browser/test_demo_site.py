"""A walk through the whole demo site, as everybody may come to it."""

from io import StringIO
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import override_settings
from playwright.sync_api import expect

from dialogue_pages.models import QuestionFormPage
from tests.browser import readable
from tests.browser.base import DESK, PHONE, BrowserTestCase
from tests.browser.demo_stops import every_live_page, stops
from tests.dialogue_pages.public.forms import old_stamp

SMALL_PHONE = {"width": 320, "height": 640}
FIRST_LOAD = 100_000  # bytes without pictures, not compressed
WITHOUT_SHELL = {"login", "fault"}


class DemoSiteTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.keep_pictures_as_files()
        cache.clear()
        call_command("load_demo", force=True, stdout=StringIO())

    def keep_pictures_as_files(self):
        """Where the server of the test looks for them."""
        folder = self.enterContext(TemporaryDirectory())
        on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
        storages = settings.STORAGES | {"default": on_disk}
        self.enterContext(override_settings(MEDIA_ROOT=folder, STORAGES=storages))

    def test_everybody_can_read_every_page(self):
        """One walk, for loading the demo takes as long as twenty pages."""
        walk = stops()
        for size in (DESK, PHONE):
            self.page = self.open("/", size=size)
            readable.load_as_a_newcomer(self.page)
            for stop in walk:
                with self.subTest(page=stop.name, width=size["width"]):
                    self.stop_at(stop)
            self.ask()
            with self.subTest(page="fault", width=size["width"]):
                self.page.set_content(render_to_string("500.html"))
                self.look("fault")
        self.glance_at_every_page()
        self.find_the_way_without_javascript()

    def glance_at_every_page(self):
        page = self.open("/", size=PHONE)
        for shown in every_live_page():
            with self.subTest(page=shown.url):
                page.goto(self.live_server_url + shown.url)
                self.assertEqual(readable.faults_of_structure(page), [])
                self.assert_fits(page)

    def find_the_way_without_javascript(self):
        page = self.open("/", size=PHONE, javascript=False)
        page.fill(".site-search-words", "nước")
        page.click(".site-search-go")
        page.click(".search-hit a >> nth=0")
        expect(page.locator("h1").first).to_be_visible()
        page.click(".site-menu a:has-text('Trả lời')")
        page.click(".facets summary")
        page.select_option(".facets select >> nth=0", index=1)
        page.click(".facets button")
        expect(page.locator(".narrowed").first).to_be_visible()
        page.click(".answer-card a >> nth=0")
        page.click(".clarity a >> nth=0")
        expect(page.locator("main form").first).to_be_visible()
        page.click(".site-menu a:has-text('Thông báo')")
        page.click(".kinds a >> nth=1")
        expect(page.locator(".kinds [aria-current]").first).to_be_visible()
        page.click(".card a >> nth=0")
        page.click(".download[href$='/loa/']")
        expect(page.locator(".said >> nth=0").first).to_be_visible()

    def stop_at(self, stop):
        response = self.page.goto(self.live_server_url + stop.path)
        self.page.wait_for_load_state("load")
        self.assertEqual(response.status, stop.status)
        if stop.status == 404:
            self.complaints.clear()  # the browser notes it itself
        if stop.name != "login":
            self.assertLess(readable.first_load(self.page), FIRST_LOAD)
        self.look(stop.name)

    def look(self, name):
        page = self.page
        page.emulate_media(media="screen", forced_colors="none", color_scheme="light")
        self.assertEqual(readable.faults_of_structure(page), [])
        if name not in WITHOUT_SHELL:
            self.assertEqual(readable.missing_landmarks(page), [])
        self.assert_seen_by_everybody(page)
        if page.viewport_size == PHONE:
            self.assert_grows(page)
        else:
            self.assertEqual(readable.faults_of_the_keyboard(page), [])
            if name not in WITHOUT_SHELL:
                self.assert_prints(page)
            page.emulate_media(media="screen")

    def assert_seen_by_everybody(self, page):
        self.assert_fits(page)
        self.assert_accessible(page)
        for media in ({"color_scheme": "dark"}, {"forced_colors": "active"}):
            page.emulate_media(**media)
            self.assertEqual(readable.faults_of_colour(page), [])

    def assert_grows(self, page):
        """Text of double size and the narrowest telephone: nothing is cut off."""
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        self.assert_fits(page)
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(SMALL_PHONE)
        self.assert_fits(page)
        page.set_viewport_size(PHONE)

    def assert_prints(self, page):
        page.emulate_media(media="print", forced_colors="none", color_scheme="light")
        self.assertEqual(readable.seen_on_paper(page), [])
        if not page.is_visible(".receipt"):
            expect(page.locator(".print-source").first).to_be_visible()
            self.assertTrue(page.locator(":is(.print-name, .paper):visible").count())

    def ask(self):
        """Write, be refused, look, send, look up: each step is a page."""
        page, path = self.page, QuestionFormPage.objects.get().url
        page.goto(self.live_server_url + path)
        page.click("button[value=preview]")
        self.step("question-refused", ".error-summary")
        page.check("[name=message_kind][value=opinion]")
        page.check("[name=sender_age][value=adult]")
        page.check("[name=consents_to_handling]")
        for name, words in {
            "title": "Đường vào thôn ngập khi mưa",
            "content": "Mưa to là đường ngập, xe máy không đi được. Xin gọi 0912345678.",
            "sender_name": "Quàng Thị Lả",
            "sender_phone": "0912 345 678",
        }.items():
            page.fill(f"[name={name}]", words)
        page.locator("[name=stamp]").evaluate("(e, s) => (e.value = s)", old_stamp())
        page.click("button[value=preview]")
        self.step("question-preview", ".shown-public")
        page.click("button[value=send]")
        self.step("question-receipt", ".receipt")
        page.click("main .more .button")
        self.step("question-case", ".history")

    def step(self, name, mark):
        self.page.wait_for_selector(mark)
        with self.subTest(page=name, width=self.page.viewport_size["width"]):
            self.look(name)
