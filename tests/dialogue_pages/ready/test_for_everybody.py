"""Only what is the same for everybody lies ready; forms and messages keep working."""

from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from dialogue_pages.kept import mark
from dialogue_pages.models import AnswerPage, Question, QuestionFormPage
from dialogue_pages.ready.asking import asked
from dialogue_pages.ready.marking import lies_ready, ready_until
from tests.dialogue_pages.public.forms import filled
from tests.factories import (
    AnswerPageFactory,
    ConferenceFactory,
    HomePageFactory,
    UserFactory,
)

from .case import ReadyTestCase


class ReadyTests(ReadyTestCase):
    def test_pages_lists_and_papers_lie_ready(self):
        pages = (self.home, self.plans, self.plan, self.answers, self.answer)
        for page in (*pages, self.announcements, self.announcement):
            with self.subTest(page=page.url):
                first = self.look(page)
                second = self.assert_ready(page)
                self.assertEqual(second.content, first.content)
                self.assertEqual(second.status_code, 200)
        for door in ("pdf/", "docx/", "ics/"):
            with self.subTest(door=door):
                first = self.look(self.plan.url + door)
                second = self.assert_ready(self.plan.url + door)
                self.assertEqual(second.content, first.content)
                self.assertEqual(
                    second["Content-Disposition"], first["Content-Disposition"]
                )
        machines = ("/sitemap.xml", "/robots.txt", "/theo-doi/moi.atom")
        for address in ("/so-do-trang/", "/theo-doi/hoi-nghi.ics", *machines):
            with self.subTest(address=address):
                self.look(address)
                self.assert_ready(address)

    def test_who_asks_first_whether_it_changed_leaves_it_ready(self):
        self.look("/theo-doi/moi.atom", headers={"if-none-match": '"none"'})
        tag = self.assert_ready("/theo-doi/moi.atom")["ETag"]
        told = self.look("/theo-doi/moi.rss", headers={"if-none-match": tag})
        self.assertEqual(told.status_code, 200)

    def test_headers_of_protection_come_with_it(self):
        first = self.look(self.answer)
        second = self.assert_ready(self.answer)
        self.assertEqual(dict(first.items()), dict(second.items()))
        for name in ("Content-Security-Policy", "X-Frame-Options", "Referrer-Policy"):
            self.assertIn(name, second)
        self.assertEqual(second["Cache-Control"], "max-age=0, must-revalidate")
        self.assertEqual(second["Vary"], "Accept-Encoding")

    def test_another_host_gets_its_own(self):
        other = HomePageFactory(
            parent=self.home.get_parent(), slug="khac", title="Xã khác"
        )
        Site.objects.create(hostname="khac.example.vn", root_page=other)
        self.look("/")
        response = self.look("/", headers={"host": "khac.example.vn"})
        self.assertContains(response, other.title)
        self.assertNotContains(response, self.home.title)
        self.assertContains(self.look("/"), self.home.title)

    def test_choices_in_a_list_have_their_own_answer(self):
        address = f"{self.answers.url}?linh-vuc={self.topic.pk}"
        self.assertContains(self.look(address), "Sửa cống")
        self.assert_ready(address)
        self.assertContains(self.look(f"{self.answers.url}?nam=1999"), "Sửa cống")

    def test_what_others_hang_on_an_address_neither_costs_nor_shows(self):
        self.look("/so-do-trang/?fbclid=Kh%C3%B4ng-c%E1%BB%A7a-ta&utm_source=zalo")
        self.assert_ready("/so-do-trang/")
        self.assertNotContains(self.assert_ready("/so-do-trang/?gclid=1"), "fbclid")
        self.assertNotContains(self.look("/so-do-trang/"), "utm_source")

    @override_settings(DIALOGUE_PAGES_READY_MEGABYTES=1)
    def test_asking_for_ever_other_lists_fills_no_memory(self):
        self.look(self.answer)
        for number in range(40):
            self.look(f"{self.answers.url}?nam={number}")
        self.assert_ready(self.answer)


class NeverReadyTests(ReadyTestCase):
    def test_whoever_is_logged_in_asks_the_portal(self):
        self.look(self.answer)
        self.client.force_login(UserFactory())
        self.assert_made_anew(self.answer)
        self.client.logout()
        self.assert_ready(self.answer)

    def test_a_guarded_page_never_does_for_whoever_may_see_it(self):
        guard = PageViewRestriction.objects.create(
            page=self.answers, restriction_type="password", password="mo-ra"
        )
        self.assertEqual(self.look(self.answer).status_code, 200)
        self.assertNotContains(self.look(self.answer), "Sửa cống")
        self.client.post(
            f"/_util/authenticate_with_password/{guard.pk}/{self.answer.pk}/",
            {"password": "mo-ra", "return_url": self.answer.url},
        )
        self.assertContains(self.look(self.answer), "Sửa cống")
        anybody = self.client_class()
        self.assertNotContains(self.look(self.answer, anybody), "Sửa cống")
        for client in (self.client, anybody):
            with self.assertRaises(AssertionError), self.assertNumQueries(0):
                self.look(self.answer, client)

    def test_previews_show_the_draft_and_leave_nothing(self):
        self.look(self.answer)
        page = AnswerPage.objects.get(pk=self.answer.pk)
        page.title = "Bản nháp"
        preview = page.make_preview_request()
        self.assertContains(preview, "Bản nháp")
        self.assertNotContains(self.look(self.answer), "Bản nháp")

    def test_unknown_parameters_and_other_methods_ask_the_portal(self):
        self.look(self.answer)
        self.assert_made_anew(f"{self.answer.url}?khac=1")
        self.assert_made_anew(f"{self.answers.url}?nam=2026&nam=2025")
        self.assertNotIn("ETag", self.client.post(self.answer.url))

    def test_errors_and_redirects_do_not(self):
        self.assert_made_anew("/khong-co/")
        self.assertEqual(self.look(self.answer.url.rstrip("/")).status_code, 301)

    def test_the_form_and_all_its_steps_do_not(self):
        form = QuestionFormPage(title="Gửi ý kiến", slug="gui-y-kien")
        self.home.add_child(instance=form)
        for route in ("", "tra-cuu/", "da-gui/"):
            with self.subTest(route=route):
                self.look(form.url + route)
                self.assertNotIn("ETag", self.look(form.url + route))
        sent = self.client.post(form.url, filled(), follow=True)
        self.assertContains(sent, Question.objects.get().number)

    def test_a_message_is_shown_once_to_the_one_it_is_for(self):
        self.look(self.answer)
        self.client.cookies["messages"] = "x"
        self.assert_made_anew(self.answer)
        del self.client.cookies["messages"]
        self.assert_ready(self.answer)

    def test_a_response_that_says_so_is_kept_back(self):
        request = RequestFactory().get("/")
        request.lies_ready = True
        for headers in (
            {"Cache-Control": "private"},
            {"Cache-Control": "no-store"},
            {"Vary": "Cookie"},
            {"Vary": "Accept-Encoding, Cookie"},
            {"Content-Encoding": "gzip"},
            {"Content-Type": "application/octet-stream"},
        ):
            with self.subTest(headers=headers):
                self.assertIsNone(ready_until(request, HttpResponse(headers=headers)))
        told = HttpResponse()
        told.set_cookie("a", "b")
        self.assertIsNone(ready_until(request, told))
        self.assertIsNotNone(ready_until(request, HttpResponse()))
        request.lies_ready = False
        self.assertIsNone(ready_until(request, HttpResponse()))


class UnmarkedTests(TestCase):
    def test_a_view_says_it_itself(self):
        request = RequestFactory().get("/")
        self.assertIsNone(ready_until(request, HttpResponse()))
        lies_ready()(lambda request: HttpResponse())(request)
        self.assertIsNotNone(ready_until(request, HttpResponse()))

    def test_the_key_holds_scheme_host_path_and_what_is_read(self):
        requests = RequestFactory()
        known = frozenset({"a", "b"})
        one = asked(requests.get("/x/?b=2&a=1&fbclid=9"), known)
        self.assertEqual(one, asked(requests.get("/x/?a=1&b=2"), known))
        for other in (
            requests.get("/x/?a=2&b=1"),
            requests.get("/y/?a=1&b=2"),
            requests.get("/x/?a=1&b=2", headers={"host": "khac.vn"}),
            requests.get("/x/?a=1&b=2", secure=True),
        ):
            self.assertNotEqual(one, asked(other, known))
        for refused in (
            requests.get("/x/?c=1"),
            requests.get(f"/x/?a={'1' * 400}"),
            requests.get("/x/", headers={"authorization": "Basic x"}),
            requests.post("/x/"),
        ):
            self.assertIsNone(asked(refused, known))


class FewQueriesTests(ReadyTestCase):
    """Made anew, a page reads its own row and little else, however much it shows."""

    def assert_one(self, page):
        self.client.cookies["sessionid"] = "x"
        self.look(page)
        with self.assertNumQueries(1):
            self.look(page)

    def test_one_for_a_plan_and_an_answer_in_a_library_of_any_size(self):
        for _ in range(2):
            self.assert_one(self.plan)
            self.assert_one(self.answer)
            for number in range(4):
                ConferenceFactory(plan=self.plan, name=f"Hội nghị {number}")
                AnswerPageFactory(parent=self.answers, topic=self.topic)

    def test_eight_at_most_for_an_answer_after_something_was_written(self):
        self.look(self.answer)
        mark.touch()
        with CaptureQueriesContext(connection) as seen:
            self.look(self.answer)
        self.assertLessEqual(len(seen), 8, [row["sql"][:90] for row in seen])
