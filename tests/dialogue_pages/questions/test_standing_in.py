"""Who stands in for somebody sees the questions of the other's units, while it lasts."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from dialogue_pages import answering, roles
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Absence, CommuneMember, ReplyDraft
from dialogue_pages.roles import actor_for, visible_questions
from dialogue_pages.stages import Role
from tests.dialogue_pages.admin.desk.office import (
    ADMINISTRATOR,
    APPROVER,
    GROUPS,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    officer,
    other_site,
    unit_of,
)
from tests.factories import UserFactory, default_site, open_portal

from .cases import asked


def away(person, substitute, *, since=0, until=0, site=None):
    """An absence from one day to another, counted from today."""
    today = timezone.localdate()
    return Absence.objects.create(
        site=site or default_site(),
        person=person,
        substitute=substitute,
        first_day=today + timedelta(days=since),
        last_day=today + timedelta(days=until),
    )


class StandingInCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.site, cls.other = default_site(), other_site()
        cls.absent, cls.colleague = officer(UNIT), officer(UNIT)
        cls.unit, cls.own_unit = unit_of(cls.absent), unit_of(cls.colleague)
        cls.theirs, cls.own = assigned(cls.unit), assigned(cls.own_unit)
        cls.plain = asked()

    def sees(self, user, site=None):
        whole = set(visible_questions(user, site or self.site))
        passing = set(visible_questions(user, site or self.site, in_passing=True))
        self.assertEqual(whole, passing)
        return whole

    def may_draft(self, user, question):
        return Role.UNIT in actor_for(user, question).roles


class SightTests(StandingInCase):
    def assert_only_own(self):
        self.assertEqual(self.sees(self.colleague), {self.own})
        self.assertFalse(self.may_draft(self.colleague, self.theirs))

    def test_while_it_lasts_the_questions_of_the_other_units_are_theirs_too(self):
        self.assert_only_own()
        away(self.absent, self.colleague)
        self.assertEqual(self.sees(self.colleague), {self.own, self.theirs})
        self.assertTrue(self.may_draft(self.colleague, self.theirs))
        self.assertEqual(self.sees(self.absent), {self.theirs})

    def test_nothing_before_and_nothing_after(self):
        for since, until in ((1, 5), (-5, -1)):
            with self.subTest(since):
                away(self.absent, self.colleague, since=since, until=until)
                self.assert_only_own()

    def test_it_begins_and_ends_by_itself(self):
        absence = away(self.absent, self.colleague, since=1, until=3)
        for moved, is_seen in ((0, False), (1, True), (2, True), (1, False)):
            absence.first_day -= timedelta(days=moved)
            absence.last_day -= timedelta(days=moved)
            absence.save()
            with self.subTest(absence.first_day):
                sees = {self.own} | ({self.theirs} if is_seen else set())
                self.assertEqual(self.sees(self.colleague), sees)

    def test_everybody_who_may_stand_in_sees_what_the_other_sees_and_no_more(self):
        people = [officer(name) for name in GROUPS]
        for person in people:
            for substitute in set(roles.may_stand_in(self.site, person)):
                theirs, before = self.sees(person), self.sees(substitute)
                with self.subTest(person=person, substitute=substitute):
                    absence = away(person, substitute)
                    self.assertEqual(self.sees(substitute), before | theirs)
                    absence.delete()
                    self.assertEqual(self.sees(substitute), before)

    def test_the_substitute_of_a_substitute_sees_nothing_of_the_first(self):
        last = officer(UNIT)
        away(self.absent, self.colleague)
        away(self.colleague, last)
        self.assertEqual(self.sees(last), {self.own})
        self.assertFalse(self.may_draft(last, self.theirs))

    def test_rights_are_not_lent(self):
        leader, moderator = officer(APPROVER), officer(MODERATOR)
        away(leader, self.colleague)
        away(moderator, self.colleague)
        self.assert_only_own()
        self.assertEqual(actor_for(self.colleague, self.own).roles, {Role.UNIT})

    def test_moderators_and_leaders_may_draft_for_who_is_away(self):
        for group in (MODERATOR, APPROVER, ADMINISTRATOR):
            substitute = officer(group)
            with self.subTest(group):
                before = actor_for(substitute, self.theirs).roles
                self.assertNotIn(Role.UNIT, before)
                away(self.absent, substitute)
                roles_now = actor_for(substitute, self.theirs).roles
                self.assertEqual(roles_now, before | {Role.UNIT})
                self.assertNotIn(Role.UNIT, actor_for(substitute, self.own).roles)

    def test_nobody_approves_a_draft_of_their_own(self):
        leader = officer(APPROVER)
        away(self.absent, leader)
        draft = ReplyDraft(text="Xã sẽ nạo vét cống trong tháng 9.")
        answering.submit_draft(self.theirs, draft, by=actor_for(leader, self.theirs))
        self.theirs.refresh_from_db()
        with self.assertRaises(ActRefusedError):
            answering.approve(self.theirs, by=actor_for(leader, self.theirs))

    def test_supervisors_and_heads_get_nothing_even_by_a_forged_row(self):
        for group in (SUPERVISOR, HAMLET_HEAD):
            watcher = officer(group)
            before = self.sees(watcher)
            away(self.absent, watcher)
            with self.subTest(group):
                self.assertEqual(self.sees(watcher), before)
                self.assertFalse(self.may_draft(watcher, self.theirs))

    def test_who_watches_besides_drafting_gets_nothing(self):
        watcher = officer(SUPERVISOR, UNIT)
        away(self.absent, watcher)
        self.assertFalse(self.may_draft(watcher, self.theirs))


class BorderTests(StandingInCase):
    def test_across_communes_nothing_is_seen_by_a_forged_row(self):
        stranger = officer(UNIT, site=self.other)
        for site in (self.site, self.other):
            away(self.absent, stranger, site=site)
            with self.subTest(site):
                self.assertEqual(self.sees(stranger), set())
                self.assertEqual(self.sees(stranger, self.other), set())
                self.assertFalse(self.may_draft(stranger, self.theirs))

    def test_an_absence_counts_in_its_commune_only(self):
        for person in (self.absent, self.colleague):
            CommuneMember.objects.create(user=person, site=self.other)
        away(self.absent, self.colleague, site=self.other)
        self.assertEqual(self.sees(self.colleague), {self.own})
        self.assertFalse(self.may_draft(self.colleague, self.theirs))

    def test_it_ends_with_the_account_or_the_place_of_either(self):
        away(self.absent, self.colleague)
        for leaves in (self.absent, self.colleague):
            with self.subTest("account"), transaction.atomic():
                leaves.is_active = False
                leaves.save()
                self.assertNotIn(self.theirs, self.sees(self.colleague))
                leaves.is_active = True
                leaves.save()
            with self.subTest("place"):
                leaves.communes.all().delete()
                self.assertNotIn(self.theirs, self.sees(self.colleague))
                CommuneMember.objects.create(user=leaves, site=self.site)
        self.assertIn(self.theirs, self.sees(self.colleague))

    def test_who_may_not_draft_leaves_nothing_to_anybody(self):
        away(self.absent, self.colleague)
        self.absent.groups.clear()
        self.assertEqual(self.sees(self.colleague), {self.own})

    def test_who_may_stand_in(self):
        moderator, leader, watcher = map(officer, (MODERATOR, APPROVER, SUPERVISOR))
        officer(HAMLET_HEAD)
        officer(UNIT, site=self.other)
        UserFactory()
        self.assertEqual(
            set(roles.may_stand_in(self.site, self.absent)),
            {self.colleague, moderator, leader},
        )
        second = officer(MODERATOR)
        self.assertEqual(set(roles.may_stand_in(self.site, moderator)), {second})
        self.assertEqual(set(roles.may_stand_in(self.site, leader)), set())
        self.assertFalse(roles.is_officer(watcher))
        self.assertEqual(set(roles.may_stand_in(self.site, watcher)), set())

    def test_nobody_stands_in_for_themselves(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            away(self.absent, self.absent)
