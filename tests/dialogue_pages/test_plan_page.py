import json
from datetime import date, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import TestCase
from django.utils import timezone
from wagtail.models import PageViewRestriction

from dialogue_pages.choices import AmendmentKind, ConferenceStatus, DatePrecision
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import (
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    PlanAmendmentFactory,
    open_portal,
)
from tests.uncached import nothing_kept

SCRIPTS = "script:not([src], [type='application/ld+json'])"  # that a browser would run


class PlanPageTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()

    def setUp(self):
        self.plan = DialoguePlanPageFactory(parent=self.index, issued=True)

    def open(self, plan=None):
        return soup_of(self.client.get((plan or self.plan).url))


class ConferenceCardTests(PlanPageTestCase):
    def card(self, **facts):
        ConferenceFactory(plan=self.plan, **facts)
        return self.open().select_one(".conference")

    def test_tells_when_where_and_for_whom(self):
        card = text_of(
            self.card(
                day=date(2026, 6, 25),
                starts_at=time(7, 30),
                venue_text="Nhà văn hóa thôn Hạ.",
                hamlets=[HamletFactory(name="Hạ"), HamletFactory(name="Nà Lay")],
                expected_min=120,
                expected_max=150,
            )
        )

        for fact in [
            "07 giờ 30, thứ Năm, ngày 25/6/2026",
            "Nhà văn hóa thôn Hạ",
            "thôn Hạ, thôn Nà Lay",
            "120",
            "150",
        ]:
            with self.subTest(fact=fact):
                self.assertIn(fact, card)

    def test_a_date_is_told_as_exactly_as_it_is_known(self):
        day = date(2026, 8, 1)
        for precision, told in {
            DatePrecision.DAY: "Thứ Bảy, ngày 01/8/2026",
            DatePrecision.MONTH: "Trong tháng 8 năm 2026",
            DatePrecision.BEFORE_MONTH: "Trước tháng 8 năm 2026",
            DatePrecision.QUARTER: "Trong quý III năm 2026",
            DatePrecision.QUARTER_END: "Cuối quý III năm 2026",
            DatePrecision.YEAR: "Trong năm 2026",
        }.items():
            with self.subTest(precision=precision):
                card = self.card(precision=precision, day=day, starts_at=None)
                self.assertEqual(text_of(card.select_one(".when")), told)
                self.plan.conferences.all().delete()

    def test_an_open_date_shows_no_invented_day(self):
        card = self.card(unset=True)
        self.assertNotRegex(text_of(card.select_one(".when")), r"\d")

    def test_the_status_is_a_word(self):
        for status in ConferenceStatus:
            with self.subTest(status=status):
                chip = self.card(status=status).select_one(f".chip-{status}")
                self.assertEqual(text_of(chip).casefold(), status.label.casefold())
                self.plan.conferences.all().delete()

    def test_a_conference_put_off_tells_since_when_and_why(self):
        facts = {"status_on": date(2026, 6, 20), "status_reason": "Mưa lũ kéo dài."}
        for status in (ConferenceStatus.POSTPONED, ConferenceStatus.CANCELLED):
            with self.subTest(status=status):
                card = text_of(self.card(status=status, **facts))
                self.assertIn("20/6/2026", card)
                self.assertIn("Mưa lũ kéo dài.", card)
                self.plan.conferences.all().delete()

    def test_a_planned_day_that_has_passed_is_not_called_coming(self):
        self.assertIsNotNone(self.card(over=True).select_one(".chip-over"))

    def test_a_plan_without_conferences_says_so(self):
        self.assertIsNotNone(self.open().select_one(".plan-conferences .empty"))


class IdentityTests(PlanPageTestCase):
    def test_an_issued_plan_tells_number_date_and_signer(self):
        identity = text_of(self.open().select_one(".identity"))
        for fact in ["05/KH-UBND", "02/3/2026", "Lò Thị Mai Hoa"]:
            self.assertIn(fact, identity)

    def test_a_plan_without_number_is_marked_as_draft(self):
        plan = DialoguePlanPageFactory(parent=self.index)
        page = self.open(plan)
        self.assertIsNotNone(page.select_one(".chip-draft"))
        self.assertIsNone(page.select_one(".identity"))


class QuestionWindowTests(PlanPageTestCase):
    def window(self, **fields):
        for name, value in fields.items():
            setattr(self.plan, name, value)
        self.plan.save()
        return self.open().select_one(".questions")

    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        self.conference = ConferenceFactory(plan=self.plan)

    def test_open_until_the_last_day(self):
        window = self.window(questions_close_on=self.today)
        self.assertIn("questions-open", window["class"])
        self.assertIn(f"{self.today.year}", text_of(window))
        self.assertIn("0200 000 001", text_of(window))

    def test_closed_on_the_day_after(self):
        window = self.window(questions_close_on=self.today - timedelta(days=1))
        self.assertIn("questions-closed", window["class"])

    def test_not_open_yet(self):
        window = self.window(questions_open_on=self.today + timedelta(days=1))
        self.assertIn("questions-soon", window["class"])

    def test_days_before_a_fixed_conference_become_a_day(self):
        self.conference.day = date(2100, 6, 25)
        self.conference.save()
        self.assertIn("18/6/2100", text_of(self.window(questions_close_days=7)))

    def test_days_before_an_open_date_stay_days(self):
        self.conference.precision = DatePrecision.UNSET
        self.conference.save()
        window = self.window(questions_close_days=7)
        self.assertIn("questions-relative", window["class"])
        self.assertIn("7", text_of(window))

    def test_nothing_is_said_without_a_window(self):
        self.assertIsNone(self.window())

    def test_nobody_is_asked_for_questions_after_the_conference(self):
        self.conference.status = ConferenceStatus.HELD
        self.conference.save()
        self.assertIsNone(self.window(questions_close_on=self.today))


class AmendmentTests(PlanPageTestCase):
    def test_every_kind_shows_its_reason_and_document(self):
        for kind in AmendmentKind:
            with self.subTest(kind=kind):
                plan = DialoguePlanPageFactory(parent=self.index, issued=True)
                PlanAmendmentFactory(plan=plan, kind=kind, reason="Ghi nhầm giờ.")
                notice = text_of(self.open(plan).select_one(f".notice-{kind}"))
                self.assertIn("Ghi nhầm giờ.", notice)
                self.assertIn("Công văn số 12/UBND-VP", notice)

    def test_a_replaced_plan_leads_to_the_new_one_and_takes_no_questions(self):
        new = DialoguePlanPageFactory(parent=self.index)
        self.plan.questions_close_on = timezone.localdate()
        self.plan.save()
        ConferenceFactory(plan=self.plan)
        self.replaced_by(new)

        page = self.open()

        self.assertEqual(page.select_one(".notice a")["href"], new.url)
        self.assertIsNotNone(page.select_one(".conference .chip-recalled"))
        self.assertIsNone(page.select_one(".conference .chip-planned"))
        self.assertIsNone(page.select_one(".questions"))

    def test_the_new_plan_leads_back_unless_the_old_one_is_hidden(self):
        new = DialoguePlanPageFactory(parent=self.index, issued=True)
        self.replaced_by(new)
        links = [link["href"] for link in self.open(new).select(".notice a")]
        self.assertEqual(links, [self.plan.url])
        PageViewRestriction.objects.create(page=self.plan, restriction_type="login")
        self.assertEqual(self.open(new).select(".notice a"), [])

    def test_a_hidden_replacement_is_not_named(self):
        draft = DialoguePlanPageFactory(parent=self.index, live=False, title="Kín một")
        private = DialoguePlanPageFactory(parent=self.index, title="Kín hai")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        for hidden in (draft, private):
            with self.subTest(hidden=hidden.title):
                self.replaced_by(hidden)
                self.assertNotIn("Kín", text_of(self.open()))

    def replaced_by(self, plan):
        self.plan.amendments.all().delete()
        PlanAmendmentFactory(
            plan=self.plan,
            kind=AmendmentKind.REPLACEMENT,
            replaced_by=plan.page_ptr,
        )


class DownloadTests(PlanPageTestCase):
    def addresses(self):
        links = self.open().select(".download")
        return [link["href"].removeprefix(self.plan.url) for link in links]

    def test_a_calendar_file_needs_a_fixed_day(self):
        ConferenceFactory(plan=self.plan, in_month=True)
        self.assertEqual(self.addresses(), ["pdf/", "docx/"])

        ConferenceFactory(plan=self.plan)
        self.assertEqual(self.addresses(), ["pdf/", "docx/", "ics/"])

    def test_nor_is_one_offered_for_a_conference_put_off(self):
        ConferenceFactory(plan=self.plan, status=ConferenceStatus.POSTPONED)
        self.assertEqual(self.addresses(), ["pdf/", "docx/"])

    def test_every_offered_file_can_be_fetched(self):
        ConferenceFactory(plan=self.plan)
        for address in self.addresses():
            with self.subTest(address=address):
                response = self.client.get(self.plan.url + address)
                self.assertEqual(response.status_code, 200)


class WhoMaySeeTests(PlanPageTestCase):
    def test_a_draft_is_not_found(self):
        draft = DialoguePlanPageFactory(parent=self.index, live=False)
        for address in ["", "pdf/", "docx/", "ics/"]:
            with self.subTest(address=address):
                response = self.client.get(f"{self.index.url}{draft.slug}/{address}")
                self.assertEqual(response.status_code, 404)

    def test_a_restricted_plan_asks_to_log_in(self):
        PageViewRestriction.objects.create(page=self.plan, restriction_type="login")
        for address in ["", "pdf/", "docx/", "ics/"]:
            with self.subTest(address=address):
                response = self.client.get(self.plan.url + address)
                self.assertEqual(response.status_code, 302)


class PreviewTests(PlanPageTestCase):
    def preview(self, plan):
        request = plan.make_preview_request(preview_mode="")
        return soup_of(request.render() if hasattr(request, "render") else request)

    def test_unsaved_changes_of_conferences_show(self):
        ConferenceFactory(plan=self.plan)
        draft = self.plan.get_latest_revision_as_object()
        (conference,) = draft.conferences.all()
        conference.venue_text = "Sân trường tiểu học"
        draft.conferences = [conference]

        self.assertIn("Sân trường tiểu học", text_of(self.preview(draft)))

    def test_a_plan_that_was_never_saved_shows(self):
        new = DialoguePlanPageFactory.build(title="Chưa lưu")
        new.path, new.depth = f"{self.index.path}0001", self.index.depth + 1
        new.conferences.add(ConferenceFactory.build(plan=new, venue_text="Đình làng"))

        self.assertIn("Đình làng", text_of(self.preview(new)))


class MarkupTests(PlanPageTestCase):
    def test_markup_in_any_field_is_shown_not_obeyed(self):
        typed = "<script>alert(1)</script> & <b>đậm</b>"
        plan = DialoguePlanPageFactory(
            parent=self.index,
            issued=True,
            **dict.fromkeys(
                ["title", "subject", "legal_bases", "opening", "closing"], typed
            ),
            signer_name="<b>Lò</b>",
        )
        ConferenceFactory(
            plan=plan, name=typed, venue_text=typed, hamlets=[HamletFactory(name=typed)]
        )
        PlanAmendmentFactory(plan=plan, reason=typed, document=typed)

        page = self.open(plan)

        self.assertEqual(page.select(f"{SCRIPTS}, b"), [])
        for data in page.select("[type='application/ld+json']"):
            json.loads(data.string)
        self.assertIn(typed, text_of(page.select_one(".paper")))
        self.assertIn(typed, text_of(page.select_one(".conference")))
        self.assertIn(typed, text_of(page.select_one(".notice")))

    def test_nothing_is_styled_or_scripted_in_the_page(self):
        ConferenceFactory(plan=self.plan)
        page = self.open()
        self.assertEqual(page.select(f"{SCRIPTS}, style"), [])
        self.assertEqual(page.select("[style], [onclick], [onload]"), [])

    def test_headings_go_down_one_level_at_a_time(self):
        ConferenceFactory(plan=self.plan)
        headings = self.open().find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
        levels = [int(heading.name[1]) for heading in headings]
        self.assertEqual(levels[0], 1)
        self.assertEqual(levels.count(1), 1)
        for above, level in zip(levels, levels[1:], strict=False):
            self.assertLessEqual(level, above + 1)

    def test_every_id_stands_once_and_every_jump_arrives(self):
        ConferenceFactory(plan=self.plan)
        page = self.open()
        ids = [element["id"] for element in page.select("[id]")]
        self.assertEqual(len(ids), len(set(ids)))
        jumps = {link["href"][1:] for link in page.select("a[href^='#']")}
        self.assertGreater(len(jumps), 5)
        self.assertLessEqual(jumps, set(ids))


class QueryTests(PlanPageTestCase):
    """Counted with emptied caches; a process learns the types of pages only once."""

    def setUp(self):
        super().setUp()
        ConferenceFactory(plan=self.plan)

    @nothing_kept
    def assert_twelve(self, plan):
        self.client.get(plan.url)
        cache.clear()
        with self.assertNumQueries(12):
            self.client.get(plan.url)

    def test_twelve_queries_at_most_however_long_the_plan(self):
        self.assert_twelve(self.plan)
        for number in range(4):
            hamlets = HamletFactory.create_batch(3)
            ConferenceFactory(plan=self.plan, name=f"Hội nghị {number}").hamlets.set(
                hamlets
            )
            PlanAmendmentFactory(plan=self.plan)
        self.assert_twelve(self.plan)

    def test_no_more_for_a_replaced_plan_and_for_the_one_that_replaces(self):
        new = DialoguePlanPageFactory(parent=self.index, issued=True)
        ConferenceFactory(plan=new)
        PlanAmendmentFactory(
            plan=self.plan, kind=AmendmentKind.REPLACEMENT, replaced_by=new.page_ptr
        )
        self.assert_twelve(self.plan)
        self.assert_twelve(new)

    @nothing_kept
    def test_two_more_in_a_process_that_has_shown_no_page_yet(self):
        cache.clear()
        ContentType.objects.clear_cache()
        with self.assertNumQueries(14):
            self.client.get(self.plan.url)


class AliasTests(PlanPageTestCase):
    def test_an_alias_is_guarded_as_its_original_is(self):
        alias = self.plan.create_alias(update_slug="ban-sao")
        self.assertEqual(self.client.get(alias.url).status_code, 200)
        PageViewRestriction.objects.create(page=self.plan, restriction_type="login")
        for page in (self.plan, alias, alias.create_alias(update_slug="lan-hai")):
            with self.subTest(page.slug):
                self.assertEqual(self.client.get(page.url).status_code, 302)

    def test_what_guards_the_list_guards_its_plans(self):
        PageViewRestriction.objects.create(page=self.index, restriction_type="login")
        self.assertEqual(self.client.get(self.plan.url).status_code, 302)
