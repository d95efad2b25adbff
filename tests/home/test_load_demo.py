import re
from datetime import date, timedelta
from io import BytesIO, StringIO

from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase, override_settings
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import Page, Revision, Site
from wagtail.users.models import UserProfile

from dialogue_pages.choices import ConferenceStatus, DatePrecision
from dialogue_pages.hamlet_lists.sheets import hamlets_of
from dialogue_pages.hamlet_lists.totals import totals_of
from dialogue_pages.models import (
    AnswerIndexPage,
    AnswerPage,
    CommuneSettings,
    Conference,
    DialoguePlanPage,
    EmptyHamletList,
    Hamlet,
    HamletLink,
    OfficeMail,
    Question,
    Topic,
    Unit,
    WorkingDayException,
)
from dialogue_pages.models.mails import MessageState
from dialogue_pages.models.office_mails import OfficeMailKind
from dialogue_pages.official.checking import CheckContext, check_plan
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.plan_check import check_page
from dialogue_pages.public_figures import figures_of
from dialogue_pages.stages import PublicLabel, Stage
from dialogue_pages.vietnamese.folding import words
from home.demo.dates import calendar_around, coming_dates, held_dates
from home.demo.hamlet_lists import BEGUN, CALM, REMINDED, ROWS, SENT
from home.demo.last_year import COUNT
from home.demo.past_texts import PAST
from home.demo.people import LOGINS
from home.demo.plans import coming_plan, held_plan, youth_plan
from home.demo.question_texts import TEXTS
from home.demo.questions import OTHERS
from home.models import HomePage
from tests.dialogue_pages.pages import soup_of
from tests.places import SEEDS, needs_seeds

# Around Tết, at the turns of years, in years whose days off are not decided yet.
DAYS_OF_LOADING = [
    date(2026, 1, 2),
    date(2026, 1, 15),
    date(2026, 7, 31),
    date(2026, 11, 22),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2029, 4, 2),
]


def load_demo(**options):
    out = StringIO()
    call_command("load_demo", stdout=out, **{"force": True} | options)
    return out.getvalue()


def everything():
    """All rows of what the demo makes, as they are stored."""
    models = [Page, HomePage, DialoguePlanPage, Conference, Revision, Site, UserProfile]
    models += [CommuneSettings, Hamlet, Unit, Topic, WorkingDayException]
    models += [get_user_model(), Question, EmptyHamletList, HamletLink, OfficeMail]
    return {m: list(m._default_manager.order_by("pk").values()) for m in models}


class LoadDemoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.told = load_demo()
        cls.site = Site.objects.get(is_default_site=True)
        cls.coming = DialoguePlanPage.objects.live().coming().get()
        cls.held = DialoguePlanPage.objects.live().past().get()
        cls.draft = DialoguePlanPage.objects.not_live().get()

    def test_nobody_is_mailed_about_the_past(self):
        [reminder] = OfficeMail.objects.all()
        self.assertEqual(reminder.kind, OfficeMailKind.REMINDER)
        self.assertEqual(reminder.state, MessageState.SENT)
        self.assertEqual(mail.outbox, [])

    def test_lists_of_hamlets_stand_in_every_state(self):
        conference = self.coming.conferences.get()
        totals = totals_of(conference, hamlets_of(conference, self.site))
        told = {
            total.hamlet.name: (
                total.entered,
                total.has_no_opinions,
                total.begun,
                total.reminded_at is not None,
            )
            for total in totals
        }
        self.assertEqual(
            told,
            {
                REMINDED: (0, False, 0, True),
                BEGUN: (0, False, 1, False),
                SENT: (len(ROWS), False, 0, False),
                CALM: (0, True, 0, False),
            },
        )
        self.assertEqual({t.hamlet.name for t in totals[:2]}, {REMINDED, BEGUN})

    def test_a_second_run_changes_nothing(self):
        before = everything()

        told = load_demo()

        self.assertEqual(everything(), before)
        self.assertNotEqual(told, self.told)

    def test_what_a_user_edited_is_kept(self):
        Hamlet.objects.filter(name="Nà Mơ").update(head_name="")
        Unit.objects.filter(name="Công an xã").update(name="Công an xã Sông Trăng")
        CommuneSettings.objects.update(phone="0200 000 009")
        get_user_model().objects.filter(username="bientap").update(first_name="An")
        self.draft.delete()
        before = everything()

        load_demo()

        self.assertEqual(everything(), before)

    def test_what_was_answered_can_be_read_by_everybody(self):
        answers = AnswerIndexPage.objects.get()
        pages = AnswerPage.objects.child_of(answers).live()
        self.assertGreater(pages.count(), 20)
        self.assertEqual(len(set(pages.values_list("answer"))), pages.count())
        self.assertEqual(
            pages.count(), Question.objects.filter(visibility="public").count()
        )
        labels = {page.public_label for page in pages}
        self.assertEqual(labels, {PublicLabel.ANSWERED, PublicLabel.SETTLED})
        first = pages.newest_first().first()
        for address in (answers.url, first.url):
            self.assertContains(self.client.get(address), first.title)

    def test_answers_lie_in_the_past_year_of_many_units_hamlets_and_kinds(self):
        pages = AnswerPage.objects.live()
        days = pages.values_list("answered_on", flat=True)
        today = timezone.localdate()
        self.assertLess(min(days), today - timedelta(days=300))
        self.assertLessEqual(max(days), today)
        for field, least in {"unit": 5, "hamlet": 8, "outcome": 4, "kind": 3}.items():
            with self.subTest(field=field):
                self.assertGreaterEqual(len(set(pages.values_list(field))), least)
        self.assertFalse(pages.filter(outcome="committed", promised_until=None))
        self.assertTrue(all(page.reviewed_on >= page.answered_on for page in pages))

    def test_the_held_conference_has_results_and_answers(self):
        page = soup_of(self.client.get(self.held.url))
        self.assertEqual(len(page.select(".results a")), 3)
        numbers = Question.objects.filter(conference__plan=self.held).in_numbers()
        self.assertEqual((numbers.received, numbers.answered), (6, 6))
        self.assertIsNotNone(page.select_one(".duty .chip-clock-met"))

    def test_the_front_page_replaces_the_welcome_of_wagtail(self):
        self.assertIsInstance(self.site.root_page.specific, HomePage)
        self.assertEqual((self.site.hostname, self.site.port), ("localhost", 80))
        self.assertFalse(Page.objects.filter(slug="home").exists())

    def test_the_directory_is_complete(self):
        counts = [m.objects.filter(site=self.site).count() for m in (Hamlet, Unit)]
        self.assertEqual(counts, [8, 9])
        self.assertEqual(Topic.objects.filter(unit__isnull=False).count(), 11)
        self.assertEqual(
            set(Hamlet.objects.values_list("label", flat=True)), {"thôn", "bản"}
        )
        self.assertFalse(
            WorkingDayException.objects.filter(source_document="").exists()
        )

    def test_the_questions_of_a_year_stand_in_all_stages(self):
        questions = Question.objects.filter(site=self.site)
        asked = questions.filter(split_from=None, anonymised_at=None)
        told = sum(map(len, (TEXTS, PAST, OTHERS, ROWS)))
        self.assertEqual(asked.count(), told)
        self.assertEqual(set(questions.values_list("stage", flat=True)), set(Stage))
        self.assertTrue(questions.filter(visibility="withheld").exists())
        self.assertTrue(questions.overdue().exists())

    def test_the_account_of_last_year_tells_most_and_withholds_what_is_small(self):
        figures = figures_of(self.site, timezone.localdate().year - 1)
        self.assertGreater(figures.total.counts["received"], COUNT - 1)
        self.assertGreater(figures.total.counts["late"], 0)
        told = [not row.withheld for row in figures.topics]
        self.assertTrue(any(told) and not all(told))

    def test_events_lie_between_receipt_and_now_in_their_order(self):
        for question in Question.objects.prefetch_related("events"):
            events = sorted(question.events.all(), key=lambda event: event.pk)
            times = [event.at for event in events]
            with self.subTest(question.number):
                self.assertEqual(times, sorted(times))
                self.assertGreaterEqual(times[0], question.received_at)
                self.assertLessEqual(times[-1], timezone.now())

    def test_plans_are_with_known_hamlets_only(self):
        for plan, label in [(self.held, "bản"), (self.coming, "thôn")]:
            hamlets = plan.conferences.get().hamlets.all()
            with self.subTest(plan.slug):
                self.assertEqual([h.label for h in hamlets], [label] * 4)
                self.assertTrue(all(h.head_name for h in hamlets))

    def test_the_held_plan_is_over_and_the_coming_one_can_be_asked(self):
        held, coming = self.held.conferences.get(), self.coming.conferences.get()
        self.assertEqual(held.status, ConferenceStatus.HELD)
        self.assertLess(held.day, timezone.localdate() - timedelta(days=90))
        self.assertEqual(coming.precision, DatePrecision.EXACT)
        self.assertGreater(coming.day, timezone.localdate() + timedelta(days=28))
        self.assertEqual(self.coming.questions_close_days, 7)
        self.assertEqual((coming.expected_min, coming.expected_max), (150, 180))

    def test_the_draft_has_no_number_and_no_day(self):
        self.assertFalse(self.draft.is_issued)
        self.assertEqual(self.draft.conferences.get().precision, DatePrecision.QUARTER)

    def test_published_plans_raise_no_finding(self):
        for plan in (self.held, self.coming):
            with self.subTest(plan.slug):
                self.assertTrue(plan.is_issued)
                self.assertEqual(check_page(plan), [])

    def test_full_addresses_name_the_port_that_it_is_served_on(self):
        load_demo(port=8123)
        coming = DialoguePlanPage.objects.get(pk=self.coming.pk)
        self.assertTrue(coming.full_url.startswith("http://localhost:8123/"))

    def test_a_site_with_its_own_name_keeps_its_port(self):
        Site.objects.update(hostname="songtrang.example")
        load_demo(port=8123)
        self.assertEqual(Site.objects.get().port, 80)

    def test_visitors_read_the_plans_but_not_the_draft(self):
        for page in (self.site.root_page, self.held, self.coming):
            with self.subTest(page.slug):
                response = self.client.get(page.get_url())
                self.assertEqual(response.status_code, 200)
                self.assertNotContains(response, self.draft.title)
        self.assertEqual(self.client.get(self.draft.get_url()).status_code, 404)

    def test_each_role_can_log_in_and_works_in_vietnamese(self):
        for login in LOGINS:
            with self.subTest(login.username):
                self.assertIn(f"{login.username}  {login.password}", self.told)
                self.assertTrue(
                    self.client.login(username=login.username, password=login.password)
                )
                self.assertEqual(self.client.get("/admin/").status_code, 200)
                profile = UserProfile.objects.get(user__username=login.username)
                self.assertEqual(profile.preferred_language, "vi")
                self.assertEqual(profile.current_time_zone, "Asia/Ho_Chi_Minh")


class RefusalTests(TestCase):
    def test_it_is_refused_where_debug_is_off(self):
        with self.assertRaises(CommandError):
            load_demo(force=False)
        self.assertFalse(HomePage.objects.exists())

    @override_settings(DEBUG=True)
    def test_it_needs_no_force_on_a_developers_machine(self):
        load_demo(force=False)
        self.assertTrue(HomePage.objects.exists())


class DemoPlanTests(SimpleTestCase):
    def test_only_working_days_are_chosen(self):
        for today in DAYS_OF_LOADING:
            calendar = calendar_around(today)
            for dates in (held_dates(today), coming_dates(today)):
                with self.subTest(today=today, held=dates.held):
                    self.assertEqual(dates.held.strftime("%a"), "Thu")
                    for day in (dates.issued, dates.held, dates.answers_before):
                        self.assertTrue(calendar.is_working_day(day), day)

    def test_the_texts_are_read_without_repairs(self):
        for today in DAYS_OF_LOADING:
            for read in (held_plan, coming_plan, youth_plan):
                with self.subTest(today=today, plan=read.__name__):
                    self.assertEqual(read(today).repairs, [])

    def test_the_issued_plans_are_clean_whenever_they_are_loaded(self):
        for today in DAYS_OF_LOADING:
            for read in (held_plan, coming_plan):
                document = read(today).document
                context = CheckContext(
                    calendar=calendar_around(today),
                    published_on=document.issued.as_date,
                    today=today,
                )
                with self.subTest(today=today, plan=read.__name__):
                    self.assertEqual(check_plan(document, context), [])

    def test_the_coming_plan_fills_three_or_four_sheets(self):
        pdf = render_pdf(coming_plan(date(2026, 11, 22)).document)
        self.assertIn(len(PdfReader(BytesIO(pdf)).pages), (3, 4))

    @needs_seeds
    def test_no_sentence_of_the_real_plans_is_copied(self):
        real = set()
        for path in SEEDS.glob("*.txt"):
            real |= shingles(path.read_text("utf-8"))
        for read in (held_plan, coming_plan, youth_plan):
            lines = [line.plain for line in read(date(2026, 11, 22)).source.lines]
            sentences = re.split(r"[.;:]\s|\n", "\n".join(lines))
            with self.subTest(read.__name__):
                self.assertEqual(set().union(*map(shingles, sentences)) & real, set())


# Words that every plan shares: names of laws and bodies, and the national title.
OFFICIAL_NAMES = re.compile(
    r"luật thực hiện dân chủ ở cơ sở|luật tổ chức chính quyền địa phương"
    r"|ủy ban mặt trận tổ quốc việt nam xã|(?:của )?chủ tịch ủy ban nhân dân xã"
    r"|trung tâm (?:phục vụ hành chính công|dịch vụ tổng hợp) xã"
    r"|văn phòng hđnd và ubnd xã"
)


def shingles(text, size=8):
    bare = OFFICIAL_NAMES.sub(" ● ", " ".join(words(text)).lower())
    told = bare.split()
    return {
        " ".join(run)
        for run in zip(*(told[start:] for start in range(size)), strict=False)
        if "●" not in run
    }
