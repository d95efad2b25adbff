from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from dialogue_pages import answering, moderation, unit_links
from dialogue_pages.acting import Actor
from dialogue_pages.anonymising import anonymise
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import ReplyDraft, UnitLink
from dialogue_pages.stages import Act, Role, Stage, acts_from
from tests.dialogue_pages.admin.desk.office import assigned, other_site
from tests.factories import UnitFactory, UserFactory, default_site, open_portal

from .cases import approver, moderator


def issued(question, by=None, **options) -> UnitLink:
    """A link as it is found by its secret."""
    token = unit_links.issue(question, by=by or moderator(), **options)
    return unit_links.found(token, question.site)


class UnitLinkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.office = moderator()
        cls.unit = UnitFactory(name="Trạm Y tế")

    def setUp(self):
        self.question = assigned(self.unit)

    def version(self):
        self.question.refresh_from_db()
        return self.question.version

    def acts(self):
        return [event.act for event in self.question.events.all()]

    def test_the_secret_is_not_kept(self):
        token = unit_links.issue(self.question, by=self.office)
        kept = str(UnitLink.objects.values())
        self.assertNotIn(token, kept)
        self.assertEqual(unit_links.found(token, default_site()).unit, self.unit)

    def test_the_secret_opens_nothing_in_another_commune(self):
        token = unit_links.issue(self.question, by=self.office)
        self.assertIsNone(unit_links.found(token, other_site()))

    def test_only_a_moderator_gives_it_to_a_unit_without_accounts(self):
        with self.assertRaises(ActRefusedError):
            unit_links.issue(self.question, by=approver())
        self.unit.members.add(UserFactory())
        with self.assertRaises(ActRefusedError):
            unit_links.issue(self.question, by=self.office)

    def test_none_is_given_for_what_is_withheld(self):
        moderation.withhold(self.question, by=self.office, reason="Tố cáo")
        self.question.refresh_from_db()
        with self.assertRaises(ActRefusedError):
            unit_links.issue(self.question, by=self.office)

    def test_a_new_link_ends_the_one_before(self):
        first = issued(self.question)
        second = issued(self.question)
        first.refresh_from_db()
        self.assertTrue(unit_links.why_closed(first))
        self.assertFalse(unit_links.why_closed(second))

    def test_an_answer_by_link_takes_the_way_of_every_answer(self):
        link = issued(self.question)
        draft = ReplyDraft(text="Trạm mở cửa cả thứ Bảy.", legal_basis="Luật Khám bệnh")
        unit_links.hand_in(link, draft, version=self.version())
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.TO_APPROVE)
        event = self.question.events.last()
        self.assertEqual((event.role, event.actor), (Role.UNIT_BY_LINK, None))
        answering.approve(self.question, by=approver())
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.ANSWERED)

    def test_who_gave_the_link_out_does_not_approve_what_came_by_it(self):
        both = Actor(frozenset({Role.MODERATOR, Role.APPROVER}), UserFactory())
        link = issued(self.question, by=both)
        draft = ReplyDraft(text="Trạm mở cửa.")
        unit_links.hand_in(link, draft, version=self.version())
        with self.assertRaises(ActRefusedError):
            answering.approve(self.question, by=both)

    def test_a_form_opened_before_something_happened_is_refused(self):
        link, old = issued(self.question), self.version()
        moderation.assign(self.question, self.unit, by=self.office, note="Gấp")
        with self.assertRaises(ActRefusedError):
            unit_links.hand_in(link, ReplyDraft(text="Muộn"), version=old)
        self.assertFalse(self.question.drafts.exists())

    def test_opening_is_recorded_and_makes_no_form_stale(self):
        link, before = issued(self.question), self.version()
        unit_links.opened(link)
        self.assertEqual(self.version(), before)
        self.assertEqual(self.acts()[-1], Act.OPEN_LINK)

    def test_asking_the_office_leaves_the_question_and_waits_for_a_word(self):
        link = issued(self.question)
        unit_links.ask_office(link, "Hỏi về trạm nào?", version=self.version())
        link.refresh_from_db()
        self.assertTrue(link.is_asking)
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.ASSIGNED)
        moderation.assign(self.question, self.unit, by=self.office, note="Trạm xã")
        link.refresh_from_db()
        self.assertFalse(link.is_asking)

    def test_given_back_the_link_is_over(self):
        link = issued(self.question)
        unit_links.give_back(link, "Không phải việc của trạm", version=self.version())
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.TRIAGE)
        link = UnitLink.objects.get(pk=link.pk)
        self.assertTrue(unit_links.why_closed(link))

    def test_nothing_is_done_by_a_link_that_is_over(self):
        link = issued(self.question)
        for end in (
            {"revoked_at": timezone.now()},
            {"expires_at": timezone.now() - timedelta(seconds=1)},
            {"unit": UnitFactory()},
        ):
            with self.subTest(end), self.assertRaises(ActRefusedError):
                UnitLink.objects.filter(pk=link.pk).update(
                    revoked_at=None, expires_at=timezone.now() + timedelta(1)
                )
                UnitLink.objects.filter(pk=link.pk).update(**end)
                unit_links.ask_office(link, "Hỏi", version=self.version())
        self.assertNotIn(Act.ASK_OFFICE, self.acts())

    def test_two_windows_do_not_overwrite_each_other(self):
        link = issued(self.question)
        unit_links.save(link, {"text": "Một"}, saves=0)
        with self.assertRaises(ActRefusedError):
            unit_links.save(link, {"text": "Hai"}, saves=0)
        link.refresh_from_db()
        self.assertEqual(link.saved, {"text": "Một"})

    def test_taken_back_and_forgotten_nothing_typed_stays(self):
        link = issued(self.question)
        unit_links.save(link, {"text": "Chị Lả ở cạnh trạm"}, saves=0)
        anonymise(self.question)
        link.refresh_from_db()
        self.assertEqual(link.saved, {})
        unit_links.revoke(self.question, by=self.office)
        link.refresh_from_db()
        self.assertFalse(link.is_valid)

    def test_a_unit_by_link_does_nothing_else(self):
        allowed = {Act.DECLINE, Act.SUBMIT_DRAFT, Act.OPEN_LINK, Act.ASK_OFFICE}
        for stage in Stage:
            acts = set(acts_from(stage, {Role.UNIT_BY_LINK}))
            self.assertLessEqual(acts, allowed)
