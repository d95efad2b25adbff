import smtplib
from datetime import timedelta
from io import StringIO
from unittest import mock

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from dialogue_pages.models import Subscription, SubscriptionMail
from dialogue_pages.models.mails import MessageState
from dialogue_pages.subscribing import asking
from dialogue_pages.subscribing.choices import Choices
from dialogue_pages.subscribing.digest import count_with_news, write_news
from dialogue_pages.subscribing.sending import send_subscription_mail
from tests.dialogue_pages.news.portal import HIDDEN
from tests.factories import AnswerPageFactory

from .subscribers import ADDRESS, SubscribersTestCase

BACKEND = "django.core.mail.backends.locmem.EmailBackend.send_messages"


class NewsMailTests(SubscribersTestCase):
    def run_news(self):
        """What the timer does, and what went out of it."""
        with self.captureOnCommitCallbacks(execute=True):
            call_command("send_news", stdout=StringIO())
        return self.sent()

    def test_a_subscriber_is_told_what_fits_with_the_way_to_end_it(self):
        subscriber = self.subscriber()

        (told,) = self.run_news()

        self.assertEqual(told.to, [ADDRESS])
        answer = self.portal.answer
        for words in (answer.title, answer.short_answer, answer.full_url):
            self.assertIn(words, told.body)
        self.assertNotIn(self.portal.plan.title, told.body)
        headers = told.message()
        link = headers["List-Unsubscribe"].strip("<>")
        self.assertIn(link, told.body)
        self.assertTrue(link.startswith("http://localhost/theo-doi/dung/"))
        self.assertEqual(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")

        path = link.removeprefix("http://localhost")
        answer = self.client.post(path, {"List-Unsubscribe": "One-Click"})
        self.assertEqual(answer.status_code, 200)
        self.assertFalse(Subscription.objects.filter(pk=subscriber.pk).exists())
        self.assertFalse(SubscriptionMail.objects.exists())

    def test_the_same_is_not_told_twice(self):
        self.subscriber()
        self.assertEqual(len(self.run_news()), 1)
        self.assertEqual(self.run_news(), [])
        Subscription.objects.update(mailed_on=timezone.localdate() - timedelta(days=1))
        self.assertEqual(self.run_news(), [])

    def test_there_is_one_mail_a_day_and_the_rest_comes_the_next(self):
        self.subscriber()
        self.run_news()
        later = self.portal.published(
            AnswerPageFactory, self.portal.answers, title="Cầu treo sửa xong"
        )
        moment = timezone.now() + timedelta(minutes=2)
        type(later).objects.filter(pk=later.pk).update(first_published_at=moment)

        after = timezone.now() + timedelta(minutes=10)
        with mock.patch("django.utils.timezone.now", return_value=after):
            self.assertEqual(self.run_news(), [])
            day_before = timezone.localdate() - timedelta(days=1)
            Subscription.objects.update(mailed_on=day_before)
            (told,) = self.run_news()
        self.assertIn("Cầu treo sửa xong", told.body)
        self.assertNotIn(self.portal.answer.title, told.body)

    def test_hidden_things_and_those_of_a_neighbour_are_told_to_nobody(self):
        everything = Choices(sections=frozenset(["tra-loi", "thong-bao", "ke-hoach"]))
        self.subscriber(everything)
        self.portal.hide_some()

        (told,) = self.run_news()

        self.assertNotIn(HIDDEN, told.body)
        self.assertIn(self.portal.plan.title, told.body)

    def test_what_is_hidden_between_writing_and_sending_is_not_told(self):
        self.subscriber()
        write_news(self.site)
        restriction = PageViewRestriction.LOGIN
        PageViewRestriction.objects.create(
            page=self.portal.answer, restriction_type=restriction
        )

        call_command("send_waiting_mail", stdout=StringIO())

        self.assertEqual(self.sent(), [])
        self.assertFalse(SubscriptionMail.objects.exists())

    def test_who_has_not_confirmed_gets_nothing(self):
        self.subscriber(confirmed_at=None, told_until=None)
        self.assertEqual(self.run_news(), [])

    def test_hamlets_and_topics_narrow(self):
        portal = self.portal
        choices = {
            "thon@vidu.example": Choices(hamlets=frozenset({portal.hamlet.pk})),
            "linhvuc@vidu.example": Choices(topics=frozenset({portal.topic.pk})),
            "khac@vidu.example": Choices(topics=frozenset({portal.other_topic.pk})),
        }
        for address, chosen in choices.items():
            self.subscriber(chosen, address)

        told = {mail.to[0]: mail.body for mail in self.run_news()}

        self.assertEqual(set(told), {"thon@vidu.example", "linhvuc@vidu.example"})
        self.assertIn(portal.plan.title, told["thon@vidu.example"])
        self.assertNotIn(portal.answer.title, told["thon@vidu.example"])
        self.assertIn(portal.answer.title, told["linhvuc@vidu.example"])

    def test_a_refused_address_is_deleted_and_a_silent_server_tried_again(self):
        self.subscriber()
        down = mock.patch(BACKEND, side_effect=ConnectionRefusedError)
        with down, self.assertLogs("dialogue_pages.mailing") as logs:
            self.run_news()
        self.assertNotIn(ADDRESS, "".join(logs.output))
        waiting = SubscriptionMail.objects.get()
        self.assertEqual(waiting.state, MessageState.FAILED)

        SubscriptionMail.objects.update(next_attempt_at=timezone.now())
        refused = smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})
        with mock.patch(BACKEND, side_effect=refused), self.assertLogs() as logs:
            send_subscription_mail.call(waiting.pk)
        self.assertNotIn(ADDRESS, "".join(logs.output))
        self.assertFalse(Subscription.objects.exists())

    def test_who_ends_while_a_mail_is_under_way_gets_no_other_try(self):
        subscriber = self.subscriber()
        write_news(self.site)
        mail = SubscriptionMail.objects.get()

        def end(*_args):
            asking.end(subscriber)
            raise ConnectionRefusedError

        with mock.patch(BACKEND, side_effect=end), self.assertLogs():
            send_subscription_mail.call(mail.pk)
        self.assertFalse(SubscriptionMail.objects.exists())

    def test_unconfirmed_addresses_and_old_mails_go(self):
        old = timezone.now() - timedelta(days=8)
        self.subscriber(address="cu@vidu.example", confirmed_at=None, asked_at=old)
        self.subscriber(address="moi@vidu.example", confirmed_at=None)
        kept = self.subscriber(asked={"sections": []}, asked_at=old)
        self.run_news()
        SubscriptionMail.objects.update(created_at=timezone.now() - timedelta(days=31))
        self.run_news()

        addresses = set(Subscription.objects.values_list("address", flat=True))
        self.assertEqual(addresses, {"moi@vidu.example", ADDRESS})
        kept.refresh_from_db()
        self.assertEqual(kept.asked, {})
        self.assertFalse(SubscriptionMail.objects.exists())

    def test_a_dry_run_sends_and_stores_nothing(self):
        self.subscriber()
        told = StringIO()
        call_command("send_news", dry_run=True, stdout=told)

        self.assertIn("1 người đăng ký", told.getvalue())
        self.assertNotIn(ADDRESS, told.getvalue())
        self.assertFalse(SubscriptionMail.objects.exists())

    def test_queries_to_find_who_is_told_do_not_grow_with_subscribers(self):
        self.subscriber()
        count_with_news(self.site)
        with CaptureQueriesContext(connection) as captured:
            count_with_news(self.site)
        few = len(captured)
        for number in range(4):
            self.subscriber(address=f"{number}@vidu.example")
        with self.assertNumQueries(few):
            self.assertEqual(count_with_news(self.site), 5)
