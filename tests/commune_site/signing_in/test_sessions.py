from django.conf import settings
from django.test import TestCase
from django.urls import reverse

from tests.factories import UserFactory

TWELVE_HOURS = 12 * 60 * 60


class SessionTests(TestCase):
    def setUp(self):
        self.user = UserFactory(username="an", is_superuser=True)
        self.user.set_password("dung-mat-khau")
        self.user.save()

    def sign_in(self, client, **more):
        told = {"username": "an", "password": "dung-mat-khau", **more}
        return client.post(reverse("wagtailadmin_login"), told)

    def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(self):
        self.sign_in(self.client)
        cookie = self.client.cookies[settings.SESSION_COOKIE_NAME]
        self.assertTrue(cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")

    def test_a_session_ends_with_the_browser_and_after_twelve_hours(self):
        self.sign_in(self.client)
        cookie = self.client.cookies[settings.SESSION_COOKIE_NAME]
        self.assertEqual(cookie["max-age"], "")
        self.assertEqual(self.client.session.get_expiry_age(), TWELVE_HOURS)

    def test_who_is_remembered_is_so_for_twelve_hours(self):
        self.sign_in(self.client, remember="on")
        cookie = self.client.cookies[settings.SESSION_COOKIE_NAME]
        self.assertLessEqual(cookie["max-age"], TWELVE_HOURS)

    def test_signing_in_changes_the_key(self):
        session = self.client.session
        session["before"] = True
        session.save()
        self.client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

        self.sign_in(self.client)

        self.assertNotEqual(self.client.session.session_key, session.session_key)

    def test_a_new_password_ends_all_other_sessions(self):
        elsewhere = self.client_class()
        self.sign_in(elsewhere)

        self.user.set_password("mat-khau-khac")
        self.user.save()

        answer = elsewhere.get("/admin/")
        self.assertTrue(answer.url.startswith(reverse("wagtailadmin_login")))
