from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.test import TestCase, override_settings
from django.urls import reverse

from commune_site.signing_in.forms import (
    RESETS_FROM_ADDRESS,
    RESETS_OF_MAILBOX,
    WRONG_PASSWORDS,
)
from tests.factories import UserFactory

User = get_user_model()
BEHIND_PROXY = "HTTP_X_FORWARDED_FOR"


class ThrottleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.login = reverse("wagtailadmin_login")
        for name in ("an", "binh"):
            user = UserFactory(username=name, is_superuser=True)
            user.set_password("dung-mat-khau")
            user.save()

    def setUp(self):
        cache.clear()

    def try_in(self, name, password, address="10.0.0.1", **more):
        told = {"username": name, "password": password, "next": "/admin/"}
        return self.client.post(self.login, told, REMOTE_ADDR=address, **more)

    def lock(self, name, address="10.0.0.1"):
        for _time in range(WRONG_PASSWORDS.times):
            self.try_in(name, "sai", address)

    def test_after_too_many_wrong_passwords_the_right_one_is_not_taken_either(self):
        self.lock("an")

        answer = self.try_in("an", "dung-mat-khau")

        self.assertContains(answer, "Hãy chờ 15 phút")
        self.assertNotIn("_auth_user_id", self.client.session)

    def test_the_login_of_guarded_pages_counts_as_well(self):
        page_login = reverse("wagtailcore_login")
        for _time in range(WRONG_PASSWORDS.times):
            told = {"username": "an", "password": "sai", "next": "/"}
            answer = self.client.post(page_login, told, REMOTE_ADDR="10.0.0.1")
        told["password"] = "dung-mat-khau"
        answer = self.client.post(page_login, told, REMOTE_ADDR="10.0.0.1")

        self.assertContains(answer, "Hãy chờ 15 phút")
        self.assertContains(self.try_in("an", "dung-mat-khau"), "Hãy chờ 15 phút")
        self.assertNotIn("_auth_user_id", self.client.session)

    def test_capitals_make_no_other_account(self):
        self.lock("AN")
        self.assertContains(self.try_in("an", "dung-mat-khau"), "Hãy chờ 15 phút")

    def test_others_at_the_same_address_come_in(self):
        self.lock("an")
        self.assertEqual(self.try_in("binh", "dung-mat-khau").status_code, 302)

    def test_nobody_locks_a_colleague_out_from_elsewhere(self):
        self.lock("an", address="10.9.9.9")
        self.assertEqual(self.try_in("an", "dung-mat-khau").status_code, 302)

    def test_nobody_fills_a_mailbox_with_links_for_a_new_password(self):
        reset = reverse("wagtailadmin_password_reset")
        User.objects.filter(username="an").update(email="an@vidu.example")
        for number in range(RESETS_OF_MAILBOX.times + 2):
            address = f"10.0.1.{number}"
            typed = {"email": "An@vidu.example" if number % 2 else "an@vidu.example"}
            answer = self.client.post(reset, typed, REMOTE_ADDR=address)
            self.assertRedirects(answer, reverse("wagtailadmin_password_reset_done"))
        self.assertEqual(len(mail.outbox), RESETS_OF_MAILBOX.times)

    def test_nobody_tries_out_mailboxes_of_the_office(self):
        reset = reverse("wagtailadmin_password_reset")
        for number in range(RESETS_FROM_ADDRESS.times + 3):
            UserFactory(username=f"u{number}", email=f"u{number}@vidu.example")
            user = User.objects.get(username=f"u{number}")
            user.set_password("dung-mat-khau")
            user.save()
            self.client.post(reset, {"email": user.email}, REMOTE_ADDR="10.0.0.1")
        self.assertEqual(len(mail.outbox), RESETS_FROM_ADDRESS.times)

    def test_who_comes_in_begins_anew(self):
        for _day in range(2):
            for _time in range(WRONG_PASSWORDS.times - 1):
                self.try_in("an", "sai")
            self.assertEqual(self.try_in("an", "dung-mat-khau").status_code, 302)
            self.client.logout()

    @override_settings(DIALOGUE_PAGES_ADDRESS_HEADER=BEHIND_PROXY)
    def test_behind_a_proxy_the_visitor_is_counted_not_the_proxy(self):
        for _time in range(WRONG_PASSWORDS.times):
            self.try_in("an", "sai", **{BEHIND_PROXY: "1.2.3.4, 203.0.113.7"})

        locked = self.try_in("an", "dung-mat-khau", **{BEHIND_PROXY: "203.0.113.7"})
        other = self.try_in("an", "dung-mat-khau", **{BEHIND_PROXY: "203.0.113.8"})

        self.assertContains(locked, "Hãy chờ 15 phút")
        self.assertEqual(other.status_code, 302)
