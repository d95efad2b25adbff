import re
from datetime import timedelta
from unittest import mock

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dialogue_pages.models import Subscription
from dialogue_pages.subscribing import proofs
from dialogue_pages.subscribing.choices import Choices
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.subscribing.subscribers import ADDRESS, SubscribersTestCase

from .forms import old_stamp

PAGE = "/theo-doi/"
SENT = f"{PAGE}?da-gui=1#thu"


class FollowTestCase(SubscribersTestCase):
    def setUp(self):
        cache.clear()

    def ask(self, **changes):
        told = {
            "address": ADDRESS,
            "sections": ["tra-loi"],
            "consents": "on",
            "stamp": old_stamp(),
        }
        told |= changes
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(PAGE, told)

    def link(self) -> str:
        """Where the one mail that went out leads, on this site."""
        (mail,) = self.sent()
        return re.search(r"http://localhost(/theo-doi/\S+)", mail.body)[1]


class SubscribingTests(FollowTestCase):
    def test_the_way_from_the_form_to_the_first_news(self):
        self.assertRedirects(
            self.ask(hamlets=[self.portal.hamlet.pk]),
            SENT,
            fetch_redirect_response=False,
        )
        asked = Subscription.objects.get()
        self.assertEqual((asked.confirmed_at, asked.chosen), (None, {}))
        link = self.link()

        page = soup_of(self.client.get(link))
        asked.refresh_from_db()
        self.assertIsNone(asked.confirmed_at)  # a scanner opens links, too
        self.assertIn(str(self.portal.hamlet), text_of(page))

        page = soup_of(self.client.post(link, follow=True))
        self.assertIn("Địa chỉ đã được xác nhận", text_of(page))
        asked.refresh_from_db()
        self.assertIsNotNone(asked.confirmed_at)
        chosen = Choices(
            frozenset({"tra-loi"}), hamlets=frozenset({self.portal.hamlet.pk})
        )
        self.assertEqual(Choices.kept(asked.chosen), chosen)
        self.assertIn("Ủy ban nhân dân", asked.consent_text)

    def test_a_number_that_no_record_can_have_is_refused_beside_the_list(self):
        for key in ("9" * 20, "-" + "9" * 20, "1_" * 20 + "1", "9" * 5000, "987654"):
            for name in ("topics", "hamlets"):
                with self.subTest(key=key[:30], name=name):
                    page = self.ask(**{name: [key]})
                    self.assertContains(page, "Danh sách vừa thay đổi. Hãy chọn lại.")
                    self.assertContains(page, ADDRESS)
        self.assertEqual(self.sent(), [])

    def test_the_answer_is_the_same_whether_the_address_is_known(self):
        unknown = self.ask()
        self.assertEqual(len(self.sent()), 1)
        unconfirmed = self.ask(address="MAI@vidu.example")
        self.assertEqual(len(self.sent()), 1)
        Subscription.objects.update(confirmed_at=timezone.now())
        known = self.ask()
        self.assertEqual(len(self.sent()), 1)
        once_too_often = self.ask()
        self.assertEqual(self.sent(), [])

        answers = [unknown, unconfirmed, known, once_too_often]
        self.assertEqual({answer.status_code for answer in answers}, {302})
        self.assertEqual({answer.url for answer in answers}, {SENT})
        self.assertEqual(Subscription.objects.count(), 1)

    def test_a_stranger_changes_nothing_of_a_known_address(self):
        mine = self.subscriber()
        self.ask(sections=["ke-hoach"])
        mine.refresh_from_db()
        self.assertEqual(mine.chosen["sections"], ["tra-loi"])

        self.client.post(self.link())
        mine.refresh_from_db()
        self.assertEqual(mine.chosen["sections"], ["ke-hoach"])

    def test_what_is_missing_is_said_and_nothing_sent(self):
        wrong = (
            {"address": "mai"},
            {"address": ""},
            {"consents": ""},
            {"sections": []},
            {"website": "http://spam.example"},
            {"stamp": old_stamp(seconds=0)},
            {"stamp": "made up"},
            {"hamlets": ["99999"]},
        )
        for changes in wrong:
            with self.subTest(changes=changes):
                response = self.ask(**changes)
                self.assertEqual(response.status_code, 200)
                self.assertTrue(soup_of(response).select(".error-summary li"))
        self.assertEqual(self.sent(), [])
        self.assertFalse(Subscription.objects.exists())

    def test_very_many_addresses_from_one_network_are_refused(self):
        for number in range(30):
            self.ask(address=f"{number}@vidu.example")
        self.assertEqual(len(self.sent()), 30)
        refused = self.ask(address="them@vidu.example")
        self.assertEqual(refused.status_code, 429)
        self.assertEqual(self.sent(), [])

    def test_a_neighbour_has_subscribers_of_its_own(self):
        self.portal.neighbour()
        self.subscriber(address=ADDRESS)
        link = f"{PAGE}xac-nhan/{proofs.confirming(Subscription.objects.get())}/"
        page = self.client.get(link, headers={"host": "khac.example"})
        self.assertContains(page, "không còn hiệu lực")
        options = self.client.get(PAGE, headers={"host": "khac.example"})
        self.assertNotContains(options, self.portal.topic.name)


class LinkTests(FollowTestCase):
    def test_a_link_to_confirm_lasts_a_week_and_is_for_one_purpose(self):
        asked = self.subscriber(confirmed_at=None, asked={"sections": ["tra-loi"]})
        good = proofs.confirming(asked)
        for proof in (f"{good}x", "1", "1.2.3", proofs.ending(asked), f"0{good}"):
            with self.subTest(proof=proof):
                page = self.client.post(f"{PAGE}xac-nhan/{proof}/")
                self.assertContains(page, "không còn hiệu lực")
        later = timezone.now() + timedelta(days=7, minutes=1)
        with mock.patch("django.core.signing.time.time", later.timestamp):
            page = self.client.post(f"{PAGE}xac-nhan/{good}/")
        self.assertContains(page, "không còn hiệu lực")
        asked.refresh_from_db()
        self.assertIsNone(asked.confirmed_at)

    def test_who_opens_the_link_to_end_presses_a_button_first(self):
        mine = self.subscriber()
        path = f"{PAGE}dung/{proofs.ending(mine)}/"

        self.assertContains(self.client.get(path), "Không gửi tin cho tôi nữa")
        self.assertTrue(Subscription.objects.exists())
        done = Client(enforce_csrf_checks=True).post(path)
        self.assertContains(done, "đã được xóa")
        self.assertFalse(Subscription.objects.exists())
        self.assertContains(self.client.get(path), "đã được xóa")

    def test_a_link_of_another_kind_ends_nothing(self):
        mine = self.subscriber()
        for proof in (proofs.confirming(mine), str(mine.pk), f"{mine.pk}.x"):
            with self.subTest(proof=proof):
                answer = self.client.post(f"{PAGE}dung/{proof}/")
                self.assertEqual(answer.status_code, 404)
        self.assertTrue(Subscription.objects.exists())

    def test_pages_of_links_are_kept_nowhere_and_name_no_address(self):
        mine = self.subscriber(asked={"sections": ["ke-hoach"]})
        for kind, proof in (
            ("dung", proofs.ending(mine)),
            ("xac-nhan", proofs.confirming(mine)),
        ):
            response = self.client.get(f"{PAGE}{kind}/{proof}/")
            with self.subTest(kind=kind):
                self.assertEqual(response["Cache-Control"], "private, no-store")
                self.assertEqual(response["X-Robots-Tag"], "noindex")
                self.assertNotContains(response, ADDRESS)
                self.assertNotIn("vidu", proof)


class FollowPageTests(FollowTestCase):
    def test_it_offers_mail_calendar_and_feeds_and_keeps_no_copy(self):
        response = self.client.get(PAGE)
        page = soup_of(response)

        self.assertIn("no-cache", response["Cache-Control"])
        self.assertEqual(
            page.select_one("#lich .button")["href"],
            "webcal://localhost/theo-doi/hoi-nghi.ics",
        )
        feeds = [link["href"] for link in page.select(".feeds a")]
        self.assertIn(f"/theo-doi/linh-vuc-{self.portal.topic.pk}.atom", feeds)
        for address in feeds:
            self.assertEqual(self.client.get(address).status_code, 200)

    def test_other_methods_are_refused(self):
        for path in (PAGE, f"{PAGE}dung/1.x/", f"{PAGE}xac-nhan/1.x/"):
            self.assertEqual(self.client.put(path).status_code, 405)
