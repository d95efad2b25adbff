"""What visitors read of answers, in every door."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from dialogue_pages import moderation
from dialogue_pages.models import AnswerPage
from dialogue_pages.question_choices import Outcome
from dialogue_pages.stages import PublicLabel
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.questions.cases import moderator
from tests.dialogue_pages.questions.published import (
    NOTE,
    PUBLIC_TEXT,
    SECRETS,
    answered,
    page_of,
    publish,
)
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    HamletFactory,
    TopicFactory,
    UnitFactory,
    open_portal,
)


class AnswersTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.index = AnswerIndexPageFactory(parent=cls.plans.get_parent())

    def answer(self, **fields):
        return AnswerPageFactory(parent=self.index, **fields)

    def open(self, address):
        return soup_of(self.client.get(address))


class AnswerPageTests(AnswersTestCase):
    def test_short_first_then_the_question_then_the_whole_with_its_facts(self):
        plan = DialoguePlanPageFactory(parent=self.plans, title="Đối thoại đầu năm")
        page = self.answer(
            unit=UnitFactory(name="Phòng Kinh tế"),
            topic=TopicFactory(name="Giao thông"),
            hamlet=HamletFactory(name="Bến Lau"),
            conference=ConferenceFactory(plan=plan),
            document_number="15/UBND-KT",
            legal_basis="Luật Đường bộ 2024",
            answered_on=timezone.localdate() - timedelta(days=3),
        )
        text = text_of(self.open(page.url).main)
        order = [page.title, page.short_answer, page.question_text, "đã kiểm tra"]
        order += ["Phòng Kinh tế", "15/UBND-KT", "Luật Đường bộ 2024"]
        places = [text.index(words) for words in order]
        self.assertEqual(places, sorted(places))
        for fact in (plan.title, "Giao thông", "Bến Lau"):
            self.assertIn(fact, text)

    def test_answered_never_looks_settled(self):
        for outcome in set(Outcome) - {Outcome.WITHDRAWN}:
            page = self.answer(outcome=outcome)
            is_settled = outcome is Outcome.SETTLED
            for address in (page.url, self.index.url):
                soup = self.open(address)
                name = f"a[href$='{page.url}']"
                card = soup.select_one(f".answer-card:has({name})") or soup.main
                with self.subTest(outcome=outcome, address=address):
                    self.assertEqual(bool(card.select_one(".chip-settled")), is_settled)
                    label = text_of(card.select_one(".chip"))
                    expected = PublicLabel.SETTLED if is_settled else "answered"
                    self.assertEqual(label, PublicLabel(expected).label)

    def test_an_answer_not_reviewed_for_a_year_says_so(self):
        old = timezone.localdate() - timedelta(days=400)
        page = self.answer(answered_on=old, reviewed_on=old)
        self.assertIsNotNone(self.open(page.url).select_one(".notice"))
        self.assertIsNone(self.open(self.answer().url).select_one(".notice"))

    def test_markup_is_shown_and_links_lead_nowhere(self):
        page = self.answer(answer="<a href='http://xau.example'>bấm</a> & <b>đậm</b>")
        whole = self.open(page.url).select_one(".answer-whole")
        self.assertEqual(whole.select("a, b"), [])
        self.assertIn("<b>đậm</b>", text_of(whole))

    def test_a_shared_link_tells_the_short_answer(self):
        page = self.answer()
        head = self.open(page.url).head
        told = {m.get("property"): m.get("content") for m in head.select("meta")}
        self.assertEqual(told["og:title"], page.title)
        self.assertEqual(told["og:description"], page.short_answer)
        self.assertEqual(told["og:url"], page.full_url)

    def test_a_hidden_plan_is_not_named(self):
        plan = DialoguePlanPageFactory(parent=self.plans, title="Nháp", live=False)
        page = self.answer(conference=ConferenceFactory(plan=plan))
        self.assertNotIn("Nháp", text_of(self.open(page.url).main))


class SecretsTests(AnswersTestCase):
    SECRET = (*SECRETS.values(), NOTE, "Quàng", "Lả", "Tòng Văn Kín", "345678")

    def assert_nothing_secret(self, text):
        for secret in self.SECRET:
            self.assertNotIn(secret, text)

    def test_no_original_sender_or_note_in_any_door(self):
        page = publish(page_of(answered(), self.index))
        for address in ("/", self.index.url, page.url):
            with self.subTest(address=address):
                self.assert_nothing_secret(self.client.get(address).content.decode())
        self.assertContains(self.client.get(page.url), PUBLIC_TEXT)

    def test_the_index_of_search_holds_public_fields_only(self):
        question = answered()
        publish(page_of(question, self.index))
        call_command("update_index", verbosity=0)
        for words in ("Quàng", "Kín", "0912345678", "kêu ca", "ngõ Tre"):
            with self.subTest(words=words):
                self.assertFalse(Page.objects.search(words))
                self.assertFalse(AnswerPage.objects.search(words))
        self.assertTrue(AnswerPage.objects.live().search("sửa cống"))
        indexed = {field.field_name for field in AnswerPage.get_search_fields()}
        self.assertFalse(indexed & {"made_from", "questions", "asked_by"})

    def test_no_search_index_of_questions(self):
        model = ContentType.objects.get(app_label="dialogue_pages", model="question")
        self.assertFalse(hasattr(model.model_class(), "search_fields"))

    def test_the_name_stands_there_only_with_the_second_consent(self):
        page = publish(page_of(answered(may_publish_name=True), self.index))
        self.assertContains(self.client.get(page.url), SECRETS["sender_name"])
        page.made_from.may_publish_name = False
        page.made_from.save()
        self.assertNotContains(self.client.get(page.url), SECRETS["sender_name"])

    def test_nor_once_the_sender_is_forgotten(self):
        page = publish(page_of(answered(may_publish_name=True), self.index))
        page.made_from.anonymised_at = timezone.now()
        page.made_from.save()
        self.assertNotContains(self.client.get(page.url), SECRETS["sender_name"])

    def test_drafts_and_pages_taken_down_are_in_no_door(self):
        question = answered()
        page = page_of(question, self.index)
        self.assert_closed(page)
        publish(page)
        moderation.withhold(question, by=moderator(), reason="Lộ người thứ ba")
        self.assert_closed(page)

    def assert_closed(self, page):
        self.assertEqual(self.client.get(page.get_url()).status_code, 404)
        for address in ("/", self.index.url):
            self.assertNotContains(self.client.get(address), page.title)

    def test_a_restricted_answer_is_not_listed(self):
        page = self.answer(title="Chỉ cán bộ đọc")
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
        self.assertNotContains(self.client.get(self.index.url), page.title)
        self.assertNotEqual(self.client.get(page.url).status_code, 200)


class AnswerListTests(AnswersTestCase):
    def titles(self, address=""):
        soup = self.open(self.index.url + address)
        return [text_of(link) for link in soup.select(".answer-card h2 a")]

    def test_the_newest_first(self):
        today = timezone.localdate()
        for days in (5, 1, 9):
            day = today - timedelta(days=days)
            self.answer(title=f"Trả lời {days}", answered_on=day)
        self.assertEqual(self.titles(), ["Trả lời 1", "Trả lời 5", "Trả lời 9"])

    def test_twenty_at_a_time_and_a_way_to_the_rest(self):
        for number in range(21):
            self.answer(title=f"Trả lời {number}")
        self.assertEqual(len(self.titles()), 20)
        rest = self.open(self.index.url).select_one(".list-pages a[rel=next]")["href"]
        self.assertEqual(self.titles(rest), ["Trả lời 0"])
        back = self.open(self.index.url + rest).select(".list-pages a")
        self.assertEqual([link["rel"] for link in back], [["prev"]])

    def test_a_page_that_is_not_there_leads_to_one_that_is(self):
        self.answer(title="Một")
        for number in ("0", "-1", "99", "x", "", "²"):
            with self.subTest(number=number):
                self.assertEqual(self.titles(f"?trang={number}"), ["Một"])

    def test_an_empty_list_says_what_to_expect(self):
        self.assertIsNotNone(self.open(self.index.url).select_one(".empty"))

    def test_the_number_of_queries_does_not_grow(self):
        self.make_answers(1)
        few = self.queries(self.index.url)
        self.make_answers(25)
        self.assertEqual(self.queries(self.index.url), few)
        self.assertLess(few, 15)

    def test_one_answer_takes_the_same_queries_however_many_it_serves(self):
        page = publish(page_of(answered(), self.index))
        few = self.queries(page.url)
        for _number in range(3):
            other = answered()
            other.answer_page = page
            other.save()
        self.assertEqual(self.queries(page.url), few)
        self.assertLess(few, 15)

    def make_answers(self, number):
        for _number in range(number):
            self.answer(
                unit=UnitFactory(), topic=TopicFactory(), hamlet=HamletFactory()
            )

    def queries(self, address):
        self.client.get(address)  # fills the site and content-type caches
        with CaptureQueriesContext(connection) as made:
            self.client.get(address)
        return len(made)
