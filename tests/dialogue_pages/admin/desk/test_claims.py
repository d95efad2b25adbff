from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from dialogue_pages import claiming, moderation
from dialogue_pages.models import CaseClaim
from dialogue_pages.models.case_claims import LASTS
from dialogue_pages.roles import actor_for
from dialogue_pages.stages import Act, Role, Stage
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import UnitFactory, open_portal

from .office import (
    APPROVER,
    LIST,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    act_data,
    act_url,
    assigned,
    case_url,
    officer,
    other_site,
    taken,
    unit_of,
)


class ClaimTests(TestCase):
    """Two people at one case: one is at work, the other is told."""

    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.first = officer(MODERATOR, last_name="Hoàng Thị Mơ")
        cls.second = officer(MODERATOR, last_name="Vàng A Sính")

    def open(self, case, by):
        self.client.force_login(by)
        return self.client.get(case_url(case))

    def send(self, case, by, **sent):
        self.client.force_login(by)
        return self.client.post(case_url(case, "claim"), sent)

    def act(self, case, by, act, **fields):
        self.client.force_login(by)
        return self.client.post(act_url(case, act), act_data(case, act, **fields))

    def test_who_opens_a_case_first_is_at_work_on_it(self):
        case = taken()
        self.open(case, self.first)
        page = self.open(case, self.second)
        self.assertContains(page, "Hoàng Thị Mơ")
        self.assertEqual(page.context["claim"].holder, self.first)
        self.client.force_login(self.second)
        self.assertContains(self.client.get(LIST), "Hoàng Thị Mơ")

    def test_the_other_is_told_and_what_was_typed_stays(self):
        case = taken()
        self.open(case, self.first)
        page = self.act(case, self.second, "ask_more", request="Ở thôn nào?")
        case.refresh_from_db()
        self.assertEqual(case.stage, Stage.TRIAGE)
        self.assertContains(page, "Ở thôn nào?")
        self.assertContains(page, "Hoàng Thị Mơ")

    def test_taking_over_needs_a_reason_and_is_told(self):
        case = taken()
        self.open(case, self.first)
        self.send(case, self.second, do="take_over", reason=" ")
        self.assertEqual(case.claim.holder, self.first)
        self.send(case, self.second, do="take_over", reason="Chị Mơ đi họp")
        case = type(case).objects.get(pk=case.pk)
        self.assertEqual(case.claim.holder, self.second)
        event = case.events.last()
        self.assertEqual((event.act, event.reason), (Act.TAKE_OVER, "Chị Mơ đi họp"))
        self.assertEqual(
            self.send(case, self.first, do="keep").json(), {"holder": "Vàng A Sính"}
        )
        page = self.act(case, self.first, "ask_more", request="Ở đâu?")
        self.assertContains(page, "Vàng A Sính")

    def test_a_claim_ends_when_nothing_is_heard(self):
        case = taken()
        self.open(case, self.first)
        CaseClaim.objects.update(seen_at=timezone.now() - LASTS - timedelta(seconds=1))
        self.assertIsNone(self.open(case, self.second).context["claim"])
        self.assertEqual(CaseClaim.objects.get().holder, self.second)

    def test_a_sign_of_life_keeps_it(self):
        case = taken()
        self.open(case, self.first)
        CaseClaim.objects.update(seen_at=timezone.now() - LASTS + timedelta(seconds=5))
        self.assertEqual(self.send(case, self.first, do="keep").json(), {"holder": ""})
        claim = CaseClaim.objects.get()
        self.assertGreater(claim.seen_at, timezone.now() - timedelta(seconds=30))

    def test_leaving_the_page_lets_it_go(self):
        case = taken()
        self.open(case, self.first)
        self.send(case, self.second, do="let_go")
        self.assertTrue(CaseClaim.objects.exists())
        self.send(case, self.first, do="let_go")
        self.assertFalse(CaseClaim.objects.exists())

    def test_an_act_lets_it_go(self):
        case = taken()
        self.open(case, self.first)
        self.act(case, self.first, "assign", unit=UnitFactory().pk)
        self.assertFalse(CaseClaim.objects.exists())

    def test_who_only_looks_claims_nothing_and_is_not_kept_off_by_another_step(self):
        unit_officer = officer(UNIT)
        case = assigned(unit_of(unit_officer))
        for user in (self.first, officer(SUPERVISOR), officer(APPROVER)):
            self.open(case, user)
            self.assertFalse(CaseClaim.objects.exists())
        self.open(case, unit_officer)
        self.assertEqual(CaseClaim.objects.get().holder, unit_officer)
        self.act(case, self.first, "assign", unit=UnitFactory().pk)
        case.refresh_from_db()
        self.assertNotIn(unit_officer, case.unit.members.all())

    def test_nobody_claims_what_is_not_theirs(self):
        elsewhere = asked(site=other_site())
        unit_case = assigned(UnitFactory())
        for case, user in (
            (elsewhere, self.first),
            (unit_case, officer(UNIT)),
            (taken(), officer(SUPERVISOR)),
        ):
            with self.subTest(user=user.username):
                self.assertIn(self.send(case, user, do="keep").status_code, (302, 404))
        self.assertFalse(CaseClaim.objects.exists())

    def test_two_at_the_same_moment(self):
        case = taken()
        first, second = (actor_for(user, case) for user in (self.first, self.second))
        self.assertIsNone(claiming.keep(case, first))
        self.assertEqual(claiming.keep(case, second).holder, self.first)


class TypedWordsTests(TestCase):
    """A form that is refused comes back with what was typed, wherever it is sent."""

    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)

    def setUp(self):
        self.client.force_login(self.moderator)

    def test_a_stale_form_comes_back_ready_to_be_sent_again(self):
        case = taken()
        data = act_data(case, "ask_more", request="Ở thôn nào?")
        moderation.withhold(case, by=person(Role.MODERATOR), reason="Có tên")
        page = self.client.post(act_url(case, "ask_more"), data)
        self.assertContains(page, "Ở thôn nào?")
        self.assertContains(page, "vừa xử lý câu hỏi này")
        case.refresh_from_db()
        self.assertContains(page, f'name="ask_more-version" value="{case.version}"')

    def test_what_cannot_be_sent_any_more_is_kept_to_be_copied(self):
        case = taken()
        data = act_data(case, "ask_more", request="Ở thôn nào?")
        moderation.assign(case, UnitFactory(), by=person(Role.MODERATOR))
        page = self.client.post(act_url(case, "ask_more"), data)
        self.assertEqual(
            [words for _label, words in page.context["typed"]], ["Ở thôn nào?"]
        )
        self.assertContains(page, "Ở thôn nào?")

    def test_the_public_text(self):
        case = taken()
        sent = {"version": case.version, "title": "Cống", "text": "Đã gõ rất dài"}
        moderation.ask_more(case, "Ở đâu?", by=person(Role.MODERATOR))
        page = self.client.post(case_url(case, "public-text"), sent)
        self.assertContains(page, "Đã gõ rất dài")
        case.refresh_from_db()
        self.assertEqual(page.context["form"]["version"].value(), case.version)

    def test_links_and_pages_of_an_older_state(self):
        case = assigned(UnitFactory())
        for name in ("unit-link", "answer-page", "answer-page/update"):
            with self.subTest(name):
                sent = {"version": case.version - 1, "do": "issue", "note": "Đã gõ"}
                page = self.client.post(case_url(case, name), sent, follow=True)
                self.assertContains(page, "vừa xử lý câu hỏi này")
        self.assertFalse(case.unit_links.exists())
        self.assertContains(page, "Đã gõ")
