import re
from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import expect

from dialogue_pages.choices import AmendmentKind, AnnouncementKind, ConferenceStatus
from tests.dialogue_pages.questions.published import answered
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanIndexPageFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    PlanAmendmentFactory,
    open_portal,
)

from .base import DESK, PHONE, BrowserTestCase

SMALL_PHONE = {"width": 320, "height": 640}
WALL = {"width": 1920, "height": 1080}
FIRST_LOAD = 100_000  # bytes


class PublicPagesTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.index = open_portal()
        self.plan = self.rich_plan()
        empty = DialoguePlanIndexPageFactory(
            parent=self.index.get_parent(), title="Kế hoạch khác", slug="khac"
        )
        self.addresses = {
            "home": "/",
            "index": self.index.url,
            "empty-index": empty.url,
            "plan": self.plan.url,
            "held-plan": self.held_plan().url,
            "replaced-plan": self.replaced_plan().url,
            "draft": DialoguePlanPageFactory(parent=self.index).url,
        }

    def rich_plan(self):
        today = timezone.localdate()
        plan = DialoguePlanPageFactory(
            parent=self.index, issued=True, questions_close_on=today
        )
        hamlets = HamletFactory.create_batch(3)
        for status in ConferenceStatus:
            ConferenceFactory(plan=plan, status=status, hamlets=hamlets)
        day = today + timedelta(days=90)
        ConferenceFactory(plan=plan, in_month=True, day=day)
        ConferenceFactory(plan=plan, unset=True)
        return plan

    def held_plan(self):
        """A plan of which results, answers and kept and missed duties are told."""
        plan = DialoguePlanPageFactory(parent=self.index, issued=True)
        meetings = [
            ConferenceFactory(
                plan=plan, name=name, day=timezone.localdate() - timedelta(days=age)
            )
            for name, age in (("Cụm một", 40), ("Cụm hai", 20))
        ]
        home = self.index.get_parent()
        announcements = AnnouncementIndexPageFactory(parent=home)
        for kind in AnnouncementKind:
            AnnouncementPageFactory(
                parent=announcements, kind=kind, plan=plan, conference=meetings[0]
            )
        answers = AnswerIndexPageFactory(parent=home)
        for meeting in (*meetings, meetings[0]):
            AnswerPageFactory(parent=answers, conference=meeting)
            answered(conference=meeting)
        return plan

    def replaced_plan(self):
        plan = DialoguePlanPageFactory(parent=self.index, issued=True)
        ConferenceFactory(plan=plan)
        PlanAmendmentFactory(plan=plan)
        PlanAmendmentFactory(
            plan=plan,
            kind=AmendmentKind.REPLACEMENT,
            replaced_by=self.plan.page_ptr,
        )
        return plan

    def test_every_page_fits_every_screen_in_light_and_dark(self):
        for name, address in self.addresses.items():
            for size in (PHONE, DESK):
                page = self.open(address, size=size)
                for scheme in ("light", "dark"):
                    with self.subTest(page=name, width=size["width"], scheme=scheme):
                        page.emulate_media(color_scheme=scheme)
                        self.assert_fits(page)
                        self.assert_accessible(page)

    def test_the_plan_fits_the_smallest_and_the_widest_screen(self):
        for size in (SMALL_PHONE, WALL):
            with self.subTest(width=size["width"]):
                self.assert_fits(self.open(self.plan.url, size=size))

    def test_text_of_double_size_still_fits_a_phone(self):
        page = self.open(self.plan.url, size=PHONE)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        self.assert_fits(page)

    def test_a_page_that_is_not_there_helps(self):
        page = self.open("/khong-co/", size=PHONE)
        self.complaints.clear()  # the browser notes the 404 itself
        self.assert_fits(page)
        self.assert_accessible(page)
        page.click(".message a")
        expect(page).to_have_url(f"{self.live_server_url}/")

    def test_so_does_the_page_for_a_fault_of_ours(self):
        page = self.open("/", size=PHONE)
        page.set_content(render_to_string("500.html"))
        self.assert_fits(page)
        self.assert_accessible(page)

    def test_why_a_duty_is_due_then_opens_without_javascript(self):
        page = self.open(self.addresses["held-plan"], size=PHONE, javascript=False)
        self.assertFalse(page.is_visible(".duty details p >> nth=0"))
        page.click(".duty summary >> nth=0")
        expect(page.locator(".duty details p >> nth=0").first).to_be_visible()
        page.click(".results a[href*='hoi-nghi=']")
        expect(page.locator(".answer-card").first).to_be_visible()

    def test_wide_screens_put_what_is_new_beside_the_way_to_look_up(self):
        page = self.open("/")
        new = page.locator(".front-announcements").bounding_box()
        look_up = page.locator(".front-tracking").bounding_box()
        self.assertEqual(new["y"], look_up["y"])
        page.set_viewport_size(PHONE)
        look_up = page.locator(".front-tracking").bounding_box()
        self.assertGreater(
            look_up["y"], page.locator(".front-announcements").bounding_box()["y"]
        )

    def test_a_plan_is_found_and_read_without_javascript(self):
        page = self.open("/", size=PHONE, javascript=False)
        page.click(".plan-card a")
        page.click(".contents-folded summary")
        page.click(".contents-folded a >> nth=0")
        expect(page).to_have_url(re.compile("#phan-1$"))
        expect(page.locator("#phan-1").first).to_be_visible()

    def test_the_keyboard_reaches_the_content_at_once(self):
        page = self.open(self.plan.url)
        page.keyboard.press("Tab")
        expect(page.locator(".skip-link").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("#noi-dung$"))
        page.keyboard.press("Tab")
        focused = "document.activeElement.closest('main') !== null"
        self.assertTrue(page.evaluate(focused))

    def test_the_first_load_is_small_and_all_from_here(self):
        page = self.open("/khong-co/")
        self.complaints.clear()
        loaded = []
        page.on("response", lambda response: loaded.append(len(response.body())))
        page.goto(self.live_server_url + self.plan.url)
        page.wait_for_load_state("networkidle")
        self.assertGreater(len(loaded), 1)
        self.assertLess(sum(loaded), FIRST_LOAD)

    def test_the_policy_forbids_inline_code(self):
        page = self.open("/")
        for address in self.addresses.values():
            with self.subTest(address=address):
                response = page.goto(self.live_server_url + address)
                policy = response.headers["content-security-policy"]
                self.assertIn("default-src 'self'", policy)
                self.assertNotIn("unsafe-inline", policy)

    def test_paper_carries_the_text_and_what_has_changed_but_no_menu(self):
        page = self.open(self.addresses["replaced-plan"])
        page.emulate_media(media="print")
        for shown in (".notice-replacement", ".paper", ".signature"):
            self.assertTrue(page.is_visible(shown), shown)
        for hidden in (".site-menu", ".contents", ".plan-services", ".site-footer"):
            self.assertFalse(page.is_visible(hidden), hidden)
