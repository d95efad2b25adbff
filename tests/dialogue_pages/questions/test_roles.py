"""Which questions a person may open at all."""

from django.contrib.auth.models import Group
from django.test import TestCase

from dialogue_pages.models import CommuneMember, Question
from dialogue_pages.roles import actor_for, visible_questions
from dialogue_pages.stages import Role
from tests.factories import (
    HamletFactory,
    UnitFactory,
    UserFactory,
    default_site,
    open_portal,
)

from .cases import asked


class VisibleQuestionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.site = default_site()
        cls.other_site = default_site()
        cls.other_site.pk = None
        cls.other_site.hostname = "khac.example"
        cls.other_site.is_default_site = False
        cls.other_site.save()
        cls.hamlet, cls.unit = HamletFactory(), UnitFactory()
        cls.plain = asked()
        cls.of_unit = asked(unit=cls.unit)
        entered = {"hamlet": cls.hamlet, "source": "hamlet"}
        cls.of_hamlet = asked(**entered)
        cls.withheld = asked(**entered, visibility="withheld")
        cls.from_hamlet = asked(hamlet=cls.hamlet)
        cls.elsewhere = asked(site=cls.other_site)

    def person(self, group, site=None):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        CommuneMember.objects.create(user=user, site=site or self.site)
        return user

    def assert_sees(self, user, questions):
        seen = visible_questions(user, self.site)
        self.assertEqual(set(seen), set(questions))

    def test_a_moderator_sees_all_of_the_own_commune(self):
        here = Question.objects.of_site(self.site)
        self.assert_sees(self.person("Kiểm duyệt"), here)

    def test_a_moderator_of_another_commune_sees_nothing_and_may_nothing(self):
        stranger = self.person("Kiểm duyệt", self.other_site)
        self.assert_sees(stranger, [])
        self.assertEqual(actor_for(stranger, self.plain).roles, frozenset())

    def test_a_unit_sees_its_own_cases(self):
        officer = self.person("Đơn vị trả lời")
        self.unit.members.add(officer)
        self.assert_sees(officer, [self.of_unit])
        self.assertEqual(actor_for(officer, self.of_unit).roles, {Role.UNIT})
        self.assertEqual(actor_for(officer, self.plain).roles, frozenset())

    def test_a_hamlet_head_sees_the_own_list_but_nothing_withheld(self):
        head = self.person("Trưởng thôn")
        self.hamlet.head = head
        self.hamlet.save()
        self.assert_sees(head, [self.of_hamlet])

    def test_the_supervisor_sees_what_is_not_withheld(self):
        supervisor = self.person("Giám sát của Mặt trận")
        seen = [self.plain, self.of_unit, self.of_hamlet, self.from_hamlet]
        self.assert_sees(supervisor, seen)

    def test_nobody_else_sees_anything(self):
        self.assert_sees(UserFactory(), [])

    def test_a_closed_account_sees_nothing(self):
        user = self.person("Kiểm duyệt")
        user.is_active = False
        user.save()
        self.assert_sees(user, [])
