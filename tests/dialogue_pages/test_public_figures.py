"""The account of a year: what is counted, kept apart, and told on every page of it."""

import csv
import json
from datetime import timedelta
from io import StringIO
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from dialogue_pages import following, moderation, referring, tidying
from dialogue_pages.models import AnswerPage, Question, QuestionClock, ReferralLetter
from dialogue_pages.open_data import answers as open_answers
from dialogue_pages.openness.figures import MEASURES, Figures, is_small
from dialogue_pages.public_figures import figures_of
from dialogue_pages.stages import Stage
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.questions.cases import approver, asked, moderator
from tests.dialogue_pages.questions.published import answered
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HomePageFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)
from tests.uncached import nothing_kept


@nothing_kept
class FiguresTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()
        cls.site = default_site()
        cls.today = timezone.localdate()
        cls.year = cls.today.year

    def figures(self):
        return figures_of(self.site, self.year)

    def total(self):
        return Figures(**self.figures().total.counts)

    def many(self, count, **fields):
        """Questions that are in work, stored at once."""
        model = asked()
        first = Question.objects.filter(site=self.site).count() + 1
        for number in range(count):
            model.pk, model.send_key = None, None
            model.serial, model.code = first + number, f"MAU{first + number:05}"
            model._state.adding = True
            for name, value in fields.items():
                setattr(model, name, value)
            Question.objects.bulk_create([model])
        return Question.objects.all()

    def meet(self, **fields):
        plan = DialoguePlanPageFactory(parent=self.index)
        return ConferenceFactory(
            plan=plan, day=self.today.replace(month=6, day=5), precision="day", **fields
        )


class CountingTests(FiguresTestCase):
    def test_each_question_is_counted_once_by_what_became_of_it(self):
        self.many(4)
        answered()
        late = answered()
        late.clocks.update(due_on=self.today - timedelta(1))
        overdue = asked()
        QuestionClock.objects.filter(question=overdue).update(
            due_on=self.today - timedelta(1)
        )
        total = self.figures().total
        self.assertEqual(
            Figures(**total.counts),
            Figures(received=8, answered=2, on_time=1, late=1, in_work=6, overdue=1),
        )
        self.assertEqual(total.closed, 0)

    def test_as_the_numbers_of_the_front_page_and_of_plans(self):
        self.many(6)
        answered()
        tidying.mark_spam(asked(), by=moderator())
        numbers = Question.objects.filter(year=self.year).in_numbers()
        total = self.total()
        self.assertEqual(
            tuple(numbers),
            (total.received, total.answered, total.on_time, total.in_work),
        )

    def test_advertisement_is_no_question(self):
        self.many(5)
        tidying.mark_spam(asked(), by=moderator())
        self.assertEqual(self.total().received, 6)

    def test_a_merged_question_stays_one_of_its_sender(self):
        self.many(5)
        one, two = asked(), asked()
        for question in (one, two):
            moderation.take(question, by=moderator())
        moderation.merge(one, two, by=moderator())
        self.assertEqual(Question.objects.filter(stage=Stage.MERGED).count(), 1)
        self.assertEqual((self.total().received, self.total().in_work), (8, 8))

    def test_a_withheld_question_is_counted_like_any_other(self):
        self.many(5)
        Question.objects.update(visibility="withheld")
        self.assertEqual(self.total().received, 6)

    def test_what_was_referred_stays_so(self):
        self.many(5)
        question = asked()
        moderation.take(question, by=moderator())
        letter = ReferralLetter(
            authority="Sở Xây dựng", number="1", dated_on=self.today
        )
        referring.refer(question, letter, by=approver())
        self.assertEqual(self.total().referred, 1)

    def test_reopening_improves_no_figure_of_the_unit(self):
        self.many(9, unit=UnitFactory(name="Phòng Đo đạc"))
        unit = Question.objects.exclude(unit=None).first().unit
        for _number in range(6):
            question = answered()
            Question.objects.filter(pk=question.pk).update(unit=unit)
            question.clocks.update(due_on=self.today - timedelta(1))
        before = self.figures()
        following.object_to_answer(Question.objects.get(pk=question.pk), "Vẫn thế.")
        after = self.figures()
        self.assertEqual(after.total, before.total)
        self.assertEqual(after.units, before.units)

    def test_other_years_and_other_communes_stay_out(self):
        self.many(5)
        asked(on=self.today.replace(year=self.year - 1, month=3))
        other = Site.objects.create(
            hostname="xa-khac.example", root_page=HomePageFactory()
        )
        asked(site=other)
        self.assertEqual(self.total().received, 6)

    def test_days_are_counted_by_the_calendar_of_the_office(self):
        self.many(6)
        Question.objects.update(
            received_at=timezone.now() - timedelta(14), answered_at=timezone.now()
        )
        days = self.figures().total.first
        self.assertTrue(days is not None and days <= 10)


class WithheldTests(FiguresTestCase):
    def setUp(self):
        for count in (2, 7, 12):
            unit = UnitFactory()
            self.many(count, unit=unit, topic=TopicFactory(unit=unit))

    def test_no_small_count_of_a_unit_or_topic_is_told_anywhere(self):
        figures = self.figures()
        rows = [*figures.units, *figures.topics]
        self.assertTrue(any(row.withheld for row in rows))
        for row in rows:
            for count in row.counts.values():
                self.assertFalse(count and is_small(count))

    def test_page_table_and_program_tell_the_same(self):
        figures = self.figures()
        told = json.loads(self.get("open_figures", self.year, "json").content)
        table = self.get("open_figures", self.year, "csv").content.decode("utf-8-sig")
        rows = {
            (row["scope"], row["key"]): row for row in csv.DictReader(StringIO(table))
        }
        page = soup_of(self.get("openness_year", self.year))
        cells = page.select_one("#don-vi-bang").find_parent("table").select("tbody tr")
        for row, given, line in zip(figures.units, told["units"], cells, strict=True):
            self.assertEqual({name: given[name] for name in MEASURES}, row.counts)
            self.assertEqual(given["withheld"], row.withheld)
            printed = rows["unit", str(row.key or "")]
            shown = [text_of(cell) for cell in line.select("td")]
            for place, (name, count) in enumerate(row.counts.items()):
                self.assertEqual(printed[name], "" if count is None else str(count))
                self.assertEqual(
                    shown[place], "không nêu" if count is None else str(count)
                )

    def test_queries_do_not_grow_with_units_and_questions(self):
        address = reverse("dialogue_pages:openness_year", args=[self.year])
        self.many(6, conference=self.meet())
        answered()
        self.client.get(address)
        with CaptureQueriesContext(connection) as few:
            self.client.get(address)
        for _number in range(3):
            self.many(6, unit=UnitFactory(), topic=TopicFactory())
            self.meet()
        with self.assertNumQueries(len(few)):
            self.client.get(address)

    def get(self, name, *args):
        return self.client.get(reverse(f"dialogue_pages:{name}", args=args))


class ConferenceTests(FiguresTestCase):
    def test_a_small_conference_is_not_told_nor_the_one_it_would_follow_from(self):
        small, large = self.meet(name="Cụm 1"), self.meet(name="Cụm 2")
        large.plan = small.plan
        large.save()
        self.many(3, conference=small)
        self.many(20, conference=large)
        told = [row.withheld for _c, row in self.figures().conferences]
        self.assertEqual(told, [list(MEASURES)] * 2)
        page = self.client.get(f"/cong-khai/hoi-nghi/{large.pk}/")
        self.assertIsNone(soup_of(page).select_one(".numbers"))

    def test_the_plan_of_few_questions_tells_no_numbers_either(self):
        conference = self.meet()
        self.many(3, conference=conference)
        page = soup_of(self.client.get(conference.plan.url))
        self.assertIsNone(page.select_one(".numbers"))

    def test_a_hidden_plan_has_no_conference_here(self):
        conference = self.meet()
        self.many(9, conference=conference)
        address = f"/cong-khai/hoi-nghi/{conference.pk}/"
        self.assertEqual(self.client.get(address).status_code, 200)
        PageViewRestriction.objects.create(
            page=conference.plan, restriction_type="login"
        )
        self.assertEqual(self.client.get(address).status_code, 404)
        self.assertEqual(self.figures().conferences, [])


class YearTests(FiguresTestCase):
    def test_an_empty_year_says_so_and_an_unknown_one_is_not_there(self):
        page = self.client.get("/cong-khai/")
        self.assertContains(page, f"Năm {self.year} chưa tiếp nhận ý kiến nào.")
        for address in ("/cong-khai/1999/", "/du-lieu-mo/so-lieu-1999.csv"):
            self.assertEqual(self.client.get(address).status_code, 404)

    def test_years_between_are_chosen_by_links(self):
        asked(on=self.today.replace(year=self.year - 2, month=3))
        links = soup_of(self.client.get("/cong-khai/")).select(".openness-years a")
        self.assertEqual(
            [link["href"] for link in links],
            [f"/cong-khai/{self.year - n}/" for n in range(3)],
        )

    def test_pictures_have_words_and_no_style_of_their_own(self):
        self.many(6)
        page = soup_of(self.client.get("/cong-khai/"))
        for picture in page.select("main svg"):
            self.assertEqual(picture["role"], "img")
            self.assertTrue(text_of(picture.title) and text_of(picture.desc))
        self.assertEqual(page.select("main [style], main style, main script"), [])

    def test_a_page_is_light(self):
        for _number in range(20):
            self.many(6, unit=UnitFactory(), topic=TopicFactory())
        self.assertLess(len(self.client.get("/cong-khai/").content), 100_000)


class OpenAnswersTests(FiguresTestCase):
    def setUp(self):
        self.answers = AnswerIndexPageFactory(parent=self.index.get_parent())

    def read(self, address="/du-lieu-mo/tra-loi.json"):
        return json.loads(self.client.get(address).content)

    def ids(self):
        return [answer["id"] for answer in self.read()["answers"]]

    def test_only_what_everybody_may_read(self):
        shown = AnswerPageFactory(parent=self.answers)
        AnswerPageFactory(parent=self.answers, live=False)
        past = timezone.now() - timedelta(1)
        AnswerPageFactory(parent=self.answers, expire_at=past)
        kept = AnswerPageFactory(parent=self.answers)
        PageViewRestriction.objects.create(page=kept, restriction_type="login")
        AnswerPageFactory(parent=AnswerIndexPageFactory())
        self.assertEqual(self.ids(), [shown.pk])

    def test_the_name_of_a_sender_is_not_there_even_with_consent(self):
        question = asked(may_publish_name=True, sender_name="Lò Thị Xuân Lan")
        AnswerPageFactory(parent=self.answers, made_from=question)
        for form in ("csv", "json"):
            content = self.client.get(f"/du-lieu-mo/tra-loi.{form}").content.decode()
            self.assertNotIn("Xuân Lan", content)

    def test_a_conference_of_a_hidden_plan_is_not_named(self):
        conference = self.meet(name="Cụm kín")
        AnswerPageFactory(parent=self.answers, conference=conference)
        self.assertIn("Cụm kín", self.read()["answers"][0]["conference"])
        conference.plan.unpublish()
        self.assertEqual(self.read()["answers"][0]["conference"], "")

    def test_goes_on_by_keys_and_misses_none(self):
        pages = [AnswerPageFactory(parent=self.answers) for _number in range(5)]
        wanted, found = [page.pk for page in pages], []
        with mock.patch.object(open_answers, "AT_ONCE", 2):
            told = self.read()
            found += [answer["id"] for answer in told["answers"]]
            AnswerPage.objects.get(pk=found[0]).delete()
            while told["next"]:
                told = self.read(told["next"].removeprefix(self.site.root_url))
                found += [answer["id"] for answer in told["answers"]]
        self.assertEqual(found, wanted)

    def test_a_table_runs_nothing_in_a_spreadsheet(self):
        AnswerPageFactory(
            parent=self.answers, title='=HYPERLINK("x")', question_text="+84\nđường"
        )
        table = self.client.get("/du-lieu-mo/tra-loi.csv").content
        self.assertTrue(table.startswith(b"\xef\xbb\xbf"))
        row = next(csv.DictReader(StringIO(table.decode("utf-8-sig"))))
        self.assertEqual(row["title"], '\'=HYPERLINK("x")')
        self.assertEqual(row["question"][0], "'")

    def test_anybody_may_read_it_and_ask_whether_it_changed(self):
        AnswerPageFactory(parent=self.answers)
        for name in ("tra-loi.csv", "tra-loi.json", f"so-lieu-{self.year}.json"):
            address = f"/du-lieu-mo/{name}"
            response = self.client.get(address)
            self.assertEqual(response["Access-Control-Allow-Origin"], "*")
            self.assertIn("max-age", response["Cache-Control"])
            again = self.client.get(
                address, headers={"if-none-match": response["ETag"]}
            )
            self.assertEqual(again.status_code, 304)

    def test_every_field_is_described(self):
        AnswerPageFactory(parent=self.answers)
        described = self.read("/du-lieu-mo/mo-ta.json")["$defs"]
        answer = described["answer"]["properties"]
        self.assertEqual(list(self.read()["answers"][0]), list(answer))
        figures = self.client.get(f"/du-lieu-mo/so-lieu-{self.year}.csv")
        head = figures.content.decode("utf-8-sig").splitlines()[0].split(",")
        self.assertEqual(head, list(described["figures"]["properties"]))
        page = self.client.get("/du-lieu-mo/")
        for name in [*answer, *head]:
            self.assertContains(page, f"<code>{name}</code>")

    def test_queries_do_not_grow_with_answers(self):
        AnswerPageFactory(parent=self.answers, conference=self.meet())
        self.read()
        with CaptureQueriesContext(connection) as few:
            self.read()
        for _number in range(3):
            AnswerPageFactory(parent=self.answers, conference=self.meet())
        with self.assertNumQueries(len(few)):
            self.read()
