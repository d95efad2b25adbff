"""“Việc hôm nay”: everybody sees the own work, nothing else, with where it is done."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dialogue_pages.choices import AnnouncementKind, ConferenceStatus
from dialogue_pages.hamlet_lists import no_opinions
from dialogue_pages.hamlet_lists.sheets import Sheet
from dialogue_pages.models import (
    CommuneSettings,
    DataRequest,
    Message,
    Posting,
    Question,
)
from dialogue_pages.models.messages import MessageState
from dialogue_pages.models.sender_voices import DataRequestKind
from dialogue_pages.posting import open_register
from dialogue_pages.question_choices import Source, Visibility
from dialogue_pages.stages import Stage
from tests.dialogue_pages.hamlet_lists.lists import coming_conference
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.questions.cases import asked
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    UnitFactory,
    default_site,
    open_portal,
)
from tests.uncached import nothing_kept

from .desk.office import (
    ADMINISTRATOR,
    APPROVER,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    drafted,
    hamlet_of,
    officer,
    other_site,
    unit_of,
)

EDITOR, LEADER = "Biên tập", "Lãnh đạo"
HOME = "/admin/"


class TodayTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.announcements = AnnouncementIndexPageFactory(parent=cls.plans.get_parent())
        cls.today = timezone.localdate()

    def panel(self, person):
        self.client.force_login(person)
        return soup_of(self.client.get(HOME)).select_one(".today")

    def tasks(self, person) -> dict[str, str]:
        """Words of each task that presses, with the address where it is done."""
        pressing = ".today-group:not([aria-labelledby=today-coming])"
        links = self.panel(person).select(f"{pressing} .today-task a")
        return {text_of(link): link["href"] for link in links}


class QuestionsTodayTests(TodayTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.unit_officer = officer(UNIT)
        cls.unit = unit_of(cls.unit_officer)
        cls.head = officer(HAMLET_HEAD)
        cls.hamlet = hamlet_of(cls.head)
        cls.new = asked()
        cls.old = asked(on=cls.today - timedelta(days=200), hamlet=cls.hamlet)
        cls.withheld = asked(on=cls.today - timedelta(days=200))
        cls.assigned = asked()
        cls.drafted = drafted(UnitFactory())
        change = Question.objects.filter
        change(pk=cls.withheld.pk).update(visibility=Visibility.WITHHELD)
        change(pk__in=[cls.old.pk, cls.withheld.pk]).update(stage=Stage.TRIAGE)
        change(pk=cls.old.pk).update(source=Source.HAMLET)
        change(pk=cls.assigned.pk).update(stage=Stage.ASSIGNED, unit=cls.unit)
        Message.objects.create(
            question=cls.new, address="la@mau.example", state=MessageState.GIVEN_UP
        )

    def test_each_role_sees_its_own_work_with_the_queue(self):
        overdue, of_one = "2 câu hỏi đã quá hạn", "1 câu hỏi đã quá hạn"
        approve = "1 câu trả lời chờ ông/bà duyệt"
        mails = "1 câu hỏi có thư chưa gửi được đến người gửi"
        new, sort = "1 câu hỏi mới cần nhận xử lý", "2 câu hỏi cần phân loại, giao việc"
        own = "1 câu hỏi đơn vị cần dự thảo trả lời"
        for person, words in [
            (officer(MODERATOR), [overdue, mails, new, sort]),
            (officer(ADMINISTRATOR), [overdue, mails, new, sort]),
            (officer(APPROVER), [overdue, approve, mails]),
            (self.unit_officer, [own]),
            (self.head, [of_one]),
            (officer(SUPERVISOR), [of_one]),
            (officer(EDITOR), []),
            (officer(UNIT), []),
        ]:
            with self.subTest(list(person.groups.values_list("name", flat=True))):
                self.assertEqual(list(self.tasks(person)), words)

    def test_the_address_leads_into_the_queue(self):
        address = self.tasks(officer(MODERATOR))["1 câu hỏi mới cần nhận xử lý"]
        self.assertEqual(address, reverse("dialogue_pages_questions") + "?queue=new")
        listed = soup_of(self.client.get(address))
        self.assertIn(self.new.number, listed.get_text())
        self.assertNotIn(self.assigned.number, listed.get_text())

    def test_people_of_another_commune_see_nothing(self):
        there = other_site()
        for group in (MODERATOR, APPROVER, UNIT, SUPERVISOR, ADMINISTRATOR):
            with self.subTest(group):
                stranger = officer(group, site=there)
                self.assertEqual(self.tasks(stranger), {})

    def test_requests_about_personal_data_until_they_are_dealt_with(self):
        told = "1 yêu cầu về dữ liệu cá nhân cần trả lời"
        moderator = officer(MODERATOR)
        request = DataRequest.objects.create(
            site=default_site(),
            question=self.new,
            kind=DataRequestKind.DELETE,
            due_on=self.today - timedelta(days=2),
        )
        self.assertIn(told, self.tasks(moderator))
        self.assertIn("quá hạn 2 ngày", text_of(self.panel(moderator)))
        self.assertNotIn(told, self.tasks(officer(APPROVER)))
        request.result = "Đã xóa."
        request.save()
        self.assertNotIn(told, self.tasks(moderator))

    def test_whoever_has_done_all_is_thanked(self):
        panel = self.panel(officer(UNIT))
        self.assertIn("không còn việc nào chờ ông/bà", text_of(panel))

    def test_no_person_is_named(self):
        shown = text_of(self.panel(officer(MODERATOR)))
        self.assertNotIn(self.new.sender_name, shown)
        self.assertNotIn(self.new.title, shown)


class HamletListsTodayTests(TodayTestCase):
    def test_silent_hamlets_are_asked_for_while_there_is_time(self):
        head = officer(HAMLET_HEAD)
        hamlet = hamlet_of(head)
        other = HamletFactory()
        conference = coming_conference(self.plans, closes_in=5)
        coming_conference(self.plans, closes_in=40)
        moderator = officer(MODERATOR)
        told = "2 thôn chưa gửi danh sách câu hỏi"
        address = reverse("dialogue_pages_hamlet_list", args=[conference.pk])
        self.assertEqual(self.tasks(moderator), {told: address})
        self.assertIn("còn 5 ngày", text_of(self.panel(moderator)))
        for asking in (hamlet, other):
            question = asked(hamlet=asking, conference=conference, source=Source.HAMLET)
            Question.objects.filter(pk=question.pk).update(stage=Stage.DONE)
            if asking == hamlet:
                self.assertEqual(self.tasks(head), {})
                left = [*self.tasks(moderator)]
                self.assertEqual(left, ["1 thôn chưa gửi danh sách câu hỏi"])
        self.assertEqual(self.tasks(moderator), {})
        self.assertEqual(self.tasks(officer(UNIT)), {})

    def test_a_hamlet_that_has_no_opinions_is_not_asked_for(self):
        head = officer(HAMLET_HEAD)
        hamlet = hamlet_of(head)
        conference = coming_conference(self.plans, closes_in=5)
        self.assertEqual(len(self.tasks(head)), 1)
        no_opinions.say(Sheet(conference, hamlet), by=head)
        self.assertEqual(self.tasks(head), {})


class PlansTodayTests(TodayTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.editor = officer(EDITOR)
        cls.plan = DialoguePlanPageFactory(parent=cls.plans, issued=True)
        cls.plan.first_published_at = timezone.now()
        cls.plan.save()
        cls.conference = ConferenceFactory(
            plan=cls.plan, day=cls.today + timedelta(days=12)
        )

    def notice(self, **fields):
        told = {"conference": self.conference, "plan": self.plan} | fields
        return AnnouncementPageFactory(parent=self.announcements, **told)

    def test_a_conference_without_an_announcement(self):
        draft = reverse("dialogue_pages_announce", args=[self.plan.pk])
        self.assertEqual(
            self.tasks(self.editor), {"Thông báo hội nghị đến Nhân dân": draft}
        )

    def test_an_announcement_that_is_a_draft(self):
        page = self.notice(live=False)
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        told = "Công bố thông báo còn là bản dự thảo"
        self.assertEqual(self.tasks(self.editor), {told: edit})

    def test_one_that_does_not_hang_everywhere_and_then_does(self):
        page = self.notice()
        rows = open_register(page)
        left = sum(row.is_mandatory and not row.posted_from for row in rows)
        postings = reverse("dialogue_pages_postings", args=[page.pk])
        told = f"Niêm yết, công bố thêm ở {left} nơi bắt buộc"
        self.assertEqual(self.tasks(self.editor), {told: postings})
        reader = officer(SUPERVISOR)
        lacking = f"Còn {left} nơi bắt buộc chưa niêm yết, công bố"
        self.assertEqual(self.tasks(reader), {lacking: page.url})
        Posting.objects.filter(page=page).update(posted_from=self.today)
        self.assertEqual(self.tasks(self.editor), {})
        self.assertEqual(self.tasks(reader), {})

    def test_why_this_date_and_which_places_are_missing(self):
        open_register(self.notice())
        told = text_of(self.panel(self.editor).select_one(".today-why"))
        self.assertIn("Còn thiếu", told)
        self.assertRegex(told, r"Ít nhất \d+ ngày .*trước ngày")
        self.assertIn("Điều 43", told)

    def test_results_of_a_conference_that_was_held(self):
        self.conference.day = self.today - timedelta(days=9)
        self.conference.status = ConferenceStatus.HELD
        self.conference.save()
        self.assertIn("Công khai kết luận, kết quả hội nghị", self.tasks(self.editor))
        page = self.notice(kind=AnnouncementKind.RESULT)
        open_register(page)
        Posting.objects.filter(page=page).update(posted_from=self.today)
        self.assertNotIn(
            "Công khai kết luận, kết quả hội nghị", self.tasks(self.editor)
        )

    def test_a_draft_of_a_plan_is_for_its_editors_only(self):
        self.plan.live = False
        self.plan.first_published_at = None
        self.plan.save()
        edit = reverse("wagtailadmin_pages:edit", args=[self.plan.pk])
        self.assertIn(edit, self.tasks(self.editor).values())
        self.assertIn(edit, self.tasks(officer(LEADER)).values())
        for group in (SUPERVISOR, UNIT, MODERATOR, HAMLET_HEAD):
            with self.subTest(group):
                self.assertEqual(self.tasks(officer(group)), {})

    def test_editors_of_another_commune_see_nothing(self):
        self.assertEqual(self.tasks(officer(EDITOR, site=other_site())), {})

    def test_what_is_far_ahead_does_not_press(self):
        self.conference.day = self.today + timedelta(days=60)
        self.conference.save()
        panel = self.panel(self.editor)
        self.assertIn("không còn việc nào chờ ông/bà", text_of(panel))
        self.assertIn("Việc sắp tới, chưa gấp", text_of(panel))


class OutageTodayTests(TodayTestCase):
    def plan_outage(self, days):
        commune = CommuneSettings.for_site(default_site())
        commune.outage_from = timezone.now() + timedelta(days=days)
        commune.outage_until = commune.outage_from + timedelta(hours=2)
        commune.save()
        return commune

    def test_one_announced_too_late_is_told_to_the_administrator(self):
        told = "Lùi thời gian tạm ngừng theo kế hoạch"
        administrator = officer(ADMINISTRATOR)
        self.plan_outage(days=3)
        self.assertIn(told, self.tasks(administrator))
        self.assertNotIn(told, self.tasks(officer(MODERATOR)))
        self.plan_outage(days=40)
        self.assertNotIn(told, self.tasks(administrator))

    def test_another_change_of_the_settings_keeps_the_day(self):
        commune = self.plan_outage(days=3)
        earlier = self.today - timedelta(days=30)
        CommuneSettings.objects.update(outage_announced_on=earlier)
        commune.refresh_from_db()
        commune.phone = "0200 000 002"
        commune.save()
        self.assertEqual(commune.outage_announced_on, earlier)


class QueryTests(TodayTestCase):
    @nothing_kept
    def test_the_number_of_queries_does_not_grow(self):
        boss = get_user_model().objects.create_superuser("quan-tri")
        boss.groups.add(*Group.objects.all())
        self.client.force_login(boss)
        self.add_work()
        self.client.get(HOME)
        with CaptureQueriesContext(connection) as with_one:
            self.client.get(HOME)
        for _more in range(3):
            self.add_work()
        with self.assertNumQueries(len(with_one)):
            self.client.get(HOME)

    def add_work(self):
        """A question, a plan with two conferences, and announcements for one of them."""
        asked()
        asked(on=self.today - timedelta(days=200))
        plan = DialoguePlanPageFactory(
            parent=self.plans, issued=True, first_published_at=timezone.now()
        )
        days = [self.today + timedelta(days=9), self.today - timedelta(days=3)]
        first, _held = [ConferenceFactory(plan=plan, day=day) for day in days]
        for live in (True, False):
            page = AnnouncementPageFactory(
                parent=self.announcements, plan=plan, conference=first, live=live
            )
            open_register(page)
