import time

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import Site

from commune_site.signing_in.second_factor import (
    RECOVERY_CODES,
    device_of,
    new_recovery_codes,
)
from dialogue_pages.models import CommuneSettings
from tests.dialogue_pages.admin.desk.office import ADMINISTRATOR, MODERATOR, officer
from tests.factories import UserFactory

HOME = "/admin/"


def code_of(device, steps=0):
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06}"


class SecondFactorCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = reverse("second_factor")
        cls.user = UserFactory(username="an", is_superuser=True)

    def add_telephone(self):
        return TOTPDevice.objects.create(user=self.user, name="app", confirmed=True)

    def enter(self, code, **more):
        return self.client.post(self.page, {"code": code, **more})


class WithoutTests(SecondFactorCase):
    def test_the_password_is_enough_where_nobody_asks_for_more(self):
        self.client.force_login(self.user)
        self.assertEqual(self.client.get(HOME).status_code, 200)

    def test_visitors_are_led_to_the_login(self):
        answer = self.client.get(self.page)
        self.assertTrue(answer.url.startswith(reverse("wagtailadmin_login")))


class RequiredTests(SecondFactorCase):
    @override_settings(SECOND_FACTOR_FOR_ADMINISTRATORS=True)
    def test_administrators_must_add_a_telephone_first(self):
        self.client.force_login(self.user)
        self.assertRedirects(self.client.get(HOME), f"{self.page}?next=%2Fadmin%2F")

    @override_settings(SECOND_FACTOR_FOR_ADMINISTRATORS=True)
    def test_who_administers_a_commune_needs_one_too(self):
        self.client.force_login(officer(ADMINISTRATOR, username="quan-tri-xa"))
        self.assertTrue(self.client.get(HOME).url.startswith(self.page))

    @override_settings(SECOND_FACTOR_FOR_ADMINISTRATORS=True)
    def test_others_need_none_of_their_own(self):
        self.client.force_login(officer(MODERATOR, username="kiem-duyet"))
        self.assertEqual(self.client.get(HOME).status_code, 200)

    def test_a_commune_asks_everybody_of_its_office(self):
        site = Site.objects.get()
        CommuneSettings.objects.update_or_create(
            site=site, defaults={"second_factor": True}
        )
        self.client.force_login(self.user)
        self.assertTrue(self.client.get(HOME).url.startswith(self.page))

    @override_settings(SECOND_FACTOR_FOR_ADMINISTRATORS=True)
    def test_the_right_code_of_the_new_telephone_opens_the_admin(self):
        self.client.force_login(self.user)
        shown = self.client.get(self.page)
        device = TOTPDevice.objects.get(user=self.user, confirmed=False)
        before = self.client.session.session_key

        answer = self.client.post(self.page, {"code": code_of(device)})

        self.assertContains(shown, 'class="qr-code"')
        self.assertEqual(StaticToken.objects.count(), RECOVERY_CODES)
        for token in StaticToken.objects.all():
            self.assertContains(answer, token.token)
        self.assertEqual(self.client.get(HOME).status_code, 200)
        self.assertNotEqual(self.client.session.session_key, before)

    def test_a_wrong_code_adds_no_telephone(self):
        self.client.force_login(self.user)
        self.client.get(self.page)
        answer = self.client.post(self.page, {"code": "12345678"})
        self.assertContains(answer, "Mã không đúng")
        self.assertIsNone(device_of(self.user))


class EnteringTests(SecondFactorCase):
    def setUp(self):
        self.device = self.add_telephone()
        self.client.force_login(self.user)

    def test_the_password_alone_opens_nothing_of_the_admin(self):
        for name in ("wagtailadmin_home", "wagtailadmin_account"):
            with self.subTest(name=name):
                self.assertTrue(
                    self.client.get(reverse(name)).url.startswith(self.page)
                )

    def test_elsewhere_the_person_is_a_visitor_until_then(self):
        self.assertTrue(self.client.get("/").wsgi_request.user.is_anonymous)
        self.enter(code_of(self.device))
        self.assertEqual(self.client.get("/").wsgi_request.user, self.user)

    def test_a_guarded_page_asks_for_the_code_before_it_opens(self):
        self.client.logout()
        self.user.set_password("dung-mat-khau")
        self.user.save()
        told = {"username": "an", "password": "dung-mat-khau", "next": "/ke-hoach/"}
        answer = self.client.post(reverse("wagtailcore_login"), told)
        self.assertEqual(answer.url, f"{self.page}?next=%2Fke-hoach%2F")
        self.assertTrue(self.client.get("/").wsgi_request.user.is_anonymous)

    def test_the_right_code_leads_to_where_the_person_wanted(self):
        answer = self.enter(code_of(self.device), next="/admin/account/")
        self.assertRedirects(answer, "/admin/account/")

    def test_it_leads_to_no_other_host(self):
        answer = self.enter(code_of(self.device), next="https://example.org/")
        self.assertRedirects(answer, HOME)

    def test_a_code_works_once(self):
        code = code_of(self.device)
        self.enter(code)
        self.client.logout()
        self.client.force_login(self.user)
        self.assertContains(self.enter(code), "Mã không đúng")

    def test_codes_cannot_be_guessed_one_after_the_other(self):
        self.enter("000000" if code_of(self.device) != "000000" else "111111")
        self.assertContains(self.enter(code_of(self.device)), "Mã không đúng")

    def test_a_recovery_code_works_once_however_it_is_written(self):
        code = new_recovery_codes(self.user)[0]
        self.assertRedirects(self.enter(f" {code[:4]}-{code[4:].upper()} "), HOME)
        self.client.logout()
        self.client.force_login(self.user)
        self.assertContains(self.enter(code), "Mã không đúng")

    def test_the_telephone_of_another_person_opens_nothing(self):
        other = TOTPDevice.objects.create(user=UserFactory(username="binh"), name="app")
        self.assertContains(self.enter(code_of(other)), "Mã không đúng")


class ChangingTests(SecondFactorCase):
    def setUp(self):
        self.add_telephone()
        self.client.force_login(self.user)
        self.code = new_recovery_codes(self.user)

    def be_in(self):
        self.enter(self.code.pop())

    def test_new_recovery_codes_end_the_earlier_ones(self):
        self.be_in()
        self.enter(self.code.pop())
        self.assertFalse(StaticToken.objects.filter(token__in=self.code).exists())
        self.assertEqual(StaticToken.objects.count(), RECOVERY_CODES)

    def test_who_may_goes_back_to_the_password_alone(self):
        self.be_in()
        self.enter(self.code.pop(), remove="1")
        self.assertIsNone(device_of(self.user))
        self.assertEqual(self.client.get(HOME).status_code, 200)

    def test_who_must_have_it_keeps_it(self):
        self.be_in()
        with override_settings(SECOND_FACTOR_FOR_ADMINISTRATORS=True):
            self.enter(self.code.pop(), remove="1")
        self.assertIsNotNone(device_of(self.user))

    def test_an_open_session_alone_changes_nothing(self):
        self.be_in()
        self.enter("aaaaaaaa", remove="1")
        self.assertIsNotNone(device_of(self.user))


class LostTelephoneTests(SecondFactorCase):
    def test_the_command_lets_the_person_begin_anew(self):
        self.add_telephone()
        call_command("reset_second_factor", "an")
        self.assertIsNone(device_of(self.user))

    def test_a_wrong_login_is_told(self):
        with self.assertRaises(CommandError):
            call_command("reset_second_factor", "nobody")
