from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from dialogue_pages.models import CommuneMember
from dialogue_pages.subscribing.choices import Choices
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.subscribing.subscribers import ADDRESS, SubscribersTestCase
from tests.factories import UserFactory

PAGE = reverse("dialogue_pages_subscribers")


class SubscribersTests(SubscribersTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.keeper = cls.account("change_communesettings")

    @classmethod
    def account(cls, *names):
        user = UserFactory()
        names = ("access_admin", *names)
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        user.groups.set(Group.objects.none())
        return user

    def test_it_counts_and_names_no_address(self):
        topics = Choices(topics=frozenset({self.portal.topic.pk}))
        self.subscriber()
        self.subscriber(topics, "hai@vidu.example")
        self.subscriber(address="ba@vidu.example", confirmed_at=None)
        self.client.force_login(self.keeper)

        response = self.client.get(PAGE)

        rows = {
            text_of(row.th): text_of(row.td)
            for row in soup_of(response).select(".listing tbody tr")
        }
        self.assertEqual(rows["Trả lời"], "1")
        self.assertEqual(rows[self.portal.topic.name], "1")
        self.assertContains(response, "2 địa chỉ đang nhận tin")
        self.assertContains(response, "1 địa chỉ chờ xác nhận")
        for address in (ADDRESS, "hai@", "ba@"):
            self.assertNotContains(response, address)

    def test_others_of_the_office_do_not_see_it(self):
        self.client.force_login(self.account("moderate_question"))
        self.assertEqual(self.client.get(PAGE).status_code, 302)

    def test_a_neighbours_keeper_sees_only_the_own_numbers(self):
        neighbour = self.portal.neighbour()
        self.subscriber()
        CommuneMember.objects.create(site=neighbour, user=self.keeper)
        self.client.force_login(self.keeper)
        self.assertEqual(self.client.get(PAGE).status_code, 302)

        own = self.client.get(PAGE, headers={"host": "khac.example"})
        self.assertNotContains(own, self.portal.topic.name)
        self.assertContains(own, "0 địa chỉ đang nhận tin")
