"""The registries that say who is who: units, hamlets, offices, reasons, templates."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import TestCase

from dialogue_pages.models import CommuneMember, RefusalReason, ReplyTemplate, Unit
from tests.factories import HamletFactory, UserFactory, default_site, open_portal

from .office import ADMINISTRATOR, officer, other_site

AT = "/admin/dialogue_pages/"


class PeopleRegistryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.admin = get_user_model().objects.create_superuser("quan-tri")
        cls.there = other_site()
        cls.colleague = officer(first_name="Lý Văn", last_name="Páo")
        cls.stranger = officer(site=cls.there, first_name="Người Nơi", last_name="Khác")

    def setUp(self):
        self.client.force_login(self.admin)

    def test_a_unit_gets_its_accounts(self):
        self.client.post(
            f"{AT}unit/create/", {"name": "Phòng Kinh tế", "members": self.colleague.pk}
        )
        self.assertEqual(list(Unit.objects.get().members.all()), [self.colleague])

    def test_only_people_of_the_own_office_are_offered(self):
        for url in (f"{AT}unit/create/", f"{AT}hamlet/create/"):
            with self.subTest(url):
                response = self.client.get(url)
                self.assertContains(response, "Lý Văn Páo")
                self.assertNotContains(response, "Người Nơi Khác")
        self.client.post(
            f"{AT}unit/create/", {"name": "Phòng Kinh tế", "members": self.stranger.pk}
        )
        self.assertFalse(Unit.objects.exists())

    def test_a_hamlet_gets_the_account_of_its_head(self):
        hamlet = HamletFactory(name="Hạ")
        data = {"label": "thôn", "name": "Hạ", "head": self.colleague.pk}
        self.client.post(f"{AT}hamlet/edit/{hamlet.pk}/", data)
        hamlet.refresh_from_db()
        self.assertEqual(hamlet.head, self.colleague)

    def test_people_join_the_office_at_hand(self):
        newcomer = UserFactory()
        self.client.post(f"{AT}communemember/create/", {"user": newcomer.pk})
        member = CommuneMember.objects.get(user=newcomer)
        self.assertEqual(member.site, default_site())

    def test_offices_are_for_superusers_alone(self):
        user = officer(ADMINISTRATOR)
        user.user_permissions.add(
            *Permission.objects.filter(codename__endswith="communemember")
        )
        self.client.force_login(user)
        for url in (f"{AT}communemember/", f"{AT}communemember/create/"):
            self.assertEqual(self.client.get(url).status_code, 302)

    def test_reasons_and_templates_belong_to_the_commune_at_hand(self):
        self.client.post(
            f"{AT}refusalreason/create/",
            {"name": "Quảng cáo", "sentence": "Không nhận"},
        )
        self.client.post(
            f"{AT}replytemplate/create/",
            {"name": "Chung", "place": "answer", "text": "Kính"},
        )
        for model in (RefusalReason, ReplyTemplate):
            self.assertEqual(model.objects.get().site, default_site())
        for name in ("refusalreason", "replytemplate", "communemember"):
            self.assertEqual(self.client.get(f"{AT}{name}/").status_code, 200)

    def test_a_registry_is_closed_to_another_office_even_with_its_permissions(self):
        self.stranger.user_permissions.add(
            *Permission.objects.filter(codename__endswith="_unit"),
            Permission.objects.get(codename="access_admin"),
        )
        unit = Unit.objects.create(site=default_site(), name="Phòng Kinh tế")
        self.client.force_login(self.stranger)
        for url in ("", "create/", f"edit/{unit.pk}/", f"delete/{unit.pk}/"):
            with self.subTest(url):
                response = self.client.get(f"{AT}unit/{url}")
                self.assertEqual(response.status_code, 302)
