"""A right message is taken in early; everything else goes the usual way, as it always did."""

from unittest import mock

from django.core.cache import cache
from django.test import Client, TransactionTestCase
from wagtail.models import Page, PageViewRestriction, Site

from dialogue_pages.models import Question, QuestionFormPage
from dialogue_pages.public import sending
from dialogue_pages.public.early_sending import EarlySendingMiddleware
from dialogue_pages.seeding import seed_rule_packs
from tests.factories import UserFactory

from .forms import filled, open_form


class EarlySendingTests(TransactionTestCase):
    serialized_rollback = True

    def setUp(self):
        cache.clear()
        self.page = open_form()
        seed_rule_packs(Site.objects.get())
        self.first = self.send("0912 345 001")

    def send(self, phone, client=None, **changes):
        told = filled(sender_phone=phone, **changes)
        return (client or self.client).post(self.page.url, told)

    def usual_ways(self):
        """Counts how often a page of the tree is asked."""
        return mock.patch.object(
            QuestionFormPage, "serve", autospec=True, side_effect=QuestionFormPage.serve
        )

    def test_the_next_message_is_stored_without_asking_the_tree(self):
        with self.usual_ways() as usual:
            response = self.send("0912 345 002")
        usual.assert_not_called()
        question = Question.objects.get(sender_phone="0912345002")
        self.assertIn(question.number, response.content.decode())
        self.assertEqual(question.events.get().act, "submit")
        self.assertTrue(question.clocks.exists())

    def test_its_receipt_has_the_headers_of_the_usual_way(self):
        early = self.send("0912 345 002")
        self.assertEqual(early.status_code, self.first.status_code)
        self.assertEqual(dict(early.items()), dict(self.first.items()))
        told = {
            name: value
            for name, value in early.cookies["dialogue_question"].items()
            if name != "expires"
        }
        first = self.first.cookies["dialogue_question"]
        self.assertEqual(told, {name: first[name] for name in told})

    def test_its_receipt_opens(self):
        response = self.client.get(self.send("0912 345 002").url)
        self.assertContains(response, Question.objects.latest("pk").code)

    def test_a_repeat_makes_one_question(self):
        key = filled()["send_key"]
        for _time in range(3):
            self.send("0912 345 002", send_key=key)
        self.assertEqual(Question.objects.count(), 2)

    def test_what_is_wrong_is_said_by_the_usual_way_and_worked_out_once(self):
        with (
            self.usual_ways() as usual,
            mock.patch.object(
                sending, "QuestionForm", side_effect=sending.QuestionForm
            ) as form,
        ):
            response = self.send("0912 345 002", title="Cầu")
        self.assertEqual((usual.call_count, form.call_count), (1, 1))
        self.assertContains(response, "site-header")
        self.assertTrue(response.context["form"].errors["title"])
        self.assertEqual(Question.objects.count(), 1)

    def test_a_preview_is_shown_by_the_usual_way(self):
        response = self.send("0912 345 002", step="preview")
        self.assertTemplateUsed(response, "dialogue_pages/asking/preview.html")
        self.assertEqual(Question.objects.count(), 1)

    def test_limits_hold(self):
        for number in range(sending.SENT_BY_CONTACT.times + 1):
            response = self.send("0912 345 002", title=f"Đường ngập lần {number}")
        self.assertEqual(response.status_code, 429)
        self.assertEqual(Question.objects.count(), 1 + sending.SENT_BY_CONTACT.times)

    def test_a_form_of_another_site_is_refused(self):
        client = Client(enforce_csrf_checks=True)
        form = client.get(self.page.url)
        token = {"csrfmiddlewaretoken": str(form.context["csrf_token"])}
        self.assertEqual(self.send("0912 345 002", client, **token).status_code, 302)
        for wrong in ({}, {"csrfmiddlewaretoken": "x" * 64}):
            response = self.send("0912 345 003", client, **wrong)
            self.assertEqual(response.status_code, 403)
        told = filled(**token)
        elsewhere = {"HTTP_ORIGIN": "http://elsewhere.example"}
        self.assertEqual(client.post(self.page.url, told, **elsewhere).status_code, 403)
        self.assertEqual(Question.objects.count(), 2)

    def test_who_is_logged_in_goes_the_usual_way(self):
        self.client.force_login(UserFactory())
        with self.usual_ways() as usual:
            self.send("0912 345 002")
        usual.assert_called_once()

    def test_a_page_that_the_office_takes_down_takes_nothing(self):
        QuestionFormPage.objects.get().unpublish()
        self.assertEqual(self.send("0912 345 002").status_code, 404)
        self.assertEqual(Question.objects.count(), 1)

    def test_a_page_that_is_no_longer_for_all_takes_nothing(self):
        page = Page.objects.get(pk=self.page.pk)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        for _time in range(2):
            self.assertIn("login", self.send("0912 345 002").url)
        self.assertEqual(Question.objects.count(), 1)

    def test_a_mistake_of_ours_is_answered_as_everywhere(self):
        self.client.raise_request_exception = False
        with mock.patch.object(sending, "submit", side_effect=RuntimeError("broken")):
            response = self.send("0912 345 002")
        self.assertEqual(response.status_code, 500)
        self.assertIn("default-src 'self'", response["Content-Security-Policy"])

    def test_nothing_is_learned_where_nothing_may_be_kept(self):
        middleware = EarlySendingMiddleware(lambda request: self.first)
        with mock.patch("dialogue_pages.kept.office.current", return_value=None):
            middleware(self.first.wsgi_request)
        self.assertEqual(middleware.doors, {})
