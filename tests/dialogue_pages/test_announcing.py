"""Drafts from a conference, places in the register, and whether that was in time."""

from datetime import date, time, timedelta

from django.contrib.auth import get_user_model
from django.test import SimpleTestCase, TestCase
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.announcing import NoticeState, draft_announcement, notice_clock
from dialogue_pages.choices import AnnouncementKind, PostingPlace
from dialogue_pages.models import AnnouncementPage, AnswerPage, Posting
from dialogue_pages.papers.blanks import blanks_in
from dialogue_pages.papers.broadcast import SECONDS, Length, broadcasts
from dialogue_pages.papers.publication_list import cells_of
from dialogue_pages.posting import Quarter, open_register, published_in
from tests.factories import (
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    default_site,
    open_portal,
)

HELD = date(2026, 6, 25)  # a Thursday
LAST_DAY = date(2026, 6, 18)


class AnnouncingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        plans = open_portal()
        cls.index = AnnouncementIndexPageFactory(parent=plans.get_parent())
        cls.answers = AnswerIndexPageFactory(parent=plans.get_parent())
        cls.plan = DialoguePlanPageFactory(parent=plans, issued=True)
        cls.hamlets = [HamletFactory(name="Bến Lau"), HamletFactory(name="Cầu Gỗ")]
        cls.other_hamlet = HamletFactory(name="Nà Mơ")
        cls.conference = ConferenceFactory(
            plan=cls.plan, day=HELD, starts_at=time(7, 30), hamlets=cls.hamlets
        )
        cls.officer = get_user_model().objects.create_user("can-bo")

    def announcement(self, **fields):
        fields = {"conference": self.conference, "plan": self.plan} | fields
        return AnnouncementPageFactory(parent=self.index, **fields)


class NoticeClockTests(AnnouncingTestCase):
    def clock(self, days, *, today=date(2026, 6, 1), kind=AnnouncementKind.NOTICE):
        """The clock of a notice whose places were done on these days (None: not yet)."""
        page = self.announcement(kind=kind)
        rows = [
            Posting(
                site=default_site(),
                page=page,
                place=PostingPlace.OTHER,
                place_text=f"Nơi {number}",
                is_mandatory=is_mandatory,
                posted_from=day,
            )
            for number, (day, is_mandatory) in enumerate(days)
        ]
        return notice_clock(page, rows, today=today)

    def test_the_last_mandatory_place_decides(self):
        clock = self.clock(
            [(date(2026, 6, 10), True), (LAST_DAY, True), (date(2026, 6, 24), False)]
        )
        self.assertEqual(clock.state, NoticeState.IN_TIME)
        self.assertEqual(clock.last.where, "Nơi 1")
        self.assertEqual((clock.due_on, clock.days), (LAST_DAY, 0))

    def test_one_place_a_day_late_makes_the_notice_late(self):
        late = LAST_DAY + timedelta(days=1)
        clock = self.clock([(date(2026, 6, 1), True), (late, True)])
        self.assertEqual((clock.state, clock.days), (NoticeState.LATE, -1))

    def test_a_missing_place_waits_and_then_is_overdue(self):
        days = [(date(2026, 6, 1), True), (None, True)]
        for today, state in [
            (LAST_DAY, NoticeState.WAITING),
            (LAST_DAY + timedelta(days=1), NoticeState.OVERDUE),
        ]:
            clock = self.clock(days, today=today)
            self.assertEqual(clock.state, state)
            self.assertEqual([row.where for row in clock.missing], ["Nơi 1"])

    def test_results_count_from_the_conference_on(self):
        clock = self.clock([(date(2026, 7, 6), True)], kind=AnnouncementKind.RESULT)
        self.assertEqual(clock.due_on, date(2026, 7, 6))  # the 5th is a Sunday
        self.assertEqual(clock.state, NoticeState.IN_TIME)

    def test_no_clock_without_a_conference_or_a_day(self):
        self.assertIsNone(notice_clock(self.announcement(conference=None), []))
        someday = ConferenceFactory(plan=self.plan, in_month=True)
        self.assertIsNone(notice_clock(self.announcement(conference=someday), []))


class RegisterTests(AnnouncingTestCase):
    def test_places_follow_the_kind_and_the_hamlets_of_the_conference(self):
        for kind, place in {
            AnnouncementKind.NOTICE: PostingPlace.HAMLET_HALL,
            AnnouncementKind.RESULT: PostingPlace.HAMLET_HEAD,
        }.items():
            rows = open_register(self.announcement(kind=kind))
            hamlets = [row.hamlet for row in rows if row.place == place]
            self.assertCountEqual(hamlets, self.hamlets)
            self.assertIn(PostingPlace.HEADQUARTERS, {row.place for row in rows})

    def test_a_conference_for_the_whole_commune_hangs_in_every_hall(self):
        page = self.announcement(conference=ConferenceFactory(plan=self.plan))
        halls = [row for row in open_register(page) if row.hamlet]
        self.assertCountEqual(
            [row.hamlet for row in halls], [*self.hamlets, self.other_hamlet]
        )

    def test_opening_twice_adds_nothing(self):
        page = self.announcement()
        first = {row.pk for row in open_register(page)}
        self.assertEqual({row.pk for row in open_register(page)}, first)

    def test_publishing_enters_the_site(self):
        page = self.announcement(live=False)
        page.save_revision().publish()
        site = Posting.objects.get(page=page, place=PostingPlace.SITE)
        self.assertIsNotNone(site.posted_from)
        AnnouncementPage.objects.get(pk=page.pk).unpublish()
        site.refresh_from_db()
        self.assertIsNotNone(site.posted_until)
        others = Posting.objects.filter(page=page).exclude(pk=site.pk)
        self.assertFalse(others.exclude(posted_from=None).exists())


class QuarterTests(SimpleTestCase):
    @given(st.dates(date(1946, 1, 1), date(2900, 12, 31)))
    def test_a_day_lies_in_its_quarter_and_in_no_other(self, day):
        quarter = Quarter.of(day)
        self.assertLessEqual(quarter.first_day, day)
        self.assertLess(day, quarter.next_first_day)
        self.assertEqual(quarter.following.preceding, quarter)


class QuarterlyListTests(AnnouncingTestCase):
    def test_what_began_in_the_quarter_in_order(self):
        page = self.announcement()
        days = [date(2026, 6, 30), date(2026, 4, 1), date(2026, 3, 31), None]
        for day in [*days, date(2026, 7, 1)]:
            Posting.objects.create(
                site=default_site(),
                page=page,
                place=PostingPlace.HEADQUARTERS,
                posted_from=day,
            )
        rows = published_in(default_site(), Quarter(2026, 2))
        self.assertEqual(
            [row.posted_from for row in rows], [date(2026, 4, 1), date(2026, 6, 30)]
        )

    def test_answers_stand_in_it_from_their_publication_while_they_are_public(self):
        shown, hidden = (
            AnswerPageFactory(parent=self.answers, title=title, live=False)
            for title in ("Sửa cống", "Lộ tên người gửi")
        )
        for page in (shown, hidden):
            page.save_revision().publish()
        AnswerPage.objects.get(pk=hidden.pk).unpublish()
        rows = published_in(default_site(), Quarter.of(timezone.localdate()))
        told = [(row.content, row.place, row.is_mandatory) for row in rows]
        self.assertEqual(told, [("Trả lời: Sửa cống", PostingPlace.SITE, False)])
        (line,) = cells_of(rows)
        self.assertEqual(line[1], "Trả lời: Sửa cống")


class DraftTests(AnnouncingTestCase):
    def draft(self, kind):
        draft_announcement(self.conference, kind, self.index, by=self.officer)
        return AnnouncementPage.objects.order_by("-pk").first()

    def test_every_kind_is_filled_from_the_record_and_stays_a_draft(self):
        for kind in set(AnnouncementKind) - {AnnouncementKind.GENERAL}:
            with self.subTest(kind):
                page = self.draft(kind)
                self.assertFalse(page.live)
                self.assertEqual(page.conference, self.conference)
                self.assertEqual(page.signer_name, "Lò Thị Mai Hoa")
                self.assertEqual(page.latest_revision.user, self.officer)
                self.assertIn("Bến Lau", page.title)
                self.assertTrue(blanks_in(page))

    def test_a_notice_prints_time_and_place_and_names_the_plan(self):
        page = self.draft(AnnouncementKind.NOTICE)
        (printed,) = page.document.conferences
        self.assertIn("25 tháng 6 năm 2026", printed.schedule_text.plain)
        self.assertIn("05/KH-UBND", page.legal_bases)

    def test_two_drafts_of_a_kind_get_two_addresses(self):
        slugs = {self.draft(AnnouncementKind.NOTICE).slug for _number in range(2)}
        self.assertEqual(len(slugs), 2)


class BroadcastTests(AnnouncingTestCase):
    def test_three_texts_fit_their_time(self):
        page = draft_announcement(
            self.conference, AnnouncementKind.NOTICE, self.index, by=self.officer
        )
        texts = {text.length: text for text in broadcasts(page, page.letterhead)}
        self.assertEqual(list(texts), list(Length))
        for length, text in texts.items():
            self.assertLessEqual(text.seconds, SECONDS[length])
            self.assertIn("bảy giờ ba mươi phút", text.text)

    def test_what_was_typed_is_read_instead(self):
        page = self.announcement(loudspeaker_short="Họp lúc 8h tại NVH.")
        text = broadcasts(page, page.letterhead)[0].text
        self.assertEqual(text, "Họp lúc tám giờ tại nhà văn hóa.")
